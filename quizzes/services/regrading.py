"""Judging a question's answers anew after its key was wrong: first shown, then done alike.

``examine`` computes what a plan changes and touches nothing; ``regrade`` computes it again
under locks and acts only if it is still the same. Whoever writes holds the question first and
then the attempts, in the order of their keys.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from literasi.core import publication
from literasi.users.models import User
from quizzes import known, tasks
from quizzes.kinds.registry import by_people
from quizzes.models import Attempt, AttemptItem, Question, Regrade, RegradeLine
from quizzes.passes import Passes, passes_of
from quizzes.regrading import Effect, Hindrance
from quizzes.services.correcting import Change, Plan, change, marks_of, plan_of, totals_of
from quizzes.services.scores import decimal
from quizzes.signals import attempt_regraded

AT_ONCE = 500


class RegradeRefused(Exception):
    """What was asked cannot be done; ``hindrance`` says why."""

    def __init__(self, hindrance: Hindrance):
        super().__init__(hindrance)
        self.hindrance = hindrance


@dataclass(frozen=True)
class Examination:
    """All that a plan would do, attempt by attempt; ``open``: how many are being worked on."""

    plan: Plan
    considered: Sequence[Change]
    open: int

    @cached_property
    def changed(self) -> list[Change]:
        return [row for row in self.considered if row.is_changed]

    @cached_property
    def kept(self) -> list[Change]:
        return [row for row in self.considered if row.effect is Effect.KEPT]

    @cached_property
    def passes(self) -> Passes:
        """Who would pass a quiz for the first time, and who would no longer have passed it."""
        return passes_of(self.changed)

    @property
    def numbers(self) -> dict[str, int]:
        return {
            "considered": len(self.considered),
            "changed": len(self.changed),
            "kept": len(self.kept),
            "gained": sum(row.gained for row in self.changed),
            "lost": sum(row.lost for row in self.changed),
            "open": self.open,
        }

    @property
    def digest(self) -> str:
        """The same for the same plan and the same effects."""
        plan = self.plan
        rows = [
            [row.attempt.pk, row.item.pk, row.effect, repr(row.before), repr(row.after)]
            for row in (*self.changed, *self.kept)
        ]
        said = [plan.version.pk, plan.policy, plan.key and plan.key.pk, plan.lowers, rows]
        return sha256(json.dumps(said).encode()).hexdigest()


def hindrance(plan: Plan) -> Hindrance | None:
    """Return why a plan cannot be carried out, if it cannot."""
    if plan.version.kind in by_people():
        return Hindrance.BY_PEOPLE
    if plan.policy.needs_key and plan.key is None:
        return Hindrance.NO_KEY
    if plan.policy.needs_key and not plan.is_comparable:
        return Hindrance.OTHER_CHOICES
    return None


def examine(plan: Plan) -> Examination:
    """Return what a plan would do now. Raises RegradeRefused."""
    if found := hindrance(plan):
        raise RegradeRefused(found)
    asked = AttemptItem.objects.filter(version=plan.version)
    changes = list(_changes(plan, asked.filter(score__isnull=False), lock=False))
    return Examination(plan, changes, asked.filter(score=None).count())


@transaction.atomic
def regrade(
    *, plan: Plan, by: User, reason: str, digest: str, now: datetime | None = None
) -> Regrade:
    """Carry out a plan as it was shown. Raises RegradeRefused when it would do something else.

    Attempts still open are marked, and judged so when they are handed in; one that is handed
    in at this very moment is either marked or judged here.
    """
    Question.objects.select_for_update().get(pk=plan.version.question_id)
    if found := hindrance(plan):
        raise RegradeRefused(found)
    asked = AttemptItem.objects.filter(version=plan.version)
    changes = list(_changes(plan, asked.filter(score__isnull=False), lock=True))
    seen = Examination(plan, changes, asked.filter(score=None).count())
    if seen.digest != digest:
        raise RegradeRefused(Hindrance.CHANGED)
    made = Regrade.objects.create(
        version=plan.version,
        policy=plan.policy,
        key=plan.key if plan.policy.needs_key else None,
        lowers=plan.lowers,
        reason=reason,
        numbers=seen.numbers,
        by=by,
        at=now or timezone.now(),
    )
    _carry_out(made, seen)
    # The guard is the row itself: PostgreSQL looks at it again after waiting for a hand-in.
    asked.filter(score=None).update(correction=made)
    _judge_unmarked(made, plan)
    transaction.on_commit(partial(judge_late, made))
    publication.announce()
    note(made, "quizzes.regrade", by, reason)
    return made


@transaction.atomic
def judge_late(made: Regrade) -> None:
    """Judge what began and ended before others could see the regrade; repeating it is harmless."""
    Question.objects.select_for_update().get(pk=made.version.question_id)
    if Regrade.objects.in_force().filter(pk=made.pk).exists():
        _judge_unmarked(made, plan_of(made))


def _judge_unmarked(made: Regrade, plan: Plan) -> None:
    """Judge the graded answers that no correction so new has seen."""
    asked = AttemptItem.objects.filter(version=made.version_id, score__isnull=False)
    late = asked.filter(Q(correction=None) | Q(correction__lt=made.pk))
    _carry_out(made, Examination(plan, list(_changes(plan, late, lock=True)), 0))


def note(made: Regrade, action: str, by: User, reason: str) -> None:
    """Write into the question's history what was decided about it."""
    data = {"reason": reason, "regrade": made.pk, "number": made.version.number}
    log(instance=made.version.question, action=action, user=by, data=data)


# --- Computing ------------------------------------------------------------------------


def _changes(plan: Plan, asked: QuerySet, *, lock: bool) -> Iterator[Change]:
    """Yield what a plan makes of the attempts with these items, in the order of their keys."""
    keys = sorted(asked.values_list("attempt", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        yield from _batch(plan, keys[start : start + AT_ONCE], lock)


def _batch(plan: Plan, keys: list[int], lock: bool) -> Iterator[Change]:
    rows = Attempt.objects.filter(pk__in=keys).select_related("quiz", "learner__user")
    rows = rows.order_by("pk")
    attempts = list(rows.select_for_update(of=("self",)) if lock else rows)
    items, plans = items_of(keys)
    for attempt in attempts:
        marks = marks_of(items[attempt.pk], plans)
        item = next(i for i in items[attempt.pk] if i.version_id == plan.version.pk)
        yield change(plan, attempt, item, marks)


def items_of(keys: Sequence[int]) -> tuple[dict[int, list[AttemptItem]], dict[int, Plan]]:
    """Return the questions of attempts, with their versions, and the corrections they stand under.

    Attempts that are being written must be locked before.
    """
    found, by_attempt = list(AttemptItem.objects.filter(attempt__in=keys)), defaultdict(list)
    versions = known.versions(item.version_id for item in found)
    for item in found:
        item.version = versions[item.version_id]
        by_attempt[item.attempt_id].append(item)
    corrections = {item.correction_id for item in found if item.correction_id}
    rows = Regrade.objects.in_bulk(corrections) if corrections else {}
    return by_attempt, {pk: plan_of(row) for pk, row in rows.items()}


# --- Writing --------------------------------------------------------------------------


def _carry_out(made: Regrade, seen: Examination) -> None:
    RegradeLine.objects.bulk_create([row.line(made) for row in seen.changed], AT_ONCE)
    considered = [row.item.pk for row in seen.considered]
    for start in range(0, len(considered), AT_ONCE):
        part = considered[start : start + AT_ONCE]
        AttemptItem.objects.filter(pk__in=part).update(correction=made)
    for row in seen.changed:
        row.item.score, row.item.counts = decimal(row.corrected.score), row.corrected.counts
        set_worth(row.attempt, totals_of(row.after))
    write([row.item for row in seen.changed], [row.attempt for row in seen.changed])
    _tell(seen)


def _tell(seen: Examination) -> None:
    """Tell those above of every result that changed, and by mail who has passed by it."""
    first = set(seen.passes.gained)
    for row in (row for row in seen.changed if row.is_final):
        attempt_regraded.send(sender=Attempt, attempt=row.attempt)
        if row.gained and (row.attempt.learner_id, row.attempt.quiz_id) in first:
            tasks.tell_passed.enqueue(row.attempt.pk)


def set_worth(attempt: Attempt, totals: dict[str, Any]) -> Attempt:
    """Set what an attempt is worth, unless people have yet to grade some of it."""
    if attempt.state == Attempt.State.GRADED:
        for name, value in totals.items():
            setattr(attempt, name, value)
    return attempt


def write(items: Sequence[AttemptItem], attempts: Sequence[Attempt]) -> None:
    """Write the marks of questions and the worth of their attempts, which are locked."""
    AttemptItem.objects.bulk_update(items, ["score", "counts"], AT_ONCE)
    fields = ["earned", "possible", "percent", "passed"]
    Attempt.objects.bulk_update(attempts, fields, AT_ONCE)
