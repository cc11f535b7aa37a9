"""When what was learnt is asked again, and which of it. docs/rules.md says it in prose.

Standard library only: no Django, no clock, no database. Times are aware datetimes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice
from random import Random

VERSION = 1

# Growing gaps keep what was learnt longest (Cepeda et al. 2008, Psychological Science 19:1095);
# resistance to misinformation wanes within weeks unless it is refreshed (Maertens et al. 2021,
# Journal of Experimental Psychology: Applied 27:1).
AFTER = (timedelta(weeks=1), timedelta(weeks=2), timedelta(weeks=4))

# The last one has nothing after it that would take its place.
LAST_STAYS = timedelta(weeks=4)

SIZE = 5


class State(StrEnum):
    """How a drill stands."""

    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"
    PASSED_BY = "passed_by"


def schedule(start: datetime) -> list[datetime]:
    """Return when the drills are due that begin to count at ``start``."""
    return [start + gap for gap in AFTER]


def ends(due: Sequence[datetime], place: int) -> datetime:
    """Return when the drill at ``place`` gives way: to the next one, or after LAST_STAYS."""
    return due[place + 1] if place + 1 < len(due) else due[place] + LAST_STAYS


def state(due: datetime, end: datetime, *, is_done: bool, now: datetime) -> State:
    """Return how a drill stands. What was done stays done; what was left out is not asked for."""
    if is_done:
        return State.DONE
    if now < due:
        return State.WAITING
    return State.OPEN if now < end else State.PASSED_BY


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked: its version, what it is a variant of, what it is about."""

    version: int
    family: int
    topics: frozenset[int]


def pick(
    candidates: Sequence[Candidate],
    *,
    missed: Mapping[int, float],
    seen: Mapping[int, datetime],
    seed: int,
    size: int = SIZE,
) -> list[int]:
    """Return the versions a drill asks, at most ``size``, no family twice.

    Topics take turns, those of which most was ``missed`` first (points lost, by topic); when
    they have no more, other questions fill up. Of a topic's questions the one never ``seen``
    comes first, then the one seen longest ago, by family; among equals the seed decides.
    """
    random = Random(seed)  # noqa: S311  (to mix, not to hide)
    mixed = random.sample(candidates, len(candidates))
    mixed.sort(key=lambda candidate: _last_seen(candidate, seen))
    topics = sorted((topic for topic in missed if missed[topic] > 0), key=lambda t: -missed[t])
    chosen: dict[int, int] = {}
    for candidate in islice(_in_turns(mixed, topics, chosen), size):
        chosen[candidate.family] = candidate.version
    return list(chosen.values())


def _last_seen(candidate: Candidate, seen: Mapping[int, datetime]) -> float:
    last = seen.get(candidate.family)
    return last.timestamp() if last else float("-inf")


def _in_turns(
    candidates: Sequence[Candidate], topics: Sequence[int], taken: Collection[int]
) -> Iterator[Candidate]:
    """Yield one candidate of each topic, round by round, and then the others.

    ``taken`` grows while this runs: whoever takes a candidate notes its family there.
    """
    found = True
    while found:
        found = False
        for topic in topics:
            fitting = (c for c in candidates if topic in c.topics and c.family not in taken)
            if candidate := next(fitting, None):
                found = True
                yield candidate
    yield from (candidate for candidate in candidates if candidate.family not in taken)
