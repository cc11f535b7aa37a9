"""How well somebody tells true claims from false ones, and knows how well.

Standard library only, as ``quizzes.rules``. docs/rules.md says each rule in prose, with its
sources and why the thresholds are where they are.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import NormalDist

# Of either kind of claim, so many must be answered before a figure means anything.
LEAST = 4
# So many answers must come with a confidence before it is compared with them.
LEAST_RATED = 8
# From this d′ on somebody tells the two apart well, and somewhat.
KEEN, SOME = 1.5, 0.5
# Farther from 0 than this, the criterion leans to one side.
LEAN = 0.5
# Confidence and share right are farther apart than this only if there is something to it.
APART = Fraction(15, 100)
# One verdict may fit this share of the claims at most.
MOST = Fraction(1, 2)


class Verdict(StrEnum):
    """What a claim is, or is said to be."""

    TRUE = "true"
    FALSE = "false"
    UNPROVEN = "unproven"


Verdicts = Mapping[str, Verdict]
"""Verdicts by the id of their claim."""


# --- Scoring --------------------------------------------------------------------------


def score(key: Verdicts, said: Verdicts) -> Fraction:
    """Score a set of claims by the share that was judged right."""
    if not key:
        return Fraction(0)
    return Fraction(sum(said.get(claim) == verdict for claim, verdict in key.items()), len(key))


def too_many(verdicts: Collection[Verdict]) -> Verdict | None:
    """Return the verdict that fits more than ``MOST`` of the claims, if one does."""
    for verdict, count in Counter(verdicts).items():
        if count > MOST * len(verdicts):
            return verdict
    return None


# --- Telling true from false ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """How the answered claims of one kind were judged; ``doubted`` were called unproven."""

    believed: int = 0
    rejected: int = 0
    doubted: int = 0

    @property
    def answered(self) -> int:
        return self.believed + self.rejected + self.doubted


def tally(key: Verdicts, said: Verdicts, kind: Verdict) -> Tally:
    """Count the verdicts given on the claims that are of one kind."""
    counts = Counter(
        said[claim] for claim, verdict in key.items() if verdict == kind and claim in said
    )
    return Tally(counts[Verdict.TRUE], counts[Verdict.FALSE], counts[Verdict.UNPROVEN])


def z(rate: float) -> float:
    """Return the standard normal deviate below which ``rate`` lies; 0 < rate < 1."""
    return NormalDist().inv_cdf(rate)


def log_linear(count: int, total: int) -> float:
    """Return a rate that is never 0 or 1: half a case more of each outcome (Hautus 1995)."""
    return (count + 0.5) / (total + 1)


def sensitivity(hits: float, false_alarms: float) -> float:
    """Return d′ = z(H) - z(F) of two rates."""
    return z(hits) - z(false_alarms)


def criterion(hits: float, false_alarms: float) -> float:
    """Return c = -(z(H) + z(F)) / 2 of two rates: below 0, "false" is said readily."""
    return -(z(hits) + z(false_alarms)) / 2


@dataclass(frozen=True, slots=True)
class Discernment:
    """How well true and false were told apart (``d``), and where the line was drawn (``c``)."""

    d: float
    c: float


def discern(false: Tally, true: Tally) -> Discernment | None:
    """Measure how somebody tells false claims, the signal, from true ones; None if too few.

    To say "false" is to say yes: of a false claim it is a hit, of a true one a false alarm.
    Believing and doubting are both no. What was left unanswered does not count.
    """
    if min(false.answered, true.answered) < LEAST:
        return None
    hits = log_linear(false.rejected, false.answered)
    alarms = log_linear(true.rejected, true.answered)
    return Discernment(sensitivity(hits, alarms), criterion(hits, alarms))


class Sharpness(StrEnum):
    KEEN = "keen"
    SOME = "some"
    NONE = "none"


def sharpness(measured: Discernment) -> Sharpness:
    """Return how well true and false were told apart."""
    if measured.d >= KEEN:
        return Sharpness.KEEN
    return Sharpness.SOME if measured.d >= SOME else Sharpness.NONE


class Leaning(StrEnum):
    SUSPICIOUS = "suspicious"
    CREDULOUS = "credulous"
    HESITANT = "hesitant"
    BALANCED = "balanced"


def leaning(measured: Discernment, false: Tally) -> Leaning:
    """Return to which side somebody errs.

    Who seldom says "false" is credulous only if the false claims that slipped through were
    believed; if more of them were put off as unproven, it is hesitation.
    """
    if measured.c <= -LEAN:
        return Leaning.SUSPICIOUS
    if measured.c < LEAN:
        return Leaning.BALANCED
    return Leaning.CREDULOUS if false.believed >= false.doubted else Leaning.HESITANT


# --- Knowing how well -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against correctness, over ``count`` answers; all figures from 0 to 1.

    ``brier`` is the mean squared distance between the confidence in an answer and what came
    of it, 1 for right and 0 for wrong: 0 is best.
    """

    count: int
    confidence: Fraction
    right: Fraction
    brier: Fraction

    @property
    def gap(self) -> Fraction:
        """By how much confidence exceeds the share right; negative when it falls short."""
        return self.confidence - self.right


def calibrate(key: Verdicts, said: Verdicts, sure: Mapping[str, int]) -> Calibration | None:
    """Compare how sure somebody was, in percent, with how often they were right.

    Only claims with both a verdict and a confidence count; None if there are too few.
    """
    rated = [
        (Fraction(sure[claim], 100), int(said[claim] == verdict))
        for claim, verdict in key.items()
        if claim in said and claim in sure
    ]
    count = len(rated)
    if count < LEAST_RATED:
        return None
    return Calibration(
        count,
        confidence=sum((p for p, _right in rated), Fraction(0)) / count,
        right=Fraction(sum(right for _p, right in rated), count),
        brier=sum(((p - right) ** 2 for p, right in rated), Fraction(0)) / count,
    )


class Certainty(StrEnum):
    OVER = "over"
    UNDER = "under"
    MATCHED = "matched"


def certainty(measured: Calibration) -> Certainty:
    """Return whether confidence kept step with correctness."""
    if measured.gap >= APART:
        return Certainty.OVER
    return Certainty.UNDER if measured.gap <= -APART else Certainty.MATCHED
