"""How a quiz is graded, timed and reviewed. docs/rules.md says each rule in prose.

Standard library only: no Django, no clock, no database. Times are aware datetimes that the
caller passes in; scores are exact fractions from 0 to 1.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

VERSION = 2

# A phone on a weak signal needs a moment to send the last answer.
GRACE = timedelta(seconds=15)


# --- Grading --------------------------------------------------------------------------


def score_one(right: str, chosen: str | None) -> Fraction:
    """Score a question with one right option: all or nothing."""
    return Fraction(int(chosen == right))


def score_many(right: Collection[str], chosen: Collection[str]) -> Fraction:
    """Score a question with several right options: each right tick earns, each wrong one costs.

    Never below 0. Ticking everything scores below 1 whenever a wrong option exists.
    """
    right, chosen = frozenset(right), frozenset(chosen)
    if not right:
        return Fraction(0)
    return max(Fraction(0), Fraction(len(chosen & right) - len(chosen - right), len(right)))


@dataclass(frozen=True, slots=True)
class Grade:
    """The result of an attempt: points earned out of points possible, against a pass mark."""

    earned: Fraction
    possible: int
    pass_mark: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down, so that nobody passes by rounding."""
        return int(self.earned * 100 / self.possible) if self.possible else 0

    @property
    def passed(self) -> bool:
        """An empty quiz is never passed."""
        return self.possible > 0 and self.earned * 100 >= self.pass_mark * self.possible


def grade(scores: Sequence[Fraction], *, pass_mark: int) -> Grade:
    """Grade an attempt: every question weighs one point."""
    return Grade(sum(scores, Fraction(0)), len(scores), pass_mark)


# --- Time -----------------------------------------------------------------------------


def has_time(deadline_at: datetime | None, now: datetime) -> bool:
    """Return whether a learner may still think: the grace after the deadline is for sending."""
    return deadline_at is None or now < deadline_at


def ended(deadline_at: datetime | None, now: datetime) -> bool:
    """Return whether time has closed an attempt: answers may arrive until GRACE after it."""
    return deadline_at is not None and now > deadline_at + GRACE


def finish(deadline_at: datetime | None, now: datetime) -> datetime:
    """Return when an attempt that is closed now counts as finished: never after its deadline."""
    return now if deadline_at is None else min(now, deadline_at)


# --- Answering ------------------------------------------------------------------------


class Reception(StrEnum):
    """What becomes of an answer that arrives."""

    TAKEN = "taken"
    KEPT = "kept"
    STALE = "stale"
    CLOSED = "closed"


def receive(
    seq: int, *, kept: int, same: bool, is_open: bool, deadline_at: datetime | None, now: datetime
) -> Reception:
    """Decide what becomes of the answer with number ``seq``.

    TAKEN replaces what is kept, whose number is ``kept``; 0 if nothing was ever given.
    KEPT is no newer but says the same (``same``); STALE says something else.
    """
    if not is_open or ended(deadline_at, now):
        return Reception.CLOSED
    if seq > kept:
        return Reception.TAKEN
    return Reception.KEPT if same else Reception.STALE


# --- Reviewing ------------------------------------------------------------------------


class ReviewPolicy(StrEnum):
    """What a learner sees after submitting."""

    FULL = "full"
    AFTER_PASS = "after_pass"  # noqa: S105  (passing a quiz, no password)
    SCORE = "score"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Review:
    """What may be shown of a graded attempt, besides the learner's answers."""

    correctness: bool
    feedback: bool
    key: bool
    score: bool = True


EVERYTHING = Review(correctness=True, feedback=True, key=True)


def review(policy: ReviewPolicy, *, passed: bool, may_try_again: bool) -> Review:
    """Decide what a learner may see of a graded attempt.

    FULL shows everything at once. AFTER_PASS gives feedback on what was chosen at once, and
    the right answers only when nothing can be gained from them: passed, or no attempt left.
    SCORE shows the score alone, NOTHING not even that: see ``quizzes.measuring``.
    """
    if policy is ReviewPolicy.NOTHING:
        return Review(correctness=False, feedback=False, key=False, score=False)
    if policy is ReviewPolicy.SCORE:
        return Review(correctness=False, feedback=False, key=False)
    key = policy is ReviewPolicy.FULL or passed or not may_try_again
    return Review(correctness=True, feedback=True, key=key)


# --- Merging --------------------------------------------------------------------------


def renumber(existing: Mapping[int, datetime], incoming: Mapping[int, datetime]) -> dict[int, int]:
    """Number attempts that come from a visitor after those the account already has.

    Keys are attempt ids, values their start; returns the new number of each incoming one.
    """
    order = sorted(incoming, key=incoming.__getitem__)
    return {attempt: len(existing) + place for place, attempt in enumerate(order, start=1)}
