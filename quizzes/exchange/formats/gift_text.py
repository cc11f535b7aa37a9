"""GIFT's own way with text: blocks of lines, escaped signs, comments that name a question."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.exchange import markup

# The signs that must be escaped, and a stand-in for each while a text is cut at the bare ones.
_SIGNS = "\\~=#{}:"
_STAND_INS = {sign: chr(0xFDD0 + place) for place, sign in enumerate(_SIGNS)}
_BACK = {ord(stand_in): sign for sign, stand_in in _STAND_INS.items()}
_BACK[0xFDDF] = "\n"
_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_NAMED = re.compile(r"\[(id|tag):((?:\\\]|[^\]\x00-\x1f])+)\]")
_FORMAT = re.compile(r"^\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one question, its escaped signs stood in for, and the comments before it."""

    line: int
    text: str
    comments: tuple[str, ...] = ()

    def named(self, what: str) -> list[str]:
        """Return what the comments say in ``[id:...]`` or ``[tag:...]``."""
        found = (match for comment in self.comments for match in _NAMED.finditer(comment))
        return [match[2].replace("\\]", "]") for match in found if match[1] == what]


def blocks(text: str) -> Iterator[Block]:
    """Return the questions of a file: blank lines part them."""
    lines: list[str] = []
    comments: list[str] = []
    start = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip().startswith("//"):
            comments.append(line)
        elif line.strip():
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield Block(start, stood_in("\n".join(lines)), tuple(comments))
            lines, comments = [], []


def stood_in(text: str) -> str:
    def stand_in(match: re.Match[str]) -> str:
        return "\ufddf" if match[1] == "n" else _STAND_INS[match[1]]

    return _ESCAPED.sub(stand_in, re.sub("[\ufdd0-\ufddf]", "", text))


def bare(text: str) -> str:
    """Return a piece of text as it was meant, its stand-ins put back."""
    return text.translate(_BACK)


def as_html(text: str, default: str = "moodle") -> tuple[str, str]:
    """Return a piece of text as HTML, and the format it was in."""
    match = _FORMAT.match(text)
    form = match[1].lower() if match else default
    words = bare(text[match.end() :] if match else text).strip()
    if form == "html" or (form == "moodle" and markup.looks_marked(words)):
        return words, form
    return markup.from_plain(html.unescape(words) if form == "moodle" else words), form


def as_plain(text: str, default: str = "moodle") -> str:
    return markup.text_of(as_html(text, default)[0])


def escaped(text: str) -> str:
    """Return text in which no sign means anything to GIFT."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", text).replace("\n", "\\n")


def out(text: str) -> str:
    """Return plain text for an answer or its feedback, so that it is read as the same text."""
    words = escaped(text)
    odd = "->" in words or any(sign in text for sign in "&<\n")
    if odd or _FORMAT.match(text) or words.startswith("%"):
        return f"[html]{escaped(markup.from_plain(text) if chr(10) in text else _marked(text))}"
    return words


def _marked(text: str) -> str:
    return html.escape(text, quote=False)


def comment_name(what: str, text: str) -> str:
    return f"[{what}:{text.replace(']', chr(92) + ']')}]"
