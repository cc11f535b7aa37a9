"""Slow reckoning, away from the request that asks for it."""

from django_tasks import task

from quizzes.services import measure_everything


@task()
def measure_quiz(quiz: int) -> None:
    """Compute the figures of one quiz and of the questions it has asked."""
    measure_everything(quizzes=[quiz])
