"""A quiz that is being written, as its learners will meet it."""

from datetime import datetime

from quizzes import services, terms
from quizzes.models import Quiz, QuizPage, QuizRelease
from quizzes.standing import Standing


def standing(page: QuizPage, now: datetime) -> Standing:
    """Return the standing of somebody new who may start, by what the page says now."""
    asked = sum(item.count if item.topic_id else 1 for item in page.items.all())
    release = QuizRelease(settings={**services.terms_of(page), "questions": asked})
    quiz = Quiz(page=page, current=release)
    return Standing(quiz, None, (), now, quiz.limits, terms.Permission())
