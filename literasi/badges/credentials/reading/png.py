"""The text baked into a PNG, found chunk by chunk. The picture itself is never decoded."""

import struct
import zlib
from collections.abc import Iterator

from literasi.badges.credentials.reading.documents import MOST_CHARACTERS
from literasi.badges.credentials.reading.sent import Unreadable, Why

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_CHUNKS = 20_000
# Open Badges 3.0, and what came before it.
KEYWORD, OLD_KEYWORD = b"openbadgecredential", b"openbadges"


def baked_text(content: bytes) -> str:
    """Return the credential baked into a PNG. Raises Unreadable."""
    for kind, data in _chunks(content):
        keyword, _zero, rest = data[:80].partition(b"\0")
        if kind in READERS and keyword in {KEYWORD, OLD_KEYWORD}:
            return READERS[kind](data[len(keyword) + 1 :])
    raise Unreadable(Why.NO_CREDENTIAL)


def _chunks(content: bytes) -> Iterator[tuple[bytes, memoryview | bytes]]:
    """Yield type and data of each whole chunk that can hold text."""
    place = len(SIGNATURE)
    for _number in range(MOST_CHUNKS):
        head = content[place : place + 8]
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head)
        start, place = place + 8, place + 12 + length
        if place > len(content):
            return
        if kind in READERS:
            yield kind, content[start : start + length]


def _plain(data: bytes) -> str:
    return _decoded(data)


def _compressed(data: bytes) -> str:
    """zTXt: a byte for the method, then what zlib made."""
    return _decoded(inflated(data[1:]))


def _international(data: bytes) -> str:
    """iTXt: flag, method, language, translated keyword, and the text."""
    parts = data[2:].split(b"\0", 2)
    if len(data) < 2 or len(parts) < 3:
        raise Unreadable(Why.BROKEN)
    return _decoded(inflated(parts[2]) if data[0] else parts[2])


READERS = {b"tEXt": _plain, b"zTXt": _compressed, b"iTXt": _international}


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Unreadable(Why.BROKEN) from None


def inflated(data: bytes) -> bytes:
    """Return what zlib packed, and no more than a credential can have. Raises Unreadable."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(data, MOST_CHARACTERS + 1)
    except zlib.error:
        raise Unreadable(Why.BROKEN) from None
    if len(unpacked) > MOST_CHARACTERS:
        raise Unreadable(Why.TOO_LARGE)
    return unpacked
