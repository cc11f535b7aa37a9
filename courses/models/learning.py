"""What learners have done: enrolments, and completions that are never taken back."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses import rules
from courses.models.releases import Activity, Course, CourseRelease
from courses.querysets import CompletionQuerySet, EnrolmentQuerySet
from literasi.agencies.models import Agency
from literasi.users.models import Learner


class Enrolment(models.Model):
    """A learner with an account takes a course; a further ``cycle`` renews it.

    ``release`` is the one they are judged by: the current one while they learn, the one
    they finished once ``completed_at`` is set. ``required`` and ``done`` count activities
    and are kept here so that lists and reports need no arithmetic over completions.
    """

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="enrolments")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments")
    cycle = models.PositiveSmallIntegerField(default=1)
    release = models.ForeignKey(CourseRelease, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    required = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    enrolled_at = models.DateTimeField(default=timezone.now)
    last_activity_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    # No editor looks for where this is used, and every save would note it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("keikutsertaan")
        verbose_name_plural = pgettext_lazy("plural", "keikutsertaan")
        ordering = ["-last_activity_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course", "cycle"], name="enrolment_once_a_cycle"
            )
        ]
        indexes = [
            models.Index(fields=["course", "completed_at"], name="enrolment_course_state"),
            models.Index(fields=["agency", "course"], name="enrolment_agency_course"),
        ]

    def __str__(self):
        return f"{self.learner} · {self.course}"

    @property
    def progress(self):
        return rules.Progress(self.required, self.done)

    @property
    def is_completed(self):
        return self.completed_at is not None


class RenewedCompletion(models.Model):
    """An activity done again while its course is taken again; ``enrolment`` has a cycle over 1.

    What was ever completed stays in ActivityCompletion, whatever happens here.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="renewed")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    completed_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="renewed_once")
        ]


class ActivityCompletion(models.Model):
    """A learner has completed an activity. Inserted once, never cleared by an edit.

    ``percent``: the best result so far, for activities that have one.
    """

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="completions")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="completions")
    completed_at = models.DateTimeField(default=timezone.now)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = CompletionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("penyelesaian kegiatan")
        constraints = [
            models.UniqueConstraint(fields=["learner", "activity"], name="completed_once")
        ]
