"""How the questions of an attempt are laid out: sections, pages, what must be answered.

Standard library only. docs/rules.md says each rule in prose.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from random import Random


@dataclass(frozen=True, slots=True)
class Line:
    """Where the questions of a quiz's line stand.

    ``section`` 0 is what comes before any section; ``sheet`` rises where the author begins
    a new page; ``required`` questions must be answered to hand in.
    """

    section: int = 0
    sheet: int = 0
    required: bool = False


PLAIN = Line()


def lay_out(marks: Iterable[tuple[bool, bool, bool]]) -> list[Line]:
    """Return the lines of a quiz, by what the author has marked on each.

    A mark says whether the line begins a section, begins a page, and must be answered.
    """
    lines: list[Line] = []
    section = sheet = 0
    for begins_section, begins_page, required in marks:
        section += begins_section
        sheet += begins_page
        lines.append(Line(section, sheet, required))
    return lines


@dataclass(frozen=True, slots=True)
class Placed:
    """One question of an attempt, in the place where the learner meets it. Pages count from 1."""

    version: int
    section: int
    page: int
    required: bool


def arrange(
    drawn: Sequence[tuple[Line, Sequence[int]]],
    *,
    seed: int,
    shuffle: bool,
    per_page: int | None = None,
) -> list[Placed]:
    """Return the questions in order. ``drawn`` holds the versions that each line asks.

    Mixing stays within a section, and a question that must be answered stays one wherever it
    goes. A page ends where the author says, or after ``per_page`` questions, and is never
    empty: a line that asks nothing begins no page of its own.
    """
    asked = [(line, version) for line, versions in drawn for version in versions]
    pages = _pages([line for line, _version in asked], per_page)
    places = [(line.section, page) for (line, _version), page in zip(asked, pages, strict=True)]
    if shuffle:
        asked = _mixed(asked, seed)
    return [
        Placed(version, section, page, line.required)
        for (line, version), (section, page) in zip(asked, places, strict=True)
    ]


def _pages(lines: Sequence[Line], per_page: int | None) -> list[int]:
    """Return the page of each question."""
    pages: list[int] = []
    for place, line in enumerate(lines):
        last = pages[-1] if pages else 1
        turns = place > 0 and line.sheet != lines[place - 1].sheet
        pages.append(last + (turns or pages.count(last) == per_page))
    return pages


def _mixed(asked: Sequence[tuple[Line, int]], seed: int) -> list[tuple[Line, int]]:
    random = Random(f"{seed}:order")  # noqa: S311  (to shuffle, not to hide)
    mixed: list[tuple[Line, int]] = []
    for _section, group in groupby(asked, key=lambda one: one[0].section):
        section = list(group)
        random.shuffle(section)
        mixed += section
    return mixed


# --- Handing in -----------------------------------------------------------------------


class HandIn(StrEnum):
    """What becomes of a hand-in."""

    TAKEN = "taken"
    ASKED = "asked"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Mark:
    """A question as the overview of an attempt shows it.

    ``answered`` tells whether it is to its end, ``begun`` whether there is any answer.
    """

    slot: int
    page: int
    answered: bool
    flagged: bool = False
    required: bool = False
    begun: bool = False

    @property
    def is_partial(self) -> bool:
        return self.begun and not self.answered

    @property
    def is_missing(self) -> bool:
        """Whether it must be answered and is not."""
        return self.required and not self.answered


def hand_in(marks: Sequence[Mark], *, insists: bool, time_left: bool) -> HandIn:
    """Decide whether an attempt may be handed in as it is.

    HELD while a required question is unanswered and there is time to answer it; ASKED when
    others are unanswered or marked to look at again, unless the learner insists.
    """
    if not time_left:
        return HandIn.TAKEN
    if any(mark.is_missing for mark in marks):
        return HandIn.HELD
    leaves = any(mark.flagged or not mark.answered for mark in marks)
    return HandIn.ASKED if leaves and not insists else HandIn.TAKEN
