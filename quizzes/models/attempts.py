"""Attempts: everything a learner was asked and answered, and what they were judged by."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from literasi.users.models import Learner
from quizzes.kinds.base import is_finished
from quizzes.kinds.registry import KINDS
from quizzes.models.releases import Quiz, QuizRelease
from quizzes.querysets import AttemptQuerySet, ItemQuerySet


class Attempt(models.Model):
    """One learner's attempt at one release, on the server from its first second."""

    class State(models.TextChoices):
        OPEN = "open", _("Sedang dikerjakan")
        AWAITING = "awaiting", _("Menunggu penilaian")
        GRADED = "graded", _("Selesai")

    class ClosedBy(models.TextChoices):
        LEARNER = "learner", _("Dikirim peserta")
        TIME = "time", _("Waktu habis")
        MERGE = "merge", _("Disatukan saat masuk")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="attempts")
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    release = models.ForeignKey(QuizRelease, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    seed = models.PositiveBigIntegerField()
    pass_mark = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    deadline_at = models.DateTimeField(null=True, blank=True)
    # When the statement of honesty in the release was accepted.
    honesty_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=8, choices=ClosedBy, blank=True)
    earned = models.DecimalField(max_digits=9, decimal_places=4, null=True, blank=True)
    possible = models.PositiveSmallIntegerField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)
    rules_version = models.PositiveSmallIntegerField()

    objects = AttemptQuerySet.as_manager()

    # No editor looks for where attempts are used, and every save would note it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("percobaan")
        verbose_name_plural = pgettext_lazy("plural", "percobaan")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "quiz", "number"], name="attempt_number_per_quiz"
            ),
            models.UniqueConstraint(
                fields=["learner", "quiz"],
                condition=Q(state="open"),
                name="one_open_attempt_per_quiz",
            ),
        ]
        indexes = [models.Index(fields=["state", "deadline_at"], name="attempt_overdue")]

    def __str__(self):
        return f"{self.quiz} · {self.learner} · {self.number}"

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_awaiting(self):
        """Whether it is handed in, and people have yet to grade some of it."""
        return self.state == self.State.AWAITING

    @property
    def measures(self):
        """Whether nothing was to be passed, see ``quizzes.measuring``."""
        return self.pass_mark == 0


class AttemptItem(models.Model):
    """One question of an attempt: the version asked, the order shown, the answer given.

    ``section`` counts the release's sections from 1, 0 is before any; ``page`` from 1.
    ``flagged`` is the learner's own note to look at it again.
    ``seq`` rises with every save, so that a stale tab cannot overwrite a newer answer.
    ``score`` is set when the attempt is handed in, or when people have graded it, for whom the
    item ``awaits`` until then; an item with either takes no more answers.
    ``correction``: the regrade that has judged it last, or will when it is handed in; under
    one it may no longer be among those that ``counts``. ``holds``: the one in force when the
    item was locked, where it was read with its lock.
    """

    holds: int | None = None

    class Awaits(models.TextChoices):
        NOBODY = "", _("Selesai")
        MARKER = "marker", _("Menunggu penilai")
        THIRD = "third", _("Menunggu penengah")
        LEARNER = "learner", _("Menunggu penilaian sendiri")

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="items")
    slot = models.PositiveSmallIntegerField()
    version = models.ForeignKey(
        "quizzes.QuestionVersion", on_delete=models.PROTECT, related_name="+"
    )
    section = models.PositiveSmallIntegerField(default=0)
    page = models.PositiveSmallIntegerField(default=1)
    required = models.BooleanField(default=False)
    option_order = models.JSONField(default=list)
    response = models.JSONField(null=True, blank=True)
    flagged = models.BooleanField(default=False)
    seq = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    score = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    awaits = models.CharField(max_length=8, choices=Awaits, default=Awaits.NOBODY, blank=True)
    counts = models.BooleanField(default=True, db_default=True)
    correction = models.ForeignKey(
        "quizzes.Regrade", null=True, on_delete=models.PROTECT, db_index=False, related_name="items"
    )

    objects = ItemQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("jawaban")
        verbose_name_plural = pgettext_lazy("plural", "jawaban")
        ordering = ["attempt", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "slot"], name="attempt_item_slot")
        ]
        indexes = [
            models.Index(fields=["awaits"], condition=~Q(awaits=""), name="answers_to_be_marked"),
            # Most questions never stand under a correction.
            models.Index(
                fields=["correction"],
                condition=Q(correction__isnull=False),
                name="attempt_item_corrected",
            ),
        ]

    @property
    def is_answered(self):
        return self.response is not None

    @property
    def is_finished(self):
        """Whether it is answered to its end, see ``kinds.base.is_finished``."""
        return is_finished(KINDS[self.version.kind], self.version.body, self.response)

    @property
    def is_open(self):
        """Whether it may still be answered, as far as its attempt's time does not matter."""
        return self.score is None and not self.awaits and self.attempt.is_open
