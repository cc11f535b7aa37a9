"""Moving a visitor's attempts to their account when they sign in."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from literasi.users.models import Learner
from quizzes import rules
from quizzes.models import Attempt
from quizzes.services.closing import submit_attempt


@transaction.atomic
def merge_attempts(*, source: Learner, target: Learner) -> None:
    """Give every attempt of ``source`` to ``target``, numbered after those it has.

    Only one attempt at a quiz may be open: when both have one, that which was touched last
    stays open and the other is graded as it is.
    """
    for quiz in source.attempts.order_by().values_list("quiz", flat=True).distinct():
        _merge(quiz, source, target)


def _merge(quiz: int, source: Learner, target: Learner) -> None:
    mine, theirs = (
        {attempt.pk: attempt for attempt in Attempt.objects.filter(learner=who, quiz=quiz)}
        for who in (target, source)
    )
    numbers = rules.renumber(_starts(mine), _starts(theirs))
    older = _older_open([*mine.values(), *theirs.values()])
    if older and older.pk in mine:
        submit_attempt(attempt=older, closed_by=Attempt.ClosedBy.MERGE)
    for pk, number in sorted(numbers.items(), key=lambda row: row[1]):
        moved: dict[str, Any] = {"learner": target, "number": number}
        if older and older.pk == pk:
            # Closed and moved in one statement: it may not be open beside the other.
            submit_attempt(attempt=older, closed_by=Attempt.ClosedBy.MERGE, moved=moved)
        else:
            Attempt.objects.filter(pk=pk).update(**moved)


def _starts(attempts: dict[int, Attempt]) -> dict[int, datetime]:
    return {pk: attempt.started_at for pk, attempt in attempts.items()}


def _older_open(attempts: list[Attempt]) -> Attempt | None:
    """Return the one of two open attempts that was touched longer ago."""
    both = [attempt for attempt in attempts if attempt.is_open]
    return min(both, key=_touched) if len(both) > 1 else None


def _touched(attempt: Attempt) -> datetime:
    saved = attempt.items.aggregate(last=Max("saved_at"))["last"]
    return saved or attempt.started_at
