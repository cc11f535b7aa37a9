"""The credential attached to a PDF, found by its bytes alone.

A file inside a PDF is a stream, and streams lie openly in the file. So neither the table of
objects nor anything it leads to is followed, and only what was found is unpacked.
"""

import base64
import re
from collections.abc import Iterator

from literasi.badges.credentials.reading.documents import MOST_CHARACTERS
from literasi.badges.credentials.reading.png import inflated
from literasi.badges.credentials.reading.sent import Unreadable, Why

MARK = re.compile(rb"/EmbeddedFile(?![A-Za-z])")
# From the mark to the beginning and the end of its dictionary.
REACH = 2_000
MOST_FILES = 20
# Base 85 is unpacked slowly, and few programs still write it.
MOST_BASE85 = 100_000
FILTERS = re.compile(rb"/(FlateDecode|ASCII85Decode|ASCIIHexDecode|LZWDecode|Crypt|Fl|A85)\b")
CREDENTIAL = re.compile(r'^\s*[{\["]')


def attached_texts(content: bytes) -> list[str]:
    """Return the texts that can be credentials among the files in a PDF, in their order."""
    found = []
    for dictionary, data in _streams(content):
        try:
            text = _unpacked(dictionary, data).decode()
        except (Unreadable, UnicodeDecodeError):
            continue
        if CREDENTIAL.match(text):
            found.append(text)
    return found


def attached_text(content: bytes) -> str:
    """Return the last text of those, as the newest state of a PDF comes last."""
    found = attached_texts(content)
    if not found:
        raise Unreadable(Why.NO_CREDENTIAL)
    return found[-1]


def _streams(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    for number, mark in enumerate(MARK.finditer(content)):
        if number >= MOST_FILES:
            return
        near = content[mark.end() : mark.end() + REACH]
        begins = re.search(rb"stream\r?\n", near)
        if begins and b"endobj" not in near[: begins.start()]:
            before = content[max(0, mark.start() - REACH) : mark.start()]
            start = mark.end() + begins.end()
            dictionary = before.rpartition(b"obj")[2] + near[: begins.start()]
            yield dictionary, content[start : start + MOST_CHARACTERS]


def _unpacked(dictionary: bytes, data: bytes) -> bytes:
    names = FILTERS.findall(dictionary)
    for name in names:
        if name in {b"ASCII85Decode", b"A85"}:
            data = _from_base85(data)
        elif name in {b"FlateDecode", b"Fl"}:
            return inflated(data)
        else:
            raise Unreadable(Why.NO_CREDENTIAL)
    return data.partition(b"endstream")[0]


def _from_base85(data: bytes) -> bytes:
    try:
        return base64.a85decode(data[:MOST_BASE85].partition(b"~>")[0].strip())
    except ValueError:
        raise Unreadable(Why.BROKEN) from None
