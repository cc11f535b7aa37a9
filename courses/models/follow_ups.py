"""Asking again: who wants it, and the drills it consists of. Apart from what certifies."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models.releases import Course
from courses.querysets import DrillQuerySet
from literasi.users.models import Learner


class FollowUp(models.Model):
    """A learner wants to be asked again after a course. ``uuid`` names it in letters."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="follow_ups")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="follow_ups")
    by_mail = models.BooleanField(default=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("latihan ulang")
        verbose_name_plural = pgettext_lazy("plural", "latihan ulang")
        constraints = [
            models.UniqueConstraint(fields=["learner", "course"], name="follow_up_once_a_course")
        ]

    @property
    def is_wanted(self):
        return self.ended_at is None


class Drill(models.Model):
    """A few questions, weeks later. Who has its address may answer it: it tells of nobody.

    ``asked``: primary keys of question versions, empty until it is opened. ``answers`` and
    ``scores`` ("0" to "1", as exact decimals) are by version, as JSON keeps keys: as text.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="drills")
    number = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    asked = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    scores = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = DrillQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("latihan ulang berkala")
        ordering = ["due_at"]
        constraints = [models.UniqueConstraint(fields=["follow_up", "number"], name="drill_number")]
        indexes = [models.Index(fields=["told_at", "due_at"], name="drill_to_tell")]

    @property
    def is_done(self):
        return self.finished_at is not None
