"""How answers that people grade are marked. docs/rules.md says each rule in prose.

Standard library only, as ``quizzes.rules``. Scores are exact fractions from 0 to 1.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction

# As much as is stored of one written answer.
LONGEST = 10_000

# How long an answer is kept for who has opened it, so that two do not mark the same by accident.
CLAIMED_FOR = timedelta(minutes=30)

_WORD = re.compile(r"\w+(?:[-'’./]\w+)*")


# --- Rubrics --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing an answer is judged by: the points of each of its levels, by id."""

    id: str
    levels: Mapping[str, int]

    @property
    def possible(self) -> int:
        return max(self.levels.values(), default=0)


@dataclass(frozen=True, slots=True)
class Rubric:
    """How an answer is marked: by how many people, 1 or 2, and by what.

    Two marks agree when they are at most ``tolerance`` apart, a part of the whole point.
    """

    criteria: tuple[Criterion, ...]
    markers: int = 1
    tolerance: Fraction = Fraction(1, 5)

    @property
    def possible(self) -> int:
        return sum(criterion.possible for criterion in self.criteria)


Levels = Mapping[str, str]
"""A mark: the id of the level reached, by the id of its criterion."""


def missing(rubric: Rubric, levels: Levels) -> list[str]:
    """Return the criteria for which no level, or none there is, was chosen."""
    return [c.id for c in rubric.criteria if levels.get(c.id) not in c.levels]


def points(rubric: Rubric, levels: Levels) -> int:
    """Return the points of a mark; a criterion without a level earns none."""
    return sum(c.levels.get(levels.get(c.id, ""), 0) for c in rubric.criteria)


def score_mark(rubric: Rubric, levels: Levels) -> Fraction:
    """Score a mark: points out of points possible."""
    return Fraction(points(rubric, levels), rubric.possible) if rubric.possible else Fraction(0)


def is_full(rubric: Rubric, levels: Levels) -> bool:
    """Return whether nothing was taken off. What was taken off has to be explained."""
    return points(rubric, levels) == rubric.possible


# --- From marks to a score --------------------------------------------------------------


class Stage(StrEnum):
    """How far an answer has come."""

    FIRST = "first"
    SECOND = "second"
    MODERATION = "moderation"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an answer stands; ``score`` None until settled, ``counted`` the marks that decided.

    ``counted`` holds places among the marks given, from 0.
    """

    stage: Stage
    score: Fraction | None = None
    counted: tuple[int, ...] = ()


def agree(one: Fraction, other: Fraction, tolerance: Fraction) -> bool:
    """Return whether two marks are close enough to be averaged, the edge included."""
    return abs(one - other) <= tolerance


def standing(scores: Sequence[Fraction], *, markers: int, tolerance: Fraction) -> Standing:
    """Return where an answer stands after these marks, in the order they were given.

    One marker decides alone. Of two who agree the mean counts; else a third person settles,
    and that mark alone counts. A third mark, once given, goes on deciding, even when the first
    two are corrected and then agree.
    """
    given = len(scores)
    if not given:
        return Standing(Stage.FIRST)
    if markers < 2:
        return Standing(Stage.SETTLED, scores[0], (0,))
    if given == 1:
        return Standing(Stage.SECOND)
    if given > 2:
        return Standing(Stage.SETTLED, scores[2], (2,))
    if agree(scores[0], scores[1], tolerance):
        return Standing(Stage.SETTLED, (scores[0] + scores[1]) / 2, (0, 1))
    return Standing(Stage.MODERATION)


# --- Who may mark ---------------------------------------------------------------------


class Hindrance(StrEnum):
    """Why somebody may not mark an answer."""

    OWN = "own"
    DONE = "done"
    SETTLED = "settled"
    BUSY = "busy"


def wanted(stage: Stage, markers: int) -> int:
    """Return how many marks an answer still waits for, as far as can be told."""
    return {Stage.FIRST: markers, Stage.SETTLED: 0}.get(stage, 1)


def hindrance(
    person: int,
    *,
    author: int | None,
    marked_by: Collection[int | None],
    wanted: int,
    busy: Collection[int] = (),
) -> Hindrance | None:
    """Return what keeps ``person`` from marking an answer; None when nothing does.

    ``author`` wrote it, ``marked_by`` have marked it, ``wanted`` marks are still to come, and
    ``busy`` have it open: no more of them than marks are wanted. Nobody locks out themself.
    """
    if person == author:
        return Hindrance.OWN
    if person in marked_by:
        return Hindrance.DONE
    if not wanted:
        return Hindrance.SETTLED
    others = set(busy) - {person} - set(marked_by)
    return Hindrance.BUSY if len(others) >= wanted else None


# --- Written answers --------------------------------------------------------------------


class Length(StrEnum):
    """How long a written answer is, by what its author was advised."""

    SHORT = "short"
    FITTING = "fitting"
    LONG = "long"


def tidy(text: str) -> str:
    """Return what was written, without anything invisible but lines and tabs, not too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return seen[:LONGEST].strip()


def count_words(text: str) -> int:
    """Return how many words were written: what holds together by -, ', / or . is one."""
    return len(_WORD.findall(text))


def length(words: int, least: int | None, most: int | None) -> Length:
    """Judge a number of words by the advice, edges included. Advice only: nothing is refused."""
    if least is not None and words < least:
        return Length.SHORT
    return Length.LONG if most is not None and words > most else Length.FITTING
