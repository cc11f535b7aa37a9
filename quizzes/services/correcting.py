"""Corrections of a wrong key: what they make of one attempt, now or when it is handed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quizzes import known, regrading
from quizzes.kinds.base import Response, shape_of
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem, QuestionVersion, Regrade, RegradeLine
from quizzes.regrading import Effect, Mark, Policy, Standing
from quizzes.services.scores import decimal, fraction


@dataclass(frozen=True, slots=True)
class Plan:
    """How the answers to ``version`` are to be judged; ``key`` where the policy needs one."""

    version: QuestionVersion
    policy: Policy
    key: QuestionVersion | None = None
    lowers: bool = False

    @property
    def is_comparable(self) -> bool:
        """Whether an answer to the one wording can be judged by the key of the other."""
        key = self.key
        if key is None or key.kind != self.version.kind:
            return False
        kind = KINDS[key.kind]
        return shape_of(kind, key.body) == shape_of(kind, self.version.body)

    def judge(self, response: Response) -> Mark:
        """Judge an answer to the version anew."""
        kind = KINDS[self.version.kind]
        old = kind.score(self.version.body, response)
        new = kind.score(self.key.body, response) if self.policy.needs_key else None
        return regrading.correct(self.policy, old=old, new=new)


def plan_of(regrade: Regrade) -> Plan:
    """Return what a regrade decided."""
    versions = known.versions(filter(None, [regrade.version_id, regrade.key_id]))
    key = versions[regrade.key_id] if regrade.key_id else None
    policy = Policy(regrade.policy)
    return Plan(versions[regrade.version_id], policy, key, regrade.lowers)


@dataclass(frozen=True, slots=True)
class Change:
    """What a plan makes of one question of an attempt, and so of the attempt."""

    attempt: Attempt
    item: AttemptItem
    mark: Mark
    corrected: Mark
    before: Standing
    after: Standing
    effect: Effect

    @property
    def is_changed(self) -> bool:
        return self.effect is Effect.CHANGED

    @property
    def is_final(self) -> bool:
        """Whether it changes a result, and not what people have yet to complete."""
        return self.is_changed and self.attempt.state == Attempt.State.GRADED

    @property
    def gained(self) -> bool:
        return self.is_final and self.after.passed and not self.before.passed

    @property
    def lost(self) -> bool:
        return self.is_final and self.before.passed and not self.after.passed

    def line(self, regrade: Regrade) -> RegradeLine:
        """Return the record of the change."""
        told = (_told(self.mark, self.before), _told(self.corrected, self.after))
        return RegradeLine(
            regrade=regrade, attempt=self.attempt, item=self.item, before=told[0], after=told[1]
        )


def _told(mark: Mark, standing: Standing) -> dict[str, Any]:
    row = {"score": decimal(mark.score), "counts": mark.counts, **totals_of(standing)}
    return {name: str(v) if isinstance(v, Decimal) else v for name, v in row.items()}


def totals_of(standing: Standing) -> dict[str, Any]:
    """Return the fields of an attempt that say what it is worth."""
    return {
        "earned": decimal(standing.earned),
        "possible": standing.possible,
        "percent": standing.grade.percent,
        "passed": standing.passed,
    }


def change(
    plan: Plan,
    attempt: Attempt,
    item: AttemptItem,
    marks: Mapping[int, Mark],
    *,
    untold: bool = False,
) -> Change:
    """Return what a plan makes of ``item``; ``marks`` are those of the whole attempt.

    ``untold``: nobody was told a result yet, so the marks say whether it is passed.
    """
    corrected, mark = plan.judge(item.response), marks[item.pk]
    before = standing_of(attempt, marks.values())
    if untold:
        before = replace(before, passed=before.grade.passed)
    after = regrading.judged_anew(before, mark, corrected)
    effect = regrading.effect(before, after, lowers=plan.lowers)
    return Change(attempt, item, mark, corrected, before, after, effect)


def standing_of(attempt: Attempt, marks: Iterable[Mark]) -> Standing:
    """Return what an attempt is worth with these marks."""
    counted = [mark.score for mark in marks if mark.counts]
    total = sum(counted, Fraction(0))
    return Standing(total, len(counted), attempt.pass_mark, bool(attempt.passed))


# --- What was stored ------------------------------------------------------------------


def marks_of(items: Iterable[AttemptItem], corrections: Mapping[int, Plan]) -> dict[int, Mark]:
    """Return the marks of graded questions, by primary key, as exactly as they were computed."""
    graded = (item for item in items if item.score is not None)
    return {item.pk: Mark(exact(item, corrections), item.counts) for item in graded}


def exact(item: AttemptItem, corrections: Mapping[int, Plan]) -> Fraction:
    """Return a stored score as a fraction: as computed, unless something else was written."""
    kind, plan = KINDS[item.version.kind], corrections.get(item.correction_id)
    found = [kind.score(item.version.body, item.response)]
    if plan:
        found.append(plan.judge(item.response).score)
    same = (score for score in found if score is not None and decimal(score) == item.score)
    return next(same, fraction(item.score))


# --- Handing in -----------------------------------------------------------------------


@dataclass(slots=True)
class Graded:
    """The marks of an attempt that is being handed in, and what corrections changed in them.

    What people have yet to grade has none. ``late``: questions whose correction only showed
    now, because the attempt began where nobody knew of it yet.
    """

    marks: dict[int, Mark]
    lines: list[RegradeLine] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    late: list[AttemptItem] = field(default_factory=list)

    @property
    def scores(self) -> dict[int, Fraction]:
        return {pk: mark.score for pk, mark in self.marks.items()}

    @property
    def counted(self) -> list[Fraction]:
        return [mark.score for mark in self.marks.values() if mark.counts]

    def write(self) -> None:
        """Keep what corrections did, once the attempt is closed; for most there is nothing."""
        if self.left:
            AttemptItem.objects.filter(pk__in=self.left).update(counts=False)
        if self.lines:
            RegradeLine.objects.bulk_create(self.lines)
        if self.late:
            AttemptItem.objects.bulk_update(self.late, ["correction"])


def graded(
    attempt: Attempt, items: Sequence[AttemptItem], scores: Mapping[int, Fraction | None]
) -> Graded:
    """Return the marks of an attempt under the corrections in force. Asks only if there is one."""
    known_now = {pk: Mark(score) for pk, score in scores.items() if score is not None}
    result = Graded(known_now)
    corrected = {item.version_id: item for item in items if item.correction_id or item.holds}
    if not corrected:
        return result
    result.late = _noticed(items)
    # One after the other, as for attempts that were graded before: each undoes by itself.
    for regrade in Regrade.objects.in_force().filter(version__in=corrected).order_by("pk"):
        item = corrected[regrade.version_id]
        if item.pk in result.marks:
            _correct(result, attempt, item, regrade, untold=len(result.marks) == len(items))
    return result


def _noticed(items: Sequence[AttemptItem]) -> list[AttemptItem]:
    """Note on questions that a correction did not reach which one holds; return those.

    It is locked: else it might be undone meanwhile, by somebody who cannot know of them.
    """
    missed = [item for item in items if (item.holds or 0) > (item.correction_id or 0)]
    if not missed:
        return []
    here = Regrade.objects.in_force().filter(version__in=[item.version_id for item in missed])
    locked = here.order_by("pk").select_for_update(no_key=True)
    holding = dict(locked.values_list("version", "pk"))
    late = [item for item in missed if item.version_id in holding]
    for item in late:
        item.correction_id = holding[item.version_id]
    return late


def _correct(
    result: Graded, attempt: Attempt, item: AttemptItem, regrade: Regrade, *, untold: bool
) -> None:
    done = change(plan_of(regrade), attempt, item, result.marks, untold=untold)
    if done.is_changed:
        result.marks[item.pk] = done.corrected
        result.lines.append(done.line(regrade))
        result.left = [pk for pk, mark in result.marks.items() if not mark.counts]
