"""What is taken: a quiz frozen as it was published. Attempts point here, not at the page."""

import uuid
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from operator import itemgetter

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes import drawing, rules, terms
from quizzes.layout import PLAIN, Line
from quizzes.querysets import QuizQuerySet, ReleaseQuestionQuerySet


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
    # Of a test after: the test before, to which its results are compared.
    baseline = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="counterparts"
    )

    # Whether anybody was ever given an allowance, so that nobody else need be looked up.
    has_allowances = models.BooleanField(default=False)

    objects = QuizQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kuis")
        verbose_name_plural = pgettext_lazy("plural", "kuis")

    def __str__(self):
        return self.title

    @property
    def limits(self):
        """The terms on which it is taken now by who was given none of their own."""
        return self.limits_with(self.current.limits if self.current else terms.Limits())

    def limits_with(self, limits):
        """Return the terms of a release with when the quiz is open.

        That is the page's to say, so that moving a date makes no new release.
        """
        if self.page is None:
            return limits
        return replace(limits, opens_at=self.page.opens_at, closes_at=self.page.closes_at)

    @property
    def is_offered(self):
        """Whether its page can be read today."""
        return self.page is not None and self.page.live


class QuizRelease(models.Model):
    """A quiz's settings and questions at one publication; never changes.

    ``settings``: ``{"purpose", "pass_mark", "attempts", "wait_hours", "time_limit",
    "shuffle_questions", "shuffle_options", "review", "questions"}``; minutes, whole percent,
    and how many questions an attempt asks. None where there is no limit. Where the author has
    laid the quiz out also ``"layout"`` (section, sheet and whether required, of each line, see
    ``quizzes.layout.Line``), ``"sections": [{"title", "intro"}]`` and ``"per_page"``;
    ``"honesty"`` is a statement to accept before starting, and
    ``"by_people"`` is true where people grade some of it.
    """

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    settings = models.JSONField()
    content_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rilis kuis")
        ordering = ["quiz", "number"]
        constraints = [
            models.UniqueConstraint(fields=["quiz", "number"], name="quiz_release_number"),
            models.UniqueConstraint(fields=["quiz", "content_hash"], name="quiz_release_content"),
        ]

    def __str__(self):
        return f"{self.quiz} #{self.number}"

    @property
    def limits(self):
        return terms.Limits(
            attempts=self.settings["attempts"],
            wait=timedelta(hours=self.settings["wait_hours"]),
            needs_account=self.settings["purpose"] == "test",
            minutes=self.settings["time_limit"],
        )

    @property
    def honesty(self):
        """The statement that who starts must accept; empty where there is none."""
        return self.settings.get("honesty", "")

    @property
    def review_policy(self):
        return rules.ReviewPolicy(self.settings["review"])

    def as_rules(self):
        """Return the lines to draw from, as ``quizzes.drawing`` takes them."""
        rows = self.questions.order_by("line", "pk").with_family()
        rows = rows.values_list("line", "pick", "version_id", "version__question_id", "shared")
        lines = groupby(rows, key=itemgetter(0, 1))
        return [
            drawing.Draw(
                pick, *zip(*(row[2:] for row in asked), strict=True), line=self._place(line)
            )
            for (line, pick), asked in lines
        ]

    def _place(self, line: int) -> Line:
        layout = self.settings.get("layout")
        return Line(*layout[line]) if layout else PLAIN


class ReleaseQuestion(models.Model):
    """One question a release may ask. Line ``line`` asks ``pick`` of its questions.

    ``family``: the question it was a variant of then; None if of none.
    """

    release = models.ForeignKey(QuizRelease, on_delete=models.CASCADE, related_name="questions")
    version = models.ForeignKey(
        "quizzes.QuestionVersion", on_delete=models.PROTECT, related_name="+"
    )
    line = models.PositiveSmallIntegerField()
    pick = models.PositiveSmallIntegerField()
    family = models.ForeignKey(
        "quizzes.Question", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReleaseQuestionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["release", "line", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "line", "version"], name="release_question_once_a_line"
            )
        ]
