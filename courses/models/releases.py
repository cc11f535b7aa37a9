"""What is taken: a course frozen as it was published. Enrolments point here."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from courses import rules
from courses.querysets import CourseQuerySet
from quizzes.models import Quiz


class Course(models.Model):
    """The identity of a course, which outlives every edit and the page itself."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.OneToOneField(
        "courses.CoursePage", null=True, on_delete=models.SET_NULL, related_name="course"
    )
    title = models.CharField(_("judul"), max_length=255)
    current = models.ForeignKey(
        "courses.CourseRelease", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CourseQuerySet.as_manager()

    # No editor looks for where this is used, and every save would note it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kursus")
        verbose_name_plural = pgettext_lazy("plural", "kursus")
        ordering = ["title"]

    def __str__(self):
        return self.title


class Activity(models.Model):
    """The identity of a lesson or quiz in a course; its UUID holds across edits and moves.

    ``quiz``: what its attempts point at, so that results outlive the page; None for lessons.
    """

    class Kind(models.TextChoices):
        LESSON = "lesson", _("Pelajaran")
        QUIZ = "quiz", _("Kuis")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="activities")
    page = models.OneToOneField(Page, null=True, on_delete=models.SET_NULL, related_name="activity")
    quiz = models.OneToOneField(Quiz, null=True, on_delete=models.PROTECT, related_name="activity")
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=255)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kegiatan")

    def __str__(self):
        return self.title


class CourseRelease(models.Model):
    """A course's outline at one publication; never changes.

    ``content``: ``{"title", "url", "jp", "order", "modules": [{"page", "title", "url",
    "activities": [{"id", "page", "kind", "title", "url", "minutes", "required",
    "opens_last", "needs_account"}]}]}``. ``id`` is the activity's UUID, ``page`` a page's
    primary key, ``url`` its path then. A quiz straight under the course stands in a module
    of its own title, whose ``page`` is None.
    """

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rilis kursus")
        ordering = ["course", "number"]
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="course_release_number"),
            models.UniqueConstraint(
                fields=["course", "content_hash"], name="course_release_content"
            ),
        ]

    def __str__(self):
        return f"{self.course} #{self.number}"

    @property
    def order(self):
        return rules.Order(self.content["order"])

    def activities(self):
        """Return the outline's activities as dicts, in order."""
        return [a for module in self.content["modules"] for a in module["activities"]]

    def as_rules(self):
        """Return the activities as ``courses.rules`` takes them."""
        return [rules.Activity(a["id"], a["required"], a["opens_last"]) for a in self.activities()]
