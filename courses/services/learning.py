"""What a learner does in a course: enrol, complete an activity, complete the course."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from courses import access, hot, rules
from courses.models import Activity, ActivityCompletion, Course, Enrolment, RenewedCompletion
from courses.signals import course_completed
from literasi.agencies.services import agency_of
from literasi.users.models import Learner


class AccountNeeded(Exception):
    """Enrolling needs an account; a visitor's progress is kept without an enrolment."""


class NotOffered(Exception):
    """The course has never been published, so there is nothing to judge a learner by."""


@transaction.atomic
def enrol(*, learner: Learner, course: Course) -> Enrolment:
    """Enrol the learner, or return the enrolment they have; then judge it.

    What they had completed before counts at once, so enrolling may complete the course.
    Raises AccountNeeded or NotOffered.
    """
    if not learner.has_account:
        raise AccountNeeded
    if course.current_id is None:
        raise NotOffered
    return judge(learner, course.pk) or _open(learner, course)


def _open(learner: Learner, course: Course) -> Enrolment:
    first = Enrolment(
        learner=learner,
        course=course,
        cycle=1,
        release_id=course.current_id,
        agency=agency_of(learner),
    )
    Enrolment.objects.bulk_create([first], ignore_conflicts=True)
    return judge(learner, course.pk)


# Inside a grading it needs no savepoint: neither may stand without the other.
@transaction.atomic(savepoint=False)
def complete_activity(
    *,
    learner: Learner,
    activity: Activity,
    percent: int | None = None,
    at: datetime | None = None,
) -> Enrolment | None:
    """Record that the learner has completed the activity; again is harmless.

    The first time is kept, and the best ``percent``. A learner with an account is enrolled
    by their first completion. Who takes the course again has done it again, if that was
    (``at``, else now) since they began. Returns the enrolment it counts for; None for visitors.
    """
    _record(learner, activity, percent)
    if not learner.has_account:
        return None
    enrolment = judge(learner, activity.course_id, activity, at)
    if enrolment or activity.course.current_id is None:
        return enrolment
    return _open(learner, activity.course)


def _record(learner, activity, percent):
    completion = ActivityCompletion(learner=learner, activity=activity, percent=percent)
    ActivityCompletion.objects.bulk_create([completion], ignore_conflicts=True)
    if percent is not None:
        lesser = Q(percent__lt=percent) | Q(percent=None)
        mine = ActivityCompletion.objects.filter(learner=learner, activity=activity)
        mine.filter(lesser).update(percent=percent)


def judge(
    learner: Learner, course_id: int, done: Activity | None = None, at: datetime | None = None
) -> Enrolment | None:
    """Recount the learner's enrolment and complete it when nothing required is left.

    ``done``: what was completed just now, or ``at`` a moment, for who takes the course again.

    Call inside a transaction. The row is locked *before* counting, so that of two
    completions at the same moment the later one counts the earlier. A completed enrolment
    is left as it is. Returns None when there is no enrolment.
    """
    enrolment = hot.locked_enrolments_in.first(learner=learner.pk, course=course_id)
    if enrolment is None or enrolment.is_completed:
        return enrolment
    if done and enrolment.cycle > 1:
        _record_again(enrolment, done, at or timezone.now())
    enrolment.learner = learner
    enrolment.course = hot.with_release.first(pk=course_id)
    _write(enrolment, _progress(enrolment))
    return enrolment


def _record_again(enrolment: Enrolment, activity: Activity, at: datetime) -> None:
    if at >= enrolment.enrolled_at:
        again = RenewedCompletion(enrolment=enrolment, activity=activity, completed_at=at)
        RenewedCompletion.objects.bulk_create([again], ignore_conflicts=True)


def _progress(enrolment: Enrolment) -> rules.Progress:
    done = access.done_in(enrolment.learner, enrolment.course_id)
    return rules.progress(enrolment.course.current.as_rules(), done)


def _write(enrolment: Enrolment, progress: rules.Progress) -> None:
    now = timezone.now()
    enrolment.release = enrolment.course.current
    enrolment.required, enrolment.done = progress.required, progress.done
    enrolment.last_activity_at = now
    enrolment.completed_at = now if progress.is_complete else None
    fields = ("release", "required", "done", "last_activity_at", "completed_at")
    changed = Enrolment.objects.underway().filter(pk=enrolment.pk)
    changed = changed.update(**{name: getattr(enrolment, name) for name in fields})
    if changed and progress.is_complete:
        course_completed.send(sender=Enrolment, enrolment=enrolment)
