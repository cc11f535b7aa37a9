"""What correcting a wrong key makes of results. docs/rules.md says it in prose.

Standard library only: no Django, no clock, no database. Scores are exact fractions from 0 to
1; a question that is dropped counts neither among the points earned nor among the possible.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizzes.rules import Grade


class Policy(StrEnum):
    """How the answers to a question with a wrong key are judged anew."""

    ACCEPT_BOTH = "both"
    NEW_KEY = "new"
    CREDIT = "credit"
    DROP = "drop"

    @property
    def needs_key(self) -> bool:
        """Whether it judges by a corrected wording of the question."""
        return self in (Policy.ACCEPT_BOTH, Policy.NEW_KEY)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one question brings: its score, and whether it counts at all."""

    score: Fraction
    counts: bool = True


def correct(policy: Policy, *, old: Fraction, new: Fraction | None = None) -> Mark:
    """Judge an answer anew, that scored ``old`` by the wrong key and ``new`` by the right one."""
    if policy is Policy.CREDIT:
        return Mark(Fraction(1))
    if policy is Policy.DROP:
        return Mark(old, counts=False)
    by_key = old if new is None else new
    return Mark(max(old, by_key) if policy is Policy.ACCEPT_BOTH else by_key)


@dataclass(frozen=True, slots=True)
class Standing:
    """What an attempt earned of what it could; ``passed`` as it was told to the learner."""

    earned: Fraction
    possible: int
    pass_mark: int
    passed: bool

    @property
    def grade(self) -> Grade:
        return Grade(self.earned, self.possible, self.pass_mark)

    @property
    def share(self) -> Fraction:
        return self.earned / self.possible if self.possible else Fraction(0)


def judged_anew(before: Standing, mark: Mark, corrected: Mark) -> Standing:
    """Return what an attempt is worth when one of its marks is replaced.

    Whoever was told that they had passed although the points alone would not have sufficed
    keeps that: it was another decision, and is not taken back by this one.
    """
    earned = before.earned + _points(corrected) - _points(mark)
    possible = before.possible + int(corrected.counts) - int(mark.counts)
    granted = before.passed and not before.grade.passed
    passed = granted or Grade(earned, possible, before.pass_mark).passed
    return Standing(earned, possible, before.pass_mark, passed)


def _points(mark: Mark) -> Fraction:
    return mark.score if mark.counts else Fraction(0)


class Effect(StrEnum):
    """What a regrade does to one attempt. KEPT: it would have lowered the result, and may not."""

    NONE = "none"
    CHANGED = "changed"
    KEPT = "kept"


def effect(before: Standing, after: Standing, *, lowers: bool) -> Effect:
    """Decide whether a result is replaced.

    Nothing falls unless asked for: neither the share of the points nor a pass. An attempt is
    never left without any question that counts.
    """
    if after == before:
        return Effect.NONE
    falls = after.share < before.share or (before.passed and not after.passed)
    if not after.possible or (falls and not lowers):
        return Effect.KEPT
    return Effect.CHANGED


class Hindrance(StrEnum):
    """Why a regrade cannot be made or undone."""

    BY_PEOPLE = "by_people"
    NO_KEY = "no_key"
    OTHER_CHOICES = "other_choices"
    CHANGED = "changed"
    UNDONE = "undone"
    BUILT_UPON = "built_upon"
