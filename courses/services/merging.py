"""Signing in: what a device did becomes the account's, losing nothing."""

from django.db import transaction

from courses.models import Activity, ActivityCompletion, Course, Enrolment
from courses.services.learning import enrol
from courses.services.renewing import carry_renewed, move_renewed
from courses.signals import records_merged
from literasi.users.models import Learner


@transaction.atomic
def merge_records(*, source: Learner, target: Learner) -> None:
    """Give all of source's completions and enrolments to target, then judge target anew.

    Where both have completed an activity, the earlier time and the better result hold.
    Target is enrolled in every course source has touched, if target has an account.
    """
    activities = Activity.objects.filter(completions__learner=source)
    courses = Course.objects.filter(current__isnull=False)
    touched = list(courses.filter(pk__in=activities.values("course")))
    carry_renewed(source=source, target=target)
    _merge_completions(source, target)
    _merge_enrolments(source, target)
    for course in touched if target.has_account else ():
        enrol(learner=target, course=course)
    records_merged.send(sender=Learner, source=source, target=target)


def _merge_completions(source, target):
    theirs = {c.activity_id: c for c in ActivityCompletion.objects.filter(learner=source)}
    both = target.completions.filter(activity_id__in=theirs)
    both = list(both.select_for_update())
    for mine in both:
        other = theirs.pop(mine.activity_id)
        mine.completed_at = min(mine.completed_at, other.completed_at)
        mine.percent = _better(mine.percent, other.percent)
    ActivityCompletion.objects.bulk_update(both, ["completed_at", "percent"])
    source.completions.filter(activity_id__in=theirs).update(learner=target)
    source.completions.all().delete()


def _better(*percents: int | None) -> int | None:
    return max((percent for percent in percents if percent is not None), default=None)


def _merge_enrolments(source, target):
    """Move source's enrolments; of two for the same course the one completed first stays."""
    mine = {(e.course_id, e.cycle): e for e in target.enrolments.select_for_update()}
    for other in source.enrolments.select_for_update():
        rival = mine.get((other.course_id, other.cycle))
        if rival is None:
            other.learner = target
            other.save(update_fields=["learner"])
        else:
            _join(rival, other)


def _join(mine: Enrolment, other: Enrolment) -> None:
    """Keep in ``mine`` the earlier enrolment and the earlier completion with its release."""
    if other.is_completed and not (mine.is_completed and mine.completed_at <= other.completed_at):
        for name in ("completed_at", "release", "agency", "required", "done"):
            setattr(mine, name, getattr(other, name))
    mine.enrolled_at = min(mine.enrolled_at, other.enrolled_at)
    mine.last_activity_at = max(mine.last_activity_at, other.last_activity_at)
    mine.save()
    move_renewed(source=other, target=mine)
    other.delete()
