"""How far the result of a whole quiz can be relied on. docs/rules.md says each rule in prose.

Standard library only, and exact: whole numbers are added up, fractions divided. Sums are all
that is kept, so any number of attempts takes the same room.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

BINS = 10


@dataclass(slots=True)
class Moments:
    """Sums of whole numbers that came by one at a time: how many, how much, how much squared."""

    count: int = 0
    total: int = 0
    squares: int = 0

    def add(self, value: int) -> None:
        self.count += 1
        self.total += value
        self.squares += value * value

    @property
    def mean(self) -> Fraction | None:
        return Fraction(self.total, self.count) if self.count else None

    @property
    def variance(self) -> Fraction | None:
        """The variance of what this is a sample of; None for fewer than two."""
        if self.count < 2:
            return None
        return (self.squares - Fraction(self.total**2, self.count)) / (self.count - 1)


def alpha(items: Sequence[Moments], total: Moments) -> float | None:
    """Return Cronbach's alpha of people who were all asked the same questions; at most 1.

    ``items`` are the scores of each question, ``total`` those of whole attempts. None for
    fewer than two questions or where everybody has the same total. Cronbach (1951),
    Coefficient alpha and the internal structure of tests, Psychometrika 16; with scores of 0
    and 1 the same as KR-20, Kuder and Richardson (1937).
    """
    whole = total.variance
    if len(items) < 2 or not whole:
        return None
    parts = sum((item.variance or Fraction(0) for item in items), Fraction(0))
    return float(Fraction(len(items), len(items) - 1) * (1 - parts / whole))


def dependability(questions: int, totals: Moments, squares: int) -> float | None:
    """Return what takes alpha's place where everybody draws questions of their own; at most 1.

    ``questions`` is how many each was asked, ``totals`` are whole attempts, ``squares`` is the
    sum of all squared question scores. It is the index of dependability of questions nested
    in persons: Brennan (2001), Generalizability Theory; the same as the intraclass correlation
    (1, k) of Shrout and Fleiss (1979), Psychological Bulletin 86. That a draw can be harder
    than another counts as error, as it should, so it is rarely above alpha.
    """
    whole = totals.variance
    if questions < 2 or not whole:
        return None
    within = squares - Fraction(totals.squares, questions)
    error = within / (totals.count * (questions - 1))
    return float(1 - error / (whole / questions))


def standard_error(deviation: float, reliability: float | None) -> float | None:
    """Return how far a result strays from what somebody really knows, in the deviation's unit.

    Two of three results lie within one standard error: Lord and Novick (1968), chapter 3.
    """
    return deviation * sqrt(1 - reliability) if reliability is not None else None


def histogram(percents: Iterable[int]) -> list[int]:
    """Return how many results fall into each ten percent; 100 belongs to the last."""
    counts = [0] * BINS
    for percent in percents:
        counts[bin_of(percent)] += 1
    return counts


def bin_of(percent: int) -> int:
    """Return the place of a result among the BINS."""
    return max(0, min(percent * BINS // 100, BINS - 1))
