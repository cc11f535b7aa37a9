"""When an activity is open, when a course is complete, what comes next. docs/rules.md.

Standard library only: no Django, no clock, no database. An activity is named by its UUID
as a string; ``done`` is the set of activities a learner has ever completed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

VERSION = 2


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


def states(activities: Sequence[Activity], done: Collection[str], order: Order) -> dict[str, State]:
    """Return the state of every activity of a course for one learner.

    LOCKED exactly where ``blockers`` names something, found in one pass over the course.
    """
    done = frozenset(done)
    missing = [a.id for a in activities if a.required and a.id not in done]
    found, passed_first = {}, False
    for activity in activities:
        others_missing = bool(missing) and missing != [activity.id]
        held_back = passed_first and order is Order.SEQUENCE
        locked = held_back or (activity.opens_last and others_missing)
        found[activity.id] = _state(activity.id in done, locked)
        passed_first = passed_first or missing[:1] == [activity.id]
    return found


def _state(done: bool, locked: bool) -> State:
    if done:
        return State.DONE
    return State.LOCKED if locked else State.OPEN


def next_activity(
    activities: Sequence[Activity], done: Collection[str], order: Order, after: str | None = None
) -> str | None:
    """Return where "Lanjutkan belajar" leads: the first open required activity.

    With ``after``, the first open one behind it, optional or not: going on follows the
    outline, and so does beginning, where nothing is done yet. Otherwise optional activities
    are offered only when nothing required is open. None: nothing is left.
    """
    found = states(activities, done, order)
    open_ = [a for a in activities if found[a.id] is State.OPEN]
    places = {activity.id: place for place, activity in enumerate(activities)}
    behind = [a for a in open_ if after in places and places[a.id] > places[after]]
    is_begun = State.DONE in found.values()
    required = [a for a in open_ if a.required and (is_begun or after is not None)]
    return next((activity.id for activity in behind or required or open_), None)


class Stage(StrEnum):
    """How a learner stands with a course as a whole; decides what its main button does."""

    NEW = "new"
    UNDERWAY = "underway"
    READY = "ready"
    COMPLETED = "completed"


def stage(progress: Progress, *, started: bool, completed: bool) -> Stage:
    """Return the stage of a course.

    COMPLETED once recorded, whatever the course asks today. READY when nothing required is
    left but completion is not recorded yet: a visitor, or a learner for whom a new release
    dropped what was missing. ``started``: enrolled, or any activity done.
    """
    if completed:
        return Stage.COMPLETED
    if progress.is_complete:
        return Stage.READY
    return Stage.UNDERWAY if started else Stage.NEW
