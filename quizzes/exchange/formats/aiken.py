"""Aiken: a question, its options by letter, and the letter that is right. Only read."""

import re
from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from quizzes.exchange.formats.base import Reader, cut, decoded, gather, nothing_read
from quizzes.exchange.items import Choice, Item, Option, Parsed, Unreadable
from quizzes.exchange.markup import from_plain, one_line

_OPTION = re.compile(r"^\s*([A-Za-z])[.)]\s+(\S.*)$")
_ANSWER = re.compile(r"^\s*ANSWER\s*:\s*([A-Za-z])\s*$", re.IGNORECASE)
_ANSWERS = re.compile(rb"^\s*ANSWER\s*:", re.IGNORECASE | re.MULTILINE)
MOST_OPTIONS = 26

Lines = list[tuple[int, str]]


class Aiken:
    name = "aiken"
    label = "Aiken"
    suffixes = (".txt", ".aiken")
    content_type = "text/plain; charset=utf-8"

    def looks_like(self, content: bytes) -> bool:
        return _ANSWERS.search(content[:20_000]) is not None

    def read(self, content: bytes) -> Parsed:
        try:
            text = decoded(content)
        except Unreadable as unreadable:
            return nothing_read(unreadable.text)
        return gather(_questions(text))


def _questions(text: str) -> Iterator[tuple[int, Reader]]:
    """Yield the lines of each question: its ANSWER line ends it."""
    lines: Lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            lines.append((number, line))
        if lines and line.lstrip().upper().startswith("ANSWER"):
            yield lines[0][0], partial(_question, lines)
            lines = []
    if lines:
        yield lines[0][0], partial(_question, lines)


def _question(lines: Lines) -> Item:
    last, answer = lines[-1]
    right = _ANSWER.match(answer)
    if right is None:
        text = _("Baris terakhirnya harus seperti “ANSWER: B”. Tulis huruf pilihan yang tepat.")
        raise Unreadable(text, last)
    place = next((i for i, (_n, line) in enumerate(lines) if _OPTION.match(line)), len(lines))
    stem = "\n".join(line for _n, line in lines[:place])
    options = cut(_options(lines[place:-1]), MOST_OPTIONS, _("pilihan"))
    letter = right[1].upper()
    if letter not in [name for name, _text in options]:
        text = _("Tidak ada pilihan %(letter)s. Tulis pilihan sebagai “A. …” atau “A) …”.")
        raise Unreadable(text % {"letter": letter}, last)
    return Item(from_plain(stem), Choice(tuple(Option(t, n == letter) for n, t in options)))


def _options(lines: Lines) -> list[tuple[str, str]]:
    """Return letters and texts; a line without a letter goes on with the one before."""
    found: list[tuple[str, str]] = []
    for _number, line in lines:
        if match := _OPTION.match(line):
            found.append((match[1].upper(), one_line(match[2])))
        else:
            letter, text = found.pop()
            found.append((letter, one_line(f"{text} {line}")))
    return found
