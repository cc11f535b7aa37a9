"""Asking again after a course: wanted, opened, answered, told."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction

from courses import drills, spacing
from courses.models import Course, Drill, FollowUp
from courses.tasks import send_drill_letter
from literasi.users.models import Learner
from quizzes import rules
from quizzes.kinds.registry import KINDS
from quizzes.services.closing import decimal


@transaction.atomic
def follow(*, learner: Learner, course: Course, by_mail: bool, now: datetime) -> FollowUp:
    """Ask the learner again at the times of ``spacing.schedule``, counted from now.

    Wanting it twice changes the letters only. Who had ended it gets what is left anew.
    """
    found, created = FollowUp.objects.select_for_update().get_or_create(
        learner=learner, course=course, defaults={"by_mail": by_mail, "started_at": now}
    )
    if created or not found.is_wanted:
        _plan(found, now)
    found.by_mail, found.ended_at = by_mail, None
    found.save(update_fields=["by_mail", "ended_at"])
    return found


def _plan(follow_up: FollowUp, now: datetime) -> None:
    done = {drill.number for drill in follow_up.drills.filter(finished_at__isnull=False)}
    due = spacing.schedule(now)
    for place, moment in enumerate(due):
        if place + 1 not in done:
            times = {"due_at": moment, "ends_at": spacing.ends(due, place), "told_at": None}
            follow_up.drills.update_or_create(number=place + 1, defaults=times)


def end(*, follow_up: FollowUp, now: datetime) -> None:
    """Ask no more. What was answered stays."""
    FollowUp.objects.filter(pk=follow_up.pk, ended_at=None).update(ended_at=now)


@transaction.atomic
def open_drill(*, drill: Drill) -> list[int]:
    """Return the versions a drill asks, drawn when it is first opened."""
    locked = Drill.objects.select_for_update(of=("self",)).get(pk=drill.pk)
    if not locked.asked:
        locked.asked = drills.draw(drill)
        locked.save(update_fields=["asked"])
    return locked.asked


def answer_drill(*, drill: Drill, responses: Mapping[int, Any], now: datetime) -> bool:
    """Grade a drill's answers, by version. Only the first to come counts; says whether it did."""
    versions = drills.versions(drill)
    scores = {
        pk: KINDS[version.kind].score(version.body, responses.get(pk)) or Fraction(0)
        for pk, version in versions.items()
    }
    fields = {
        "answers": {str(pk): response for pk, response in responses.items()},
        "scores": {str(pk): str(decimal(score)) for pk, score in scores.items()},
        "percent": rules.grade(list(scores.values()), pass_mark=0).percent,
        "finished_at": now,
    }
    changed = Drill.objects.filter(pk=drill.pk, finished_at=None).update(**fields)
    return changed == 1


def remind(*, now: datetime) -> int:
    """Have a letter sent for each drill that has become due; return how many.

    Each is taken by whoever marks it first, together with the task that sends the letter.
    """
    due = Drill.objects.to_tell(now).values_list("pk", flat=True)
    return sum(_remind_of(pk, now) for pk in list(due))


@transaction.atomic
def _remind_of(pk: int, now: datetime) -> bool:
    if Drill.objects.filter(pk=pk, told_at=None).update(told_at=now) != 1:
        return False
    send_drill_letter.enqueue(pk)
    return True
