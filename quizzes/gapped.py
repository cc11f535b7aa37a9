"""A text with gaps, as an author writes it: ``Sebelum [[membagikan|meneruskan]], periksa.``

Standard library only. A gap stands between double square brackets; a bar parts the answers
that are accepted in it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizzes import spelling
from quizzes.scoring import GIVEN_AWAY
from quizzes.spelling import Leeway

_MARKS = re.compile(r"(\[\[|\]\])")


class Fault(StrEnum):
    """What can be wrong with a line."""

    UNOPENED = "unopened"
    UNCLOSED = "unclosed"
    BRACKET = "bracket"
    EMPTY = "empty"


class Faulty(ValueError):
    """A line cannot be read. ``line`` counts from 1, ``text`` is what is wrong in it."""

    def __init__(self, fault: Fault, line: int, text: str):
        super().__init__(fault, line, text)
        self.fault, self.line, self.text = fault, line, text


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap, and the answers accepted in it; the first is the one that is shown."""

    answers: tuple[str, ...]


Line = list[str | Gap]


def parse(text: str) -> list[Line]:
    """Return the lines of a text that are not empty, each as words and gaps in turn.

    Raises Faulty for the first line whose brackets do not match or whose gap is empty.
    """
    lines = enumerate(text.splitlines(), start=1)
    return [_line(line.strip(), number) for number, line in lines if line.strip()]


def _line(line: str, number: int) -> Line:
    parts: Line = []
    inside = False
    for piece in _MARKS.split(line):
        if piece == "[[" and inside:
            raise Faulty(Fault.UNCLOSED, number, line)
        if piece == "]]" and not inside:
            raise Faulty(Fault.UNOPENED, number, line)
        if piece in ("[[", "]]"):
            inside = piece == "[["
        elif inside:
            parts.append(_gap(piece, number))
        elif piece:
            parts.append(piece)
    if inside:
        raise Faulty(Fault.UNCLOSED, number, line)
    return parts


def _gap(words: str, number: int) -> Gap:
    answers = tuple(" ".join(word.split()) for word in words.split("|"))
    if "[" in words or "]" in words:
        raise Faulty(Fault.BRACKET, number, words)
    if not all(answers):
        raise Faulty(Fault.EMPTY, number, f"[[{words}]]")
    return Gap(answers)


def gaps(lines: Sequence[Line]) -> list[Gap]:
    """Return the gaps of a text in order."""
    return [part for line in lines for part in line if isinstance(part, Gap)]


def numbered(lines: Sequence[Line]) -> list[list[str | int]]:
    """Return lines with the number of each gap, from 1, in its place."""
    number = 0
    found: list[list[str | int]] = []
    for line in lines:
        found.append([])
        for part in line:
            number += isinstance(part, Gap)
            found[-1].append(number if isinstance(part, Gap) else part)
    return found


def listed(text: str | None) -> list[str]:
    """Return the lines of a text that hold something."""
    return [" ".join(line.split()) for line in (text or "").splitlines() if line.strip()]


def choices(
    answers: Sequence[Sequence[str]], distractors: Sequence[str], leeway: Leeway
) -> list[dict[str, str]]:
    """Return what is chosen among, ``{"id", "text"}``, none twice.

    In the order of the alphabet, so that neither the order nor an id tells a gap's answer.
    """
    words = [*(word for gap in answers for word in gap), *distractors]
    different = {spelling.fold(word, accents=leeway.accents): word for word in reversed(words)}
    ordered = enumerate(sorted(different), start=1)
    return [{"id": f"k{place}", "text": different[form]} for place, form in ordered]


def fits(word: str, gap: Sequence[str], leeway: Leeway) -> bool:
    """Return whether ``word`` is right in a gap with these answers."""
    return spelling.read(word, gap, leeway) is not None


def too_common(answers: Sequence[Sequence[str]], leeway: Leeway) -> str | None:
    """Return a word that would nearly fill the text by itself, if there is one.

    That is a word right in so many gaps that writing it everywhere would pass, though the
    gaps differ. ``answers`` holds what each gap accepts.
    """
    for word in (word for gap in answers for word in gap):
        filled = sum(fits(word, gap, leeway) for gap in answers)
        if filled < len(answers) and Fraction(filled, len(answers)) >= GIVEN_AWAY:
            return word
    return None


def confused(answers: Sequence[Sequence[str]], leeway: Leeway) -> tuple[str, str] | None:
    """Return two answers of different gaps of which one would be taken for the other."""
    for place, gap in enumerate(answers):
        for other in (*answers[:place], *answers[place + 1 :]):
            foreign = [word for word in other if not fits(word, gap, Leeway(0, leeway.accents))]
            if pair := spelling.clash(gap, foreign, leeway):
                return pair
    return None


def score(filled: Sequence[bool]) -> Fraction:
    """Score a text by its gaps: each that is right earns its part."""
    return Fraction(sum(filled), len(filled)) if filled else Fraction(0)
