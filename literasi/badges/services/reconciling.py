"""Comparing what has been earned with what was issued."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from literasi.badges.models import Award, Badge
from literasi.badges.querysets import AwardQuerySet, completions_of, who_completed
from literasi.badges.services.awarding import is_due, issue_if_due
from literasi.users.models import Learner


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What comparing earned with issued found.

    ``missing``: (badge, learner's id) that were earned and not issued; ``issued``: the awards
    made for them; ``unearned``: awards whose learner has not completed what the badge now
    asks. Those are only reported: what was given is given.
    """

    missing: list[tuple[Badge, int]]
    issued: list[Award]
    unearned: list[Award]


def reconcile(*, dry_run: bool = False) -> Reconciliation:
    """Compare what has been earned with what was issued; issue what is missing.

    Each award is its own transaction, so a run that is interrupted has lost nothing.
    """
    badges = list(Badge.objects.active().with_criteria())
    missing = [(badge, pk) for badge in badges for pk in _lacking(badge)]
    issued = [] if dry_run else [_repair(badge, pk) for badge, pk in missing]
    unearned = [award for badge in badges for award in _unearned(badge)]
    return Reconciliation(missing, [award for award in issued if award], unearned)


def _lacking(badge: Badge) -> list[int]:
    """Return the learners who are due this badge, judged by the same rule as at issue."""
    learners = who_completed([course.pk for course in badge.courses.all()])
    standing = Award.objects.lasting(timezone.localdate()).filter(badge=badge)
    rows = Learner.objects.filter(pk__in=learners).exclude(pk__in=standing.values("learner"))
    return [
        learner.pk
        for learner in rows.order_by("pk").iterator()
        if is_due(badge, learner, completions_of(learner))
    ]


@transaction.atomic
def _repair(badge: Badge, learner_pk: int) -> Award | None:
    learner = Learner.objects.select_related("user").get(pk=learner_pk)
    return issue_if_due(badge, learner, completions_of(learner))


def _unearned(badge: Badge) -> AwardQuerySet:
    learners = who_completed([course.pk for course in badge.courses.all()])
    standing = Award.objects.standing(timezone.localdate()).filter(badge=badge)
    earned = standing.earned().filter(learner__user__isnull=False)
    return earned.exclude(learner__in=learners)
