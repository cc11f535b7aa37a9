"""The typefaces of certificates, and text measured, broken and cut to fit a width.

EB Garamond for names and titles, Source Sans for the rest. Each lends the other the letters
it lacks. Measures are points.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD = "SourceSans3-Regular", "SourceSans3-SemiBold"
SERIF, SERIF_BOLD, ITALIC = "EBGaramond-Regular", "EBGaramond-SemiBold", "EBGaramond-Italic"
# A font, and who draws the letters it has not.
CHAINS = {
    REGULAR: (REGULAR, SERIF),
    BOLD: (BOLD, SERIF_BOLD),
    SERIF: (SERIF, REGULAR),
    SERIF_BOLD: (SERIF_BOLD, BOLD),
    ITALIC: (ITALIC, SERIF, REGULAR),
}
# What stands for no letter: marks on the letter before, emoji and their modifiers, directions.
NOT_LETTERS = {"Mn", "Me", "So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"}


@lru_cache(maxsize=1)
def letters() -> dict[str, frozenset[int]]:
    """Register the fonts, and return the characters each can draw."""
    fonts = {name: TTFont(name, FOLDER / f"{name}.ttf") for name in CHAINS}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return {name: frozenset(font.face.charToGlyph) for name, font in fonts.items()}


@lru_cache(maxsize=1)
def known() -> frozenset[int]:
    """Return the characters that every chain of fonts can draw."""
    have = letters()
    chains = (frozenset().union(*(have[font] for font in chain)) for chain in CHAINS.values())
    return frozenset.intersection(*chains)


def printable(text: str) -> str:
    """Return text that can be drawn.

    A letter that no font has loses its accent, or becomes "?"; emoji and invisible signs are
    left out.
    """
    return "".join(
        c if ord(c) in known() else _nearest(c) for c in unicodedata.normalize("NFC", text)
    )


def _nearest(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    plain = "".join(c for c in parts if ord(c) in known())
    return plain or ("" if unicodedata.category(letter) in NOT_LETTERS else "?")


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """Return printable text as (font, piece) in order, each drawn by a font that has it."""
    have = letters()
    if have[font].issuperset(map(ord, text)):
        return [(font, text)] if text else []

    def owner(letter: str) -> str:
        return next((name for name in CHAINS[font] if ord(letter) in have[name]), font)

    return [(name, "".join(piece)) for name, piece in groupby(text, key=owner)]


def width_of(text: str, font: str, size: float, tracking: float = 0) -> float:
    """Return how wide text is; ``tracking`` is the space added to each letter, per point."""
    return (_width(text, font) + tracking * len(text)) * size


@lru_cache(maxsize=4096)
def _width(text: str, font: str) -> float:
    return sum(pdfmetrics.stringWidth(piece, name, 1) for name, piece in runs(text, font))


def wrap(text: str, font: str, size: float, width: float, tracking: float = 0) -> list[str]:
    """Return ``text`` in lines no wider than ``width``; a longer word is cut."""
    lines: list[list[str]] = [[]]
    space, used = width_of(" ", font, size, tracking), 0.0
    for word in _words(text, font, size, width, tracking):
        wide = width_of(word, font, size, tracking)
        if lines[-1] and used + space + wide > width:
            lines.append([])
        used = used + space + wide if lines[-1] else wide
        lines[-1].append(word)
    return [" ".join(line) for line in lines if line]


def _words(text, font, size, width, tracking) -> Iterator[str]:
    for word in text.split():
        while len(word) > 1 and width_of(word, font, size, tracking) > width:
            fits = _longest(word, font, size, width, tracking)
            yield word[:fits]
            word = word[fits:]
        yield word


def _longest(word, font, size, width, tracking) -> int:
    """Return how many letters of a word fit; one at least."""
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width_of(word[:middle], font, size, tracking) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return low


def fit(
    paragraphs: str | Sequence[str],
    font: str,
    sizes: Iterable[float],
    width: float,
    most: int,
    tracking: float = 0,
) -> tuple[float, list[str]]:
    """Return the first of ``sizes`` at which text takes at most ``most`` lines, and those lines.

    At the last size it takes as many as it needs.
    """
    texts = [paragraphs] if isinstance(paragraphs, str) else paragraphs
    texts = [printable(text) for text in texts]
    size, lines = 0.0, []
    for size in sizes:
        lines = [line for text in texts for line in wrap(text, font, size, width, tracking)]
        if len(lines) <= most:
            break
    return size, lines


def cut(lines: list[str], most: int, font: str, size: float, width: float) -> list[str]:
    """Return at most so many lines; dots at the end say that there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last} …", font, size) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last} …".strip()]
