"""A question between a file and the bank: what every format is read into and written from.

Everything is frozen and compares by what it asks; where it stood and how it was named do not
count. Texts are plain, but stem and feedback, which are HTML as ``markup.rich`` leaves it.
"""

import hashlib
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

MOST_ITEMS = 500
MOST_BYTES = 10 * 1024 * 1024
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and what is said to those who gave them."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """``many``: any number may be ticked. ``truth``: the options are "Benar" and "Salah"."""

    options: tuple[Option, ...]
    many: bool = False
    truth: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """``refused``: wrong answers that are known. None where a file says nothing."""

    accepted: tuple[Said, ...]
    refused: tuple[Said, ...] = ()
    slips: int | None = None
    accents: bool | None = None


@dataclass(frozen=True, slots=True)
class KnownNumber:
    value: Decimal
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal
    tolerance: Decimal = Decimal(0)
    right_feedback: str = ""
    unit: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    near: Decimal | None = None
    near_feedback: str = ""
    known: tuple[KnownNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    left: str
    right: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """``extras``: what may be chosen and belongs to nothing."""

    pairs: tuple[Pair, ...]
    extras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """The first of ``answers`` is the one that is shown."""

    answers: tuple[str, ...]
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class GapText:
    """``lines``: words and gaps in turn. ``pick``: chosen from one list, not typed."""

    lines: tuple[tuple[str | Gap, ...], ...]
    pick: bool = False
    distractors: tuple[str, ...] = ()
    slips: int | None = None
    accents: bool | None = None

    @property
    def gaps(self) -> list[Gap]:
        return [part for line in self.lines for part in line if isinstance(part, Gap)]


@dataclass(frozen=True, slots=True)
class Order:
    """Items in the right order."""

    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is graded, and its levels from the best: points, and what they stand for."""

    text: str
    levels: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Essay:
    """An answer that people read. ``least`` and ``most`` are numbers of words."""

    model: str = ""
    guide: str = ""
    least: int | None = None
    most: int | None = None
    rubric: tuple[Criterion, ...] = ()


Answer = Choice | Typed | Number | Pairs | GapText | Order | Essay


@dataclass(frozen=True)
class Picture:
    """``content`` as it was in the file. Two are the same when their bytes are.

    Of a picture of the bank the bytes need not be known for that, only their ``digest``.
    """

    name: str = field(compare=False)
    content: bytes = field(compare=False, repr=False)
    alt: str = ""
    digest: str = ""

    @classmethod
    def of(cls, name: str, content: bytes, alt: str = "") -> "Picture":
        digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        return cls(name, content, alt, digest)

    @cached_property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Item:
    """``identity``: the name by which its file knows it, "" if it has none.

    ``line`` counts from 1. ``notes``: what was left behind when it was read, in words.
    """

    stem: str
    answer: Answer
    feedback: str = ""
    topics: frozenset[str] = frozenset()
    difficulty: str = ""
    source: str = ""
    picture: Picture | None = None
    identity: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    def noting(self, *notes: str) -> "Item":
        return replace(self, notes=(*self.notes, *notes))


@dataclass(frozen=True, slots=True)
class Problem:
    """A question that could not be read. ``text``: what is wrong and what to do."""

    line: int
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()


class Unreadable(Exception):
    """A question, or a whole file, that cannot be taken over; says why and what to do."""

    def __init__(self, text: str, line: int = 0):
        super().__init__(text)
        self.text, self.line = str(text), line
