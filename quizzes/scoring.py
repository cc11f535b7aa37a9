"""How answers in parts are graded: pairs, orders and signs. docs/rules.md says each rule in prose.

Standard library only, as ``quizzes.rules``. Scores are exact fractions from 0 to 1.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

# One and the same answer given to every part must earn less than this.
GIVEN_AWAY = Fraction(7, 10)


# --- Pairs ----------------------------------------------------------------------------


def score_pairs(right: Mapping[str, str], chosen: Mapping[str, str]) -> Fraction:
    """Score pairs by how many are right. Both map what stands on the left to its match."""
    if not right:
        return Fraction(0)
    hits = sum(chosen.get(left) == match for left, match in right.items())
    return Fraction(hits, len(right))


def commonest_share(matches: Collection[str]) -> Fraction:
    """Return what choosing one match everywhere earns at best."""
    return Fraction(max(Counter(matches).values()), len(matches)) if matches else Fraction(0)


# --- Orders ---------------------------------------------------------------------------


def shared_places(places: Mapping[str, int]) -> frozenset[int]:
    """Return the places that were given more than once."""
    return frozenset(place for place, count in Counter(places.values()).items() if count > 1)


def score_order(right: Sequence[str], places: Mapping[str, int]) -> Fraction:
    """Score an order by how far each of its ``n`` items stands from its place, never below 0.

    ``places`` maps what has a place to that place, counted from 1. The measure is Spearman's
    footrule, R = 1 - 3 D / (n² - 1), where D adds up the distances: 1 for the right order,
    0 on average for a random one, whose D is (n² - 1) / 3, and below 0 for the reversed one.
    An item's part of it is 1 / n - 3 d / (n² - 1); one without a place, or whose place is
    shared, has no part.

    Spearman (1906), "Footrule" for measuring correlation, British Journal of Psychology 2;
    mean and maximum of D: Diaconis and Graham (1977), Spearman's footrule as a measure of
    disarray, Journal of the Royal Statistical Society B 39.
    """
    count, shared = len(right), shared_places(places)
    distances = [
        abs(places[item] - place)
        for place, item in enumerate(right, start=1)
        if item in places and places[item] not in shared
    ]
    if not distances:
        return Fraction(0)
    cost = Fraction(3 * sum(distances), max(count**2 - 1, 1))
    return max(Fraction(0), Fraction(len(distances), count) - cost)


def closed_up(places: Mapping[str, int], without: Collection[str]) -> dict[str, int]:
    """Return the places that are left when some items go and the rest closes up.

    Gaps close too; those who share a place go on sharing it.
    """
    left = {item: place for item, place in places.items() if item not in without}
    return {item: 1 + sum(other < place for other in left.values()) for item, place in left.items()}


def score_actions(
    right: Sequence[str], avoid: Collection[str], places: Mapping[str, int]
) -> Fraction:
    """Score an order of actions among which are some to ``avoid``; never below 0.

    Each of these that was given a place costs as much as one right action earns. Otherwise it
    does not count: the order of the others is scored as if it were not there.
    """
    if not right:
        return Fraction(0)
    taken = sum(item in places for item in avoid)
    order = score_order(right, closed_up(places, avoid))
    return max(Fraction(0), order - Fraction(taken, len(right)))


# --- Signs ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sightings:
    """What was marked as a sign: ``found`` of ``signs``, and ``mistaken`` of ``others``."""

    found: int
    signs: int
    mistaken: int
    others: int


def sightings(
    signs: Collection[str], others: Collection[str], marked: Collection[str]
) -> Sightings:
    """Count what was marked among the parts that are ``signs`` and among the ``others``."""
    chosen = frozenset(marked)
    found, mistaken = chosen.intersection(signs), chosen.intersection(others)
    return Sightings(len(found), len(signs), len(mistaken), len(others))


def score_signs(
    signs: Collection[str], others: Collection[str], marked: Collection[str]
) -> Fraction:
    """Score what was marked as a sign: the hit rate less the false alarm rate, never below 0.

    1 for all the signs and nothing else; 0 on average for marking at random, however much is
    marked, and for marking everything as soon as anything is no sign. So a miss and a false
    alarm both cost, each by how many there were to miss or to suspect.

    Peirce (1884), The numerical measure of the success of predictions, Science 4; Youden
    (1950), Index for rating diagnostic tests, Cancer 3.
    """
    seen = sightings(signs, others, marked)
    hits = Fraction(seen.found, seen.signs) if seen.signs else Fraction(0)
    alarms = Fraction(seen.mistaken, seen.others) if seen.others else Fraction(0)
    return max(Fraction(0), hits - alarms)
