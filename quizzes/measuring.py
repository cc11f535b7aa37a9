"""What learning has changed, by a test before and a test after. docs/rules.md says it in prose.

Standard library only: no Django, no clock, no database. Results are whole percents, 0 to 100.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import mean

VERSION = 1

# Hake (1998): what he calls high and medium gain of a class.
HIGH, MEDIUM = Fraction(7, 10), Fraction(3, 10)

# A handful of people says little about a course.
ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Change:
    """One person's results before and after."""

    before: int
    after: int

    @property
    def points(self) -> int:
        """How many percentage points it went up, or down below 0."""
        return self.after - self.before

    @property
    def normalized(self) -> Fraction | None:
        """The change as a share of what was possible, from -1 to 1.

        Of what was left to learn when it went up, of what there was to lose when it went down
        (Marx & Cummings 2007, American Journal of Physics 75:87, "normalized change"). None
        where nothing was left to learn or to lose, and nothing changed.
        """
        if self.points > 0:
            return Fraction(self.points, 100 - self.before)
        if self.points < 0:
            return Fraction(self.points, self.before)
        return None if self.before in (0, 100) else Fraction(0)


class Size(StrEnum):
    """How much a course has changed, in the words of Hake."""

    UNKNOWN = "unknown"
    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Gain:
    """What a course has changed in those who took both tests; means in percent."""

    people: int
    before: Fraction
    after: Fraction
    improved: int
    declined: int

    @property
    def points(self) -> Fraction:
        return self.after - self.before

    @property
    def normalized(self) -> Fraction | None:
        """The gain of the averages: what was won of what could be won (Hake 1998, American
        Journal of Physics 66:64). None where everybody knew everything before."""
        return self.points / (100 - self.before) if self.before < 100 else None

    @property
    def size(self) -> Size:
        """UNKNOWN with fewer than ENOUGH people."""
        share = self.normalized
        if self.people < ENOUGH or share is None:
            return Size.UNKNOWN
        if share <= 0:
            return Size.NONE
        return Size.HIGH if share >= HIGH else Size.MEDIUM if share >= MEDIUM else Size.LOW


def gain(changes: Sequence[Change]) -> Gain | None:
    """Return what has changed on average; None without anybody."""
    if not changes:
        return None
    return Gain(
        people=len(changes),
        before=mean(Fraction(change.before) for change in changes),
        after=mean(Fraction(change.after) for change in changes),
        improved=sum(change.points > 0 for change in changes),
        declined=sum(change.points < 0 for change in changes),
    )


def may_tell_first(*, after_is_offered: bool, after_is_done: bool) -> bool:
    """Decide whether the result and the answers of a test before may be shown.

    Not before the test after is done: who knows the answers learns the questions, not the
    matter. Where no test after is offered (any more), nothing is held back.
    """
    return after_is_done or not after_is_offered
