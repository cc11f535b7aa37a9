"""What is taken: a quiz frozen as it was published. Attempts point here, not at the page."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Quiz(models.Model):
    """The identity of a quiz, which outlives every edit and the page itself."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.OneToOneField(
        "quizzes.QuizPage", null=True, on_delete=models.SET_NULL, related_name="quiz"
    )
    title = models.CharField(max_length=255)
    current = models.ForeignKey(
        "quizzes.QuizRelease", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("kuis")

    def __str__(self):
        return self.title


class QuizRelease(models.Model):
    """A quiz's settings and questions at one publication; never changes.

    ``settings``: ``{"purpose", "pass_mark", "attempts", "wait_hours", "time_limit",
    "shuffle_questions", "shuffle_options", "review"}``; minutes and whole percent.
    """

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    settings = models.JSONField()
    content_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("rilis kuis")
        ordering = ["quiz", "number"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "number"], name="quiz_release_number"),
            models.UniqueConstraint(fields=["quiz", "content_hash"], name="quiz_release_content"),
        ]

    def __str__(self):
        return f"{self.quiz} #{self.number}"


class ReleaseQuestion(models.Model):
    """One question a release may ask. Line ``line`` asks ``pick`` of its questions."""

    release = models.ForeignKey(QuizRelease, on_delete=models.CASCADE, related_name="questions")
    version = models.ForeignKey(
        "quizzes.QuestionVersion", on_delete=models.PROTECT, related_name="+"
    )
    line = models.PositiveSmallIntegerField()
    pick = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["release", "line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "line", "version"], name="release_question_once_a_line"
            )
        ]
