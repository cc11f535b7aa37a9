"""Closing an attempt: graded once, by whoever comes first, in one transaction."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from quizzes import hot, layout, rules
from quizzes.kinds.base import Response, is_finished
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem
from quizzes.services import correcting
from quizzes.services.answering import Answer, save_answers
from quizzes.services.marking import put_before_people
from quizzes.services.scores import decimal, outcome
from quizzes.signals import attempt_graded

logger = logging.getLogger(__name__)

Fields = dict[str, Any]

Reader = Callable[[list[AttemptItem]], list[Answer]]
"""Finds what was answered to questions of an attempt, as in a posted form."""


@transaction.atomic
def hand_in(*, attempt: Attempt, read: Reader, insists: bool, now: datetime | None = None) -> bool:
    """Submit an attempt with the answers ``read`` finds for its questions.

    When the rule asks for more first (``layout.hand_in``), the answers are only kept. Returns
    whether the attempt is closed now.
    """
    now, items = now or timezone.now(), hot.items(attempt, lock=True)
    answers = [answer for answer in read(items) if answer.is_news]
    time_left = rules.has_time(attempt.deadline_at, now)
    marks = _marks(items, answers, now)
    if layout.hand_in(marks, insists=insists, time_left=time_left) is not layout.HandIn.TAKEN:
        save_answers(answers=answers, now=now)
        return False
    if _submit(attempt, items, answers, {"closed_by": Attempt.ClosedBy.LEARNER}, now):
        return True
    # Somebody else closed it, or gave it more time, at this very moment.
    attempt.refresh_from_db(fields=["state", "deadline_at"])
    save_answers(answers=answers, now=now)
    return not attempt.is_open


def _marks(
    items: Sequence[AttemptItem], answers: Sequence[Answer], now: datetime
) -> list[layout.Mark]:
    """Return the questions as they will be once the answers that still count are taken."""
    taken = {answer.item.pk: answer for answer in answers if _is_taken(answer, now)}
    said = [(item, taken.get(item.pk, item)) for item in items]
    return [
        layout.Mark(
            item.slot, item.page, _is_finished(item, one.response), one.flagged, item.required
        )
        for item, one in said
    ]


def _is_finished(item: AttemptItem, response: Response) -> bool:
    return is_finished(KINDS[item.version.kind], item.version.body, response)


def _is_taken(answer: Answer, now: datetime) -> bool:
    return answer.received(now) is rules.Reception.TAKEN


@transaction.atomic
def submit_attempt(
    *,
    attempt: Attempt,
    answers: Sequence[Answer] = (),
    closed_by: str = Attempt.ClosedBy.LEARNER,
    moved: Mapping[str, Any] | None = None,
    now: datetime | None = None,
) -> bool:
    """Close an open attempt, with the last answers, and grade it as far as a machine can.

    Answers that come after the deadline and its grace are too late. ``moved`` are further
    fields to set on the attempt with it. Returns whether this call closed it: when several
    come at once exactly one does, and sends ``attempt_graded``, unless people grade the rest.
    """
    items = hot.items(attempt, lock=True)
    fields = {"closed_by": closed_by, **(moved or {})}
    return _submit(attempt, items, answers, fields, now or timezone.now())


def _submit(
    attempt: Attempt,
    items: list[AttemptItem],
    answers: Sequence[Answer],
    fields: dict[str, Any],
    now: datetime,
) -> bool:
    """Submit an attempt whose questions are locked."""
    if rules.ended(attempt.deadline_at, now):
        fields = {**fields, "closed_by": Attempt.ClosedBy.TIME}
    changed = _take(items, answers, now)
    graded = correcting.graded(attempt, items, {item.pk: _score(item) for item in items})
    waits = len(graded.marks) < len(items)
    if not _close(attempt, {**_outcome(graded.counted, waits, attempt, now), **fields}, now):
        return False
    if changed:
        hot.write_answers(changed)
    if graded.marks:
        hot.write_scores(attempt, {pk: decimal(m.score) for pk, m in graded.marks.items()})
    graded.write()
    if attempt.is_awaiting:
        put_before_people(attempt, [item for item in items if item.pk not in graded.marks])
    else:
        attempt_graded.send(sender=Attempt, attempt=attempt)
    return True


def _take(items: list[AttemptItem], answers: Sequence[Answer], now: datetime) -> list[AttemptItem]:
    """Fill what is still taken into the locked items; return those that changed."""
    by_pk, changed = {item.pk: item for item in items}, []
    for answer in answers:
        locked = replace(answer, item=by_pk[answer.item.pk])
        if _is_taken(locked, now):
            locked.fill_in(now)
            changed.append(locked.item)
    return changed


def _score(item: AttemptItem) -> Fraction | None:
    return KINDS[item.version.kind].score(item.version.body, item.response)


def _outcome(scores: Sequence[Fraction], waits: bool, attempt: Attempt, now: datetime) -> Fields:
    """Return what handing in makes of an attempt: graded, or waiting for people."""
    finished = {"finished_at": rules.finish(attempt.deadline_at, now)}
    if waits:
        return {"state": Attempt.State.AWAITING, **finished}
    result = rules.grade(scores, pass_mark=attempt.pass_mark)
    return {"state": Attempt.State.GRADED, **finished, **outcome(result)}


def _close(attempt: Attempt, fields: dict[str, Any], now: datetime) -> bool:
    """Change the attempt if it is still open; only one caller ever finds it so.

    Time closes it only if nobody has given it more since it was read.
    """
    still = Attempt.objects.open().filter(pk=attempt.pk)
    if rules.ended(attempt.deadline_at, now):
        still = still.filter(deadline_at=attempt.deadline_at)
    if still.update(**fields) != 1:
        return False
    for name, value in fields.items():
        setattr(attempt, name, value)
    return True


def close_if_overdue(*, attempt: Attempt, now: datetime) -> bool:
    """Close an attempt that time has ended, when somebody looks at it."""
    return (
        attempt.is_open
        and rules.ended(attempt.deadline_at, now)
        and submit_attempt(attempt=attempt, now=now)
    )


def close_overdue(*, now: datetime) -> int:
    """Close every attempt whose time has ended; return how many this call closed."""
    late = list(Attempt.objects.past_deadline(now).values_list("pk", flat=True))
    return sum(_close_one(pk, now) for pk in late)


def _close_one(pk: int, now: datetime) -> bool:
    attempt = Attempt.objects.select_related("quiz", "learner").get(pk=pk)
    try:
        return close_if_overdue(attempt=attempt, now=now)
    except Exception:
        # One that cannot be graded must not keep the others open.
        logger.exception("Attempt %s could not be closed", pk)
        return False
