"""A course as one reader sees it: the release, what they have done, and where they are.

Built from a release and a set of completed activities alone, without queries, so that a
page costs the same with three lessons or three hundred.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from courses import rules


@dataclass(frozen=True, slots=True)
class Step:
    """One activity. ``state`` is the reader's; ``is_current`` marks the page they are on."""

    id: str
    page: int
    kind: str
    title: str
    url: str
    minutes: int
    required: bool
    opens_last: bool
    needs_account: bool
    state: rules.State
    is_current: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A module and its steps; ``page`` is None for a quiz straight under the course."""

    page: int | None
    title: str
    url: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Outline:
    """The parts of a course for one reader, and the questions pages ask of it.

    ``release`` is the primary key of the release it was built from.
    """

    release: int
    title: str
    url: str
    jp: int | None
    order: rules.Order
    parts: tuple[Part, ...]
    activities: tuple[rules.Activity, ...]
    done: frozenset[str]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for part in self.parts for step in part.steps)

    @cached_property
    def progress(self) -> rules.Progress:
        return rules.progress(self.activities, self.done)

    @cached_property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @cached_property
    def place(self) -> int | None:
        """Where the current step stands, counted from 0; None on the course's own page."""
        return next((i for i, step in enumerate(self.steps) if step.is_current), None)

    @property
    def current(self) -> Step | None:
        return None if self.place is None else self.steps[self.place]

    @property
    def part(self) -> Part | None:
        """The part that holds the current step."""
        return next((p for p in self.parts if self.current in p.steps), None)

    @property
    def previous(self) -> Step | None:
        return self.steps[self.place - 1] if self.place else None

    @property
    def following(self) -> Step | None:
        """The neighbour to the right in the outline, open or not."""
        return None if self.place is None else next(iter(self.steps[self.place + 1 :]), None)

    @cached_property
    def onward(self) -> Step | None:
        """Where going on leads: from the current step, or from wherever the reader is."""
        return self.step(
            rules.next_activity(
                self.activities, self.done, self.order, self.current and self.current.id
            )
        )

    @property
    def first_blocker(self) -> Step | None:
        """What to do before the current step counts; None when nothing holds it back."""
        if self.current is None:
            return None
        held = rules.blockers(self.activities, self.done, self.order, self.current.id)
        return self.step(next(iter(held), None))

    @property
    def opening_last(self) -> Step | None:
        return next((step for step in self.steps if step.opens_last), None)

    @property
    def has_optional(self) -> bool:
        return any(not step.required for step in self.steps)

    @property
    def lessons_to_read(self) -> int:
        return sum(step.required and step.kind == "lesson" for step in self.steps)

    @property
    def quizzes_to_pass(self) -> int:
        return sum(step.required and step.kind == "quiz" for step in self.steps)

    @property
    def account_steps(self) -> tuple[Step, ...]:
        """Required steps that only somebody with an account can do."""
        return tuple(step for step in self.steps if step.required and step.needs_account)

    def step(self, id_: str | None) -> Step | None:
        return next((step for step in self.steps if step.id == id_), None)


def build(release, done: Collection[str], page: int | None = None) -> Outline:
    """Return the outline of a ``CourseRelease``; ``page`` is the reader's page, by its key."""
    activities = tuple(release.as_rules())
    states = rules.states(activities, done, release.order)
    parts = tuple(_part(module, states, page) for module in release.content["modules"])
    content = release.content
    return Outline(
        release=release.pk,
        title=content["title"],
        url=content["url"],
        jp=content["jp"],
        order=release.order,
        parts=parts,
        activities=activities,
        done=frozenset(done) & states.keys(),
    )


def _part(module, states, page):
    steps = tuple(
        Step(**activity, state=states[activity["id"]], is_current=activity["page"] == page)
        for activity in module["activities"]
    )
    return Part(module["page"], module["title"], module["url"], steps)
