"""Undoing a regrade: every mark it changed is as it was before, and so is every result.

Where something else has changed a result since, it is counted again from its marks instead.
Completions and awards that followed stay: what was given is given.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial

from django.db import transaction
from django.utils import timezone

from literasi.core import publication
from literasi.users.models import User
from quizzes.models import Attempt, AttemptItem, Question, Regrade, RegradeLine
from quizzes.regrading import Hindrance
from quizzes.services.correcting import marks_of, standing_of, totals_of
from quizzes.services.regrading import (
    AT_ONCE,
    RegradeRefused,
    items_of,
    note,
    set_worth,
    write,
)

Undone = RegradeLine.Undone


def later(regrade: Regrade):
    """Return the regrades of the same version that build upon this one, newest first."""
    others = Regrade.objects.in_force().filter(version=regrade.version_id, pk__gt=regrade.pk)
    return others.order_by("-pk")


def hindrance_to_undo(regrade: Regrade) -> Hindrance | None:
    """Return why a regrade cannot be undone, if it cannot."""
    if not regrade.is_in_force:
        return Hindrance.UNDONE
    return Hindrance.BUILT_UPON if later(regrade).exists() else None


@transaction.atomic
def reverse_regrade(
    *, regrade: Regrade, by: User, reason: str, now: datetime | None = None
) -> Regrade:
    """Undo a regrade. Raises RegradeRefused; of two who try at once, one is refused.

    Attempts still open are judged without it when they are handed in, and those that were
    handed in under it are put back like all others.
    """
    Question.objects.select_for_update().get(pk=regrade.version.question_id)
    _close(regrade, by, reason, now or timezone.now())
    before = Regrade.objects.in_force().filter(version=regrade.version_id).order_by("pk").last()
    # First what may be handed in at this moment; from then on its lines are all there.
    AttemptItem.objects.filter(correction=regrade, score=None).update(correction=before)
    _restore(regrade, before)
    transaction.on_commit(partial(restore_late, regrade, before))
    publication.announce()
    note(regrade, "quizzes.reverse_regrade", by, reason)
    return regrade


@transaction.atomic
def restore_late(regrade: Regrade, before: Regrade | None) -> None:
    """Put back what was judged by it before others could see it undone; repeating is harmless."""
    Question.objects.select_for_update().get(pk=regrade.version.question_id)
    _restore(regrade, before)


def _close(regrade: Regrade, by: User, reason: str, now: datetime) -> None:
    fields = {"reversed_at": now, "reversed_by": by, "reverse_reason": reason}
    if found := hindrance_to_undo(Regrade.objects.get(pk=regrade.pk)):
        raise RegradeRefused(found)
    if Regrade.objects.in_force().filter(pk=regrade.pk).update(**fields) != 1:
        raise RegradeRefused(Hindrance.UNDONE)
    for name, value in fields.items():
        setattr(regrade, name, value)


def _restore(regrade: Regrade, before: Regrade | None) -> None:
    lines = list(regrade.lines.filter(undone="").order_by("attempt_id"))
    for start in range(0, len(lines), AT_ONCE):
        part = lines[start : start + AT_ONCE]
        restored = list(_restored(part))
        write([item for item, _attempt in restored], [attempt for _item, attempt in restored])
        RegradeLine.objects.bulk_update(part, ["undone"], AT_ONCE)
    AttemptItem.objects.filter(correction=regrade).update(correction=before)


def _restored(lines: Sequence[RegradeLine]) -> Iterator[tuple[AttemptItem, Attempt]]:
    """Yield what is to be written for each line, and note on it how it was undone."""
    keys = [line.attempt_id for line in lines]
    attempts = Attempt.objects.filter(pk__in=keys).order_by("pk").select_for_update()
    locked = {attempt.pk: attempt for attempt in attempts}
    items, plans = items_of(keys)
    for line in lines:
        attempt = locked[line.attempt_id]
        item = next(item for item in items[attempt.pk] if item.pk == line.item_id)
        # Counted while the question still stands under the correction.
        marks = marks_of(items[attempt.pk], plans)
        item.score, item.counts = Decimal(line.before["score"]), line.before["counts"]
        marks |= marks_of([item], plans)
        line.undone = _put_back(line, attempt, marks)
        yield item, attempt


def _put_back(line: RegradeLine, attempt: Attempt, marks) -> str:
    """Give an attempt the worth it had, or, if that has changed since, what its marks say."""
    now = totals_of(standing_of(attempt, marks.values()))
    if attempt.is_awaiting or _worth(attempt) == {
        name: line.after[name] for name in _worth(attempt)
    }:
        was = {name: line.before[name] for name in now}
        set_worth(attempt, {**was, "earned": Decimal(was["earned"])})
        return Undone.RESTORED
    # A pass that something else has given since is not this one's to take.
    gained = line.after["passed"] and not line.before["passed"]
    reached = now["percent"] >= attempt.pass_mark
    set_worth(attempt, {**now, "passed": reached or (attempt.passed and not gained)})
    return Undone.RECOUNTED


def _worth(attempt: Attempt) -> dict:
    worth = {name: getattr(attempt, name) for name in ("possible", "percent", "passed")}
    return {**worth, "earned": str(attempt.earned)}
