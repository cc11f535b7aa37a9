"""What people said of answers: from the rows to the rules, and to what is shown of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from quizzes import marking
from quizzes.kinds.base import rubric_of
from quizzes.kinds.registry import KINDS, by_people
from quizzes.marking import Levels, Rubric, Stage, Standing
from quizzes.models import AttemptItem, Mark
from quizzes.rules import Review

AWAITS = {
    Stage.FIRST: AttemptItem.Awaits.MARKER,
    Stage.SECOND: AttemptItem.Awaits.MARKER,
    Stage.MODERATION: AttemptItem.Awaits.THIRD,
    Stage.SETTLED: AttemptItem.Awaits.NOBODY,
}


def rubric(item: AttemptItem) -> Rubric | None:
    """Return what an answer is graded by, if people grade it."""
    return rubric_of(KINDS[item.version.kind], item.version.body)


def standing_of(item: AttemptItem, marks: Sequence[Mark]) -> Standing:
    """Return where an answer that people grade stands. Learners judge their practice alone."""
    by = rubric(item)
    alone = bool(marks) and marks[0].place == 0
    return marking.standing(
        [marking.score_mark(by, mark.levels) for mark in marks],
        markers=1 if alone else by.markers,
        tolerance=by.tolerance,
    )


# --- Showing --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a review shows of how people graded an answer.

    ``told``: the marks that decided, ``[{"title", "lines", "comment"}]``; ``to_assess``: the
    criteria by which learners are to judge it themselves, in ``attempt``; ``waits``: whom it
    waits for.
    """

    told: list[dict[str, Any]] = field(default_factory=list)
    to_assess: list[dict[str, Any]] = field(default_factory=list)
    attempt: UUID | None = None
    waits: str = ""


def judgements(
    items: Sequence[AttemptItem], review: Review, *, is_own: bool = False
) -> dict[int, Judgement]:
    """Return how people graded the answers among ``items``, by primary key. At most one query.

    ``is_own``: whether it is the learner who looks, and who may judge their own practice.
    """
    people = by_people()
    judged = [item for item in items if item.is_answered and item.version.kind in people]
    if not judged:
        return {}
    marks = defaultdict(list)
    for mark in Mark.objects.standing().filter(item__in=judged):
        marks[mark.item_id].append(mark)
    return {item.pk: _judgement(item, marks[item.pk], review, is_own) for item in judged}


def _judgement(item: AttemptItem, marks: list[Mark], review: Review, is_own: bool) -> Judgement:
    if is_own and item.awaits == AttemptItem.Awaits.LEARNER:
        return Judgement(to_assess=criteria(item), attempt=item.attempt.uuid)
    if item.score is None:
        return Judgement(waits=str(item.get_awaits_display()))
    if not review.correctness:
        return Judgement()
    counted = [marks[place] for place in standing_of(item, marks).counted]
    titles = _titles(counted)
    return Judgement(
        [_told(item, mark, title, review) for mark, title in zip(counted, titles, strict=True)]
    )


def _titles(marks: list[Mark]) -> list[str]:
    if len(marks) == 1:
        return [_("Penilaian Anda sendiri") if marks[0].place == 0 else _("Penilaian")]
    return [_("Penilai %(number)s") % {"number": n} for n in range(1, len(marks) + 1)]


def _told(item: AttemptItem, mark: Mark, title: str, review: Review) -> dict[str, Any]:
    comment = mark.comment if review.feedback else ""
    return {"title": title, "lines": lines(item, mark.levels), "comment": comment}


def criteria(item: AttemptItem) -> list[dict[str, Any]]:
    """Return the rubric of an answer in words, see ``kinds.base.rubric_of``."""
    return KINDS[item.version.kind].criteria(item.version.body)


def lines(item: AttemptItem, levels: Levels) -> list[dict[str, Any]]:
    """Return a mark in words: what each criterion earned, out of what, and why."""
    return [_line(criterion, levels.get(criterion["id"])) for criterion in criteria(item)]


def _line(criterion: dict[str, Any], chosen: str | None) -> dict[str, Any]:
    reached = next((level for level in criterion["levels"] if level["id"] == chosen), None)
    return {
        "text": criterion["text"],
        "level": reached["text"] if reached else "",
        "points": reached["points"] if reached else 0,
        "possible": max(level["points"] for level in criterion["levels"]),
    }
