"""Giving single people more than the terms of a quiz, and what that does to who is under way."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from literasi.core import publication
from literasi.users.models import Learner, User
from quizzes import terms
from quizzes.models import Allowance, Attempt, Quiz


@transaction.atomic
def allow(
    *,
    quiz: Quiz,
    learner: Learner,
    given: terms.Allowance,
    reason: str,
    by: User,
    now: datetime | None = None,
) -> Allowance:
    """Give a learner an allowance at a quiz, in place of the one they have.

    Who is in the middle of an attempt gets the time at once.
    """
    now = now or timezone.now()
    _remember_to_look(quiz)
    _end(Allowance.objects.filter(quiz=quiz, learner=learner), by, now)
    made = Allowance.objects.create(
        quiz=quiz,
        learner=learner,
        minutes=given.minutes,
        attempts=given.attempts,
        opens_at=given.opens_at,
        closes_at=given.closes_at,
        reason=reason,
        by=by,
        created_at=now,
    )
    prolong(quiz=quiz, learner=learner)
    return made


def _remember_to_look(quiz: Quiz) -> None:
    """Have every start at this quiz ask for allowances. The row's lock lets one give at a time."""
    if not Quiz.objects.select_for_update().get(pk=quiz.pk).has_allowances:
        Quiz.objects.filter(pk=quiz.pk).update(has_allowances=True)
        publication.announce()


@transaction.atomic
def withdraw(*, allowance: Allowance, by: User, now: datetime | None = None) -> bool:
    """End an allowance; return whether it still held. Time already given is not taken back."""
    return _end(Allowance.objects.filter(pk=allowance.pk), by, now or timezone.now()) == 1


def _end(allowances, by: User, now: datetime) -> int:
    return allowances.standing().update(ended_at=now, ended_by=by)


@transaction.atomic
def prolong(*, quiz: Quiz, learner: Learner | None = None) -> int:
    """Give attempts under way the time that their terms give now; return how many got more.

    Nobody's time gets shorter. Each write acts only on what was read, so that an attempt that
    is being closed is either closed or prolonged.
    """
    quiz = Quiz.objects.select_related("current", "page").get(pk=quiz.pk)
    under_way = Attempt.objects.open().filter(quiz=quiz).select_related("release")
    if learner:
        under_way = under_way.filter(learner=learner)
    given = {
        row.learner_id: row.as_rules() for row in Allowance.objects.standing().filter(quiz=quiz)
    }
    return sum(_prolong(attempt, quiz, given.get(attempt.learner_id)) for attempt in under_way)


def _prolong(attempt: Attempt, quiz: Quiz, given: terms.Allowance | None) -> int:
    limits = terms.allow(quiz.limits_with(attempt.release.limits), given)
    kept = attempt.deadline_at
    longer = terms.prolonged(kept, terms.deadline(attempt.started_at, limits))
    if longer == kept:
        return 0
    return Attempt.objects.open().filter(pk=attempt.pk, deadline_at=kept).update(deadline_at=longer)


@transaction.atomic
def merge_allowances(*, source: Learner, target: Learner) -> None:
    """Give the allowances of ``source`` to ``target``; where both have one, the target's holds."""
    kept = Allowance.objects.standing().filter(learner=target).values("quiz")
    mine = Allowance.objects.filter(learner=source)
    mine.standing().filter(quiz__in=kept).update(ended_at=timezone.now())
    mine.update(learner=target)
