"""Who reads which page of which course: what templates need, in very few queries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet
from wagtail.models import Page

from courses import hot, outline, rules
from courses.access import course_at, done_in
from courses.models import ActivityCompletion, Course, Enrolment
from literasi.users.models import Learner
from literasi.users.visitors import current_learner


@dataclass(frozen=True)
class Reading:
    """A course under the eyes of one reader; ``learner`` is None for who left no trace yet.

    The enrolment is looked up when it is first asked for: most pages need none.
    """

    course: Course
    outline: outline.Outline
    learner: Learner | None
    find_enrolment: Callable[[], Enrolment | None]

    @cached_property
    def enrolment(self) -> Enrolment | None:
        return self.find_enrolment()

    @property
    def completed_at(self) -> datetime | None:
        return self.enrolment and self.enrolment.completed_at

    @property
    def may_be_followed(self) -> bool:
        """Whether the reader could be asked again about the course, and is not yet."""
        if self.learner is None or not self.learner.has_account or self.completed_at is None:
            return False
        return not self.learner.follow_ups.filter(course=self.course, ended_at=None).exists()

    @cached_property
    def stage(self) -> rules.Stage:
        return rules.stage(
            self.outline.progress,
            started=bool(self.enrolment or self.outline.done),
            completed=self.completed_at is not None,
        )

    @property
    def is_kept_on_device(self) -> bool:
        """Whether the reader has progress that only this device knows."""
        return bool(self.learner and not self.learner.has_account and self.outline.done)


def reading_of(request, page: Page) -> Reading | None:
    """Return the reading of a course page, lesson or quiz; None when it is in no course.

    Found once a request, however many parts of the page ask.
    """
    found = request.__dict__.setdefault("_readings", {})
    if page.pk not in found:
        found[page.pk] = _read(current_learner(request), page)
    return found[page.pk]


def _read(learner: Learner | None, page: Page) -> Reading | None:
    course = course_at(page)
    if course is None:
        return None
    seen = outline.build(course.current, done_in(learner, course.pk), page.pk)
    return Reading(course, seen, learner, lambda: _newest_enrolment(learner, course))


def _newest_enrolment(learner, course):
    if learner is None or not learner.has_account:
        return None
    return hot.enrolments_in.first(learner=learner.pk, course=course.pk)


def readings_of(request, courses: QuerySet) -> list[Reading]:
    """Return the request's readings of many courses, in three queries however many they are."""
    learner = current_learner(request)
    done, enrolments = _records(learner) if learner else (frozenset(), {})
    return [
        Reading(
            course,
            outline.build(course.current, done),
            learner,
            lambda pk=course.pk: enrolments.get(pk),
        )
        for course in courses.select_related("current", "page")
    ]


def _records(learner: Learner) -> tuple[frozenset[str], dict[int, Enrolment]]:
    """Return all that counts of what a learner has done, and their newest enrolment by course."""
    done = ActivityCompletion.objects.filter(learner=learner).that_count().activity_ids()
    oldest_first = Enrolment.objects.filter(learner=learner).order_by("cycle")
    return done, {enrolment.course_id: enrolment for enrolment in oldest_first}
