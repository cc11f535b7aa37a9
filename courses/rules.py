"""When an activity is open, when a course is complete, what comes next. docs/rules.md.

Standard library only: no Django, no clock, no database. An activity is named by its UUID
as a string; ``done`` is the set of activities a learner has ever completed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

VERSION = 1

MINUTES_PER_JP = 45


class Order(StrEnum):
    """In which order a course is taken."""

    FREE = "free"
    SEQUENCE = "sequence"


class State(StrEnum):
    """What a learner sees beside an activity."""

    DONE = "done"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Activity:
    """One step of a course. ``opens_last``: only after every other required one."""

    id: str
    required: bool = True
    opens_last: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a learner is: how many of the required activities are done."""

    required: int
    done: int

    @property
    def is_complete(self) -> bool:
        """A course that requires nothing is never complete."""
        return self.required > 0 and self.done >= self.required

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 means complete and nothing else does."""
        return self.done * 100 // self.required if self.required else 0


def progress(activities: Sequence[Activity], done: Collection[str]) -> Progress:
    """Count required activities. What is not in the course (any more) does not count."""
    required = {activity.id for activity in activities if activity.required}
    return Progress(len(required), len(required & frozenset(done)))


def blockers(
    activities: Sequence[Activity], done: Collection[str], order: Order, target: str
) -> list[str]:
    """Return the required activities to do before ``target``, in course order.

    In SEQUENCE everything required that comes earlier; for an activity that opens last
    everything else required. What is done stays open for ever.
    """
    if target in done:
        return []
    position = [activity.id for activity in activities].index(target)
    earlier = activities[:position] if order is Order.SEQUENCE else []
    others = activities if activities[position].opens_last else earlier
    return [a.id for a in others if a.required and a.id not in done and a.id != target]


def states(
    activities: Sequence[Activity], done: Collection[str], order: Order
) -> dict[str, State]:
    """Return the state of every activity of a course for one learner."""
    done = frozenset(done)
    return {a.id: _state(activities, done, order, a.id) for a in activities}


def _state(activities, done, order, target) -> State:
    if target in done:
        return State.DONE
    return State.LOCKED if blockers(activities, done, order, target) else State.OPEN


def next_activity(
    activities: Sequence[Activity], done: Collection[str], order: Order, after: str | None = None
) -> str | None:
    """Return where "Lanjutkan belajar" leads: the first open required activity.

    With ``after``, the first one behind it if there is one, so that going on goes forward.
    Optional activities are offered only when nothing required is open. None: nothing is left.
    """
    open_ = [a for a in activities if _state(activities, frozenset(done), order, a.id) is State.OPEN]
    ids = [a.id for a in open_ if a.required] or [a.id for a in open_]
    places = {activity.id: place for place, activity in enumerate(activities)}
    behind = [i for i in ids if after in places and places[i] > places[after]]
    return next(iter(behind or ids), None)


def jp_from_minutes(minutes: int) -> int:
    """Return whole lesson hours (JP, 45 minutes each), rounded down."""
    return minutes // MINUTES_PER_JP
