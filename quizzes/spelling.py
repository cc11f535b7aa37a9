"""Which typed words count as which answer. docs/rules.md says each rule in prose.

Standard library only. A word that is written otherwise than an answer may still be that
answer: letter case and spaces never matter, accents and slips of the finger as far as the
author allows (``Leeway``).
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# As much as is stored of one typed answer.
LONGEST = 200

# From how many letters on an answer may hold one slip, or two.
ONE_SLIP_FROM, TWO_SLIPS_FROM = 5, 9

# What keyboards write of their own accord, and what people mean.
_LOOKALIKES = str.maketrans("‘’ʼ`´“”‐‑–—−", "'''''\"\"-----")


@dataclass(frozen=True, slots=True)
class Leeway:
    """How far a word may stray: ``slips`` letters (0 to 2), and ``accents`` if they matter not."""

    slips: int = 0
    accents: bool = False

    def slips_in(self, answer: str) -> int:
        """Return how many slips this answer may hold: short ones turn into other words."""
        length = len(fold(answer, accents=self.accents))
        bearable = 2 if length >= TWO_SLIPS_FROM else 1 if length >= ONE_SLIP_FROM else 0
        return min(self.slips, bearable)


def tidy(text: str) -> str:
    """Return what was typed without anything invisible, on one line and not too long."""
    visible = "".join(c for c in text if c.isprintable() or c.isspace())
    return " ".join(visible.split())[:LONGEST].rstrip()


def fold(text: str, *, accents: bool = False) -> str:
    """Return what remains of a word when case, spaces and, if so wished, accents are ignored."""
    form = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES)).casefold()
    form = "".join(unicodedata.normalize("NFKD", form).translate(_LOOKALIKES).split())
    if accents:
        form = "".join(c for c in form if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", form)


def strays(word: str, answer: str, leeway: Leeway) -> int | None:
    """Return by how many letters ``word`` misses ``answer``; None when it is not that answer.

    Digits are never slips: 2018 is not 2019.
    """
    typed, right = (fold(text, accents=leeway.accents) for text in (word, answer))
    most = leeway.slips_in(answer)
    if not right or _digits(typed) != _digits(right):
        return None
    return 0 if typed == right else distance(typed, right, most)


def _digits(text: str) -> list[str]:
    return [character for character in text if character.isdigit()]


def distance(a: str, b: str, most: int) -> int | None:
    """Return how many letters differ, are missing, too many or swapped; None if over ``most``.

    The restricted Damerau-Levenshtein distance: neighbours that changed places count as one,
    and no letter is changed twice.
    """
    if abs(len(a) - len(b)) > most:
        return None
    before: list[int] = []
    above = list(range(len(b) + 1))
    for row, letter in enumerate(a, start=1):
        here = [row]
        for column, other in enumerate(b, start=1):
            steps = [above[column] + 1, here[-1] + 1, above[column - 1] + (letter != other)]
            if row > 1 and column > 1 and letter == b[column - 2] and a[row - 2] == other:
                steps.append(before[column - 2] + 1)
            here.append(min(steps))
        before, above = above, here
    return above[-1] if above[-1] <= most else None


def read(word: str, answers: Sequence[str], leeway: Leeway) -> int | None:
    """Return the place of the answer that ``word`` comes closest to; None if it is none.

    Between equally close ones the first counts, so put the right answers first.
    """
    missed = [(strays(word, answer, leeway), place) for place, answer in enumerate(answers)]
    near = [(letters, place) for letters, place in missed if letters is not None]
    return min(near)[1] if near else None


def repeated(answers: Iterable[str], leeway: Leeway) -> tuple[str, str] | None:
    """Return the first two answers that are read as the same, if there are two."""
    seen: dict[str, str] = {}
    for answer in answers:
        if (form := fold(answer, accents=leeway.accents)) in seen:
            return seen[form], answer
        seen[form] = answer
    return None


def clash(
    accepted: Iterable[str], refused: Sequence[str], leeway: Leeway
) -> tuple[str, str] | None:
    """Return the first (accepted, refused) pair where the refused word would be accepted."""
    pairs = ((good, bad) for good in accepted for bad in refused)
    return next((pair for pair in pairs if strays(pair[1], pair[0], leeway) is not None), None)


def misspelt(answer: str, leeway: Leeway) -> str:
    """Return a spelling with as many slips as are accepted, as an example; empty if none is."""
    spellings = _misspellings(answer, leeway.slips_in(answer))
    return next((word for word in spellings if strays(word, answer, leeway)), "")


def _misspellings(answer: str, slips: int) -> Iterator[str]:
    """Yield spellings that lack ``slips`` letters, first from the middle."""
    if slips:
        places = sorted(range(len(answer)), key=lambda at: abs(at - len(answer) // 2))
        yield from (answer[:at] + answer[at + slips :] for at in places)
