"""Whether a question and a quiz measure well. docs/rules.md says each rule in prose.

Classical test theory: Lord and Novick (1968), Statistical Theories of Mental Test Scores;
Ebel and Frisbie (1991), Essentials of Educational Measurement. Standard library only. Scores
are shares from 0 to 1; where a figure has no meaning it is None, never a guess.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum, sqrt
from statistics import median

# From how many people on a figure may be judged.
ENOUGH = 20

# The strong and the weak are this share of all at either end: Kelley (1939), The selection of
# upper and lower groups for the validation of test items, J. of Educational Psychology 30.
TAIL = 0.27

# Facility from which a question hardly parts anybody, and below which hardly anybody knows.
TOO_EASY, TOO_HARD = 0.95, 0.25

# Discrimination below which a question says little about what the others measure.
WEAK = 0.10

# A distractor chosen by less than this does no work: Haladyna and Downing (1993), How many
# options is enough for a multiple-choice test item?, Educ. and Psychol. Measurement 53.
IDLE = 0.05

# Who answers nothing for longer than this has put the phone away: no time to answer.
LONGEST_PAUSE = 600.0


class Verdict(StrEnum):
    """What to think of a question, the most urgent first."""

    KEY = "key"
    HARD = "hard"
    WEAK = "weak"
    IDLE = "idle"
    EASY = "easy"
    GOOD = "good"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class Reply:
    """One person's first answer to a question.

    ``rest``: the mean score of the other questions of the same attempt; None if there are
    none. ``picked``: what was chosen, by key. ``seconds``: how long it took, None if unknown.
    """

    score: float
    rest: float | None = None
    picked: tuple[str, ...] = ()
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """How many chose something: of everybody, of the strong, the middle and the weak."""

    everybody: float
    upper: float
    middle: float
    lower: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of a question. ``shares`` has a key for all that was ever chosen.

    ``suspects`` are wrong answers that the strong prefer to the key, ``idle`` are
    distractors that nearly nobody chooses.
    """

    people: int
    facility: float | None = None
    discrimination: float | None = None
    seconds: float | None = None
    shares: Mapping[str, Share] = field(default_factory=dict)
    unanswered: Share | None = None
    suspects: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    verdict: Verdict = Verdict.FEW


# --- One question ---------------------------------------------------------------------


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return the product-moment correlation; None for fewer than two or where nothing varies.

    With scores of 0 and 1 this is the point-biserial correlation.
    """
    if len(xs) < 2 or min(xs) == max(xs) or min(ys) == max(ys):
        return None
    x_mean, y_mean = fsum(xs) / len(xs), fsum(ys) / len(ys)
    both = fsum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    spread = sqrt(fsum((x - x_mean) ** 2 for x in xs)) * sqrt(fsum((y - y_mean) ** 2 for y in ys))
    return max(-1.0, min(1.0, both / spread)) if spread else None


def discrimination(replies: Sequence[Reply]) -> float | None:
    """Return the corrected item-total correlation: with the rest, not with the question itself.

    The rest is a mean, so that attempts with different draws can stand side by side; where all
    are asked the same questions that is the correlation with the total minus the item.
    """
    known = [(reply.score, reply.rest) for reply in replies if reply.rest is not None]
    return pearson([score for score, _rest in known], [rest for _score, rest in known])


def tails(values: Sequence[float]) -> dict[float, tuple[float, float]]:
    """Return for each value how far it belongs to the upper and to the lower TAIL, 0 to 1.

    Those who tie at the edge of a tail belong to it in part: so no order, and no coin, decides.
    """
    counts: dict[float, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    size = TAIL * len(values)
    upper = _filled(sorted(counts.items(), reverse=True), size)
    lower = _filled(sorted(counts.items()), size)
    return {value: (upper[value], lower[value]) for value in counts}


def _filled(counts: Iterable[tuple[float, int]], room: float) -> dict[float, float]:
    parts = {}
    for value, count in counts:
        parts[value] = min(1.0, max(0.0, room / count))
        room -= count
    return parts


def shares(replies: Sequence[Reply]) -> tuple[dict[str, Share], Share]:
    """Return the Share of all that was chosen, by key, and of those who chose nothing."""
    groups = tails([reply.rest for reply in replies if reply.rest is not None])
    sums: dict[str, list[float]] = {}
    all_of_them, nothing = [0.0] * 4, [0.0] * 4
    for reply in replies:
        upper, lower = groups[reply.rest] if reply.rest is not None else (0.0, 0.0)
        middle = 1 - upper - lower if reply.rest is not None else 0.0
        weights = (1.0, upper, middle, lower)
        _add(all_of_them, weights)
        for key in reply.picked:
            _add(sums.setdefault(key, [0.0] * 4), weights)
        if not reply.picked:
            _add(nothing, weights)
    return {key: _share(sums[key], all_of_them) for key in sums}, _share(nothing, all_of_them)


def _add(sums: list[float], weights: Sequence[float]) -> None:
    for place, weight in enumerate(weights):
        sums[place] += weight


def _share(sums: Sequence[float], of: Sequence[float]) -> Share:
    everybody, upper, middle, lower = (
        min(1.0, part / whole) if whole else 0.0 for part, whole in zip(sums, of, strict=True)
    )
    return Share(everybody, upper, middle, lower)


def suspects(chosen: Mapping[str, Share], right: Collection[str]) -> tuple[str, ...]:
    """Return the wrong answers that more of the strong chose than the right ones together.

    And more of the strong than of the weak: otherwise it is a mistake that learning mends.
    """
    key = sum(share.upper for answer, share in chosen.items() if answer in right)
    rivals = [
        answer
        for answer, share in sorted(chosen.items())
        if answer not in right and share.upper > key and share.upper > share.lower
    ]
    return tuple(rivals) if right else ()


def measure(
    replies: Sequence[Reply], *, right: Collection[str] = (), offered: Collection[str] = ()
) -> Figures:
    """Return the figures of a question. ``right``: keys of right answers; ``offered``: those of
    wrong options that stand to choose from, which should be chosen by somebody."""
    if not replies:
        return Figures(0)
    chosen, nothing = shares(replies)
    one_choice = all(len(reply.picked) < 2 for reply in replies)
    nobody = Share(0, 0, 0, 0)
    found = Figures(
        people=len(replies),
        facility=fsum(reply.score for reply in replies) / len(replies),
        discrimination=discrimination(replies),
        seconds=typical_time([reply.seconds for reply in replies]),
        shares=chosen,
        unanswered=nothing,
        suspects=suspects(chosen, right) if one_choice else (),
        idle=tuple(k for k in sorted(offered) if chosen.get(k, nobody).everybody < IDLE),
    )
    return _judged(found)


def _judged(found: Figures) -> Figures:
    values = {name: getattr(found, name) for name in Figures.__slots__ if name != "verdict"}
    return Figures(**values, verdict=judge(found))


def judge(found: Figures) -> Verdict:
    """Return what to think of a question, by the thresholds above.

    A discrimination below 0 by more than its standard error in a sample without any, one by
    the root of the number of people, is no accident.
    """
    facility, tells = found.facility, found.discrimination
    if found.people < ENOUGH or facility is None:
        return Verdict.FEW
    below_chance = tells is not None and tells < -1 / sqrt(found.people)
    doubts = (
        (below_chance or bool(found.suspects), Verdict.KEY),
        (facility >= TOO_EASY, Verdict.EASY),
        (facility < TOO_HARD, Verdict.HARD),
        (tells is not None and tells < WEAK, Verdict.WEAK),
        (bool(found.idle), Verdict.IDLE),
    )
    return next((verdict for doubt, verdict in doubts if doubt), Verdict.GOOD)


def typical_time(seconds: Iterable[float | None]) -> float | None:
    """Return the median of the times that are known and no longer than LONGEST_PAUSE."""
    known = [taken for taken in seconds if taken is not None and 0 < taken <= LONGEST_PAUSE]
    return median(known) if known else None
