"""Which questions one attempt asks. docs/rules.md says it in prose.

Standard library only: no Django, no clock, no database. The same lines, seed and memory draw
the same questions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from quizzes.layout import PLAIN, Line

# A line's choices: by the question they vary, then by question, the version to ask.
Families = dict[int, dict[int, int]]
# By question or family, how often it was asked and when last.
Memory = Mapping[int, tuple[int, datetime]]

NEVER = (0, None)


@dataclass(frozen=True, slots=True)
class Draw:
    """One line of a quiz: take ``pick`` of ``choices`` (ids of question versions).

    ``questions`` and ``families`` say of each choice which question it is a wording of, and
    which question that is a variant of. Where they are not said, every choice stands alone.
    ``line`` says where what it asks will stand.
    """

    pick: int
    choices: tuple[int, ...]
    questions: tuple[int, ...] = ()
    families: tuple[int, ...] = ()
    line: Line = PLAIN

    @property
    def slack(self) -> int:
        """How many of its choices the line can do without."""
        return len(self.choices) - self.pick

    @property
    def has_variants(self) -> bool:
        return self.families != self.questions

    def by_family(self) -> Families:
        """Return the choices by family and question."""
        questions, found = self.questions or self.choices, Families()
        rows = zip(self.families or questions, questions, self.choices, strict=True)
        for family, question, version in rows:
            found.setdefault(family, {}).setdefault(question, version)
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """How often a learner was asked a question of a family, and when last."""

    question: int
    family: int
    times: int
    last: datetime


def draw(lines: Sequence[Draw], *, seed: int, seen: Sequence[Seen] = ()) -> list[list[int]]:
    """Return the question versions each line asks in one attempt: no family twice.

    As many as the lines together can give, whatever the seed. What the learner has not
    ``seen`` comes first, then what was seen least often, then what was seen longest ago;
    among equals the seed decides. A question asked outright is never lost to a draw. A line
    that cannot give what it promises gives what it has.
    """
    random = Random(seed)  # noqa: S311  (to shuffle, not to hide)
    table = _Table([line.by_family() for line in lines], [line.pick for line in lines])
    for family in _preferred(table.families, _remembered(seen, "family"), random):
        table.seat(family, set())
    return _versions(table, _remembered(seen, "question"), random)


def _remembered(seen: Sequence[Seen], name: str) -> Memory:
    """Add up what was seen, by question or by family."""
    memory: dict[int, tuple[int, datetime]] = {}
    for row in seen:
        key = getattr(row, name)
        times, last = memory.get(key, (0, row.last))
        memory[key] = times + row.times, max(last, row.last)
    return memory


def _preferred(keys: Iterable[int], memory: Memory, random: Random) -> list[int]:
    """Return the keys, the most wanted first."""
    chance = {key: random.random() for key in keys}
    return sorted(chance, key=lambda key: (memory.get(key, NEVER), chance[key]))


def _versions(table: "_Table", memory: Memory, random: Random) -> list[list[int]]:
    """Return for every family that got a seat the version to ask, line by line."""
    drawn = []
    for families, seated in zip(table.lines, table.seated, strict=True):
        # In which order they got their seats would tell what is new.
        random.shuffle(seated)
        asked = map(families.__getitem__, seated)
        drawn.append([one[_preferred(one, memory, random)[0]] for one in asked])
    return drawn


@dataclass(slots=True)
class _Table:
    """Seats for families at lines. Who has a seat keeps one, though perhaps at another line.

    Asking the families one by one, the most wanted first, therefore seats as many as can be
    seated, and the most wanted of them.
    """

    lines: list[Families]
    picks: list[int]
    seated: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.seated = [[] for _line in self.lines]

    @property
    def families(self) -> list[int]:
        return list(dict.fromkeys(family for line in self.lines for family in line))

    def seat(self, family: int, tried: set[int]) -> bool:
        """Seat a family where a seat is free or can be made free; return whether it could be."""
        place = self._free(family)
        if place is None:
            place = self._freed(family, tried)
        if place is not None:
            self.seated[place].append(family)
        return place is not None

    def _free(self, family: int) -> int | None:
        """Return a line with a free seat for the family: the one with the least choice."""
        places = self._places(family)
        free = [place for place in places if len(self.seated[place]) < self.picks[place]]
        return min(free, key=lambda place: len(self.lines[place]), default=None)

    def _freed(self, family: int, tried: set[int]) -> int | None:
        """Return a line where somebody found another seat, if there is one."""
        for place in self._places(family):
            if place in tried:
                continue
            tried.add(place)
            for sitting in list(self.seated[place]):
                if self.seat(sitting, tried):
                    self.seated[place].remove(sitting)
                    return place
        return None

    def _places(self, family: int) -> list[int]:
        return [place for place, line in enumerate(self.lines) if family in line]


def option_order(options: Sequence[str], *, seed: int, slot: int, shuffle: bool) -> list[str]:
    """Return the order in which one learner sees the options of one question."""
    order = list(options)
    if shuffle:
        Random(f"{seed}:{slot}").shuffle(order)  # noqa: S311  (to shuffle, not to hide)
    return order
