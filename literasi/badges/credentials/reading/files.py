"""What kind of file it is, by its first bytes, and what it carries."""

import hashlib

from literasi.badges.credentials.reading import pdf, png, svg
from literasi.badges.credentials.reading.documents import parse
from literasi.badges.credentials.reading.sent import Carrier, Sent, Unreadable, Why
from literasi.badges.credentials.reading.texts import read_text

MOST_BYTES = 5 * 1024 * 1024
# A file of this many bytes may be a note with a link or a number in it.
LONGEST_NOTE = 2_000
# Photographs and screenshots: what people have when they have no file.
PHOTOS = (b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\0\0\0\x1cftyp", b"\0\0\0 ftyp", b"\0\0\0\x18ftyp")


def read_file(content: bytes) -> Sent:
    """Return what a file carries. Raises Unreadable, never anything else."""
    if not content:
        raise Unreadable(Why.EMPTY)
    if len(content) > MOST_BYTES:
        raise Unreadable(Why.TOO_LARGE)
    if content.startswith(png.SIGNATURE):
        return _document(Carrier.PNG, content, png.baked_text(content))
    if b"%PDF-" in content[:1024]:
        return _pdf(content)
    if content.startswith(PHOTOS):
        raise Unreadable(Why.PHOTO)
    return _text(content)


def _pdf(content: bytes) -> Sent:
    """A PDF may be one that we keep, whatever it carries: its digest says so."""
    try:
        return _document(Carrier.PDF, content, pdf.attached_text(content))
    except Unreadable:
        return Sent(Carrier.PDF, digest=_digest(content), content=content)


def _text(content: bytes) -> Sent:
    begin = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"<"):
        return _document(Carrier.SVG, content, svg.baked_text(content))
    if begin.startswith((b"{", b"[")):
        return _document(Carrier.JSON, content, _decoded(content))
    if len(content) > LONGEST_NOTE:
        raise Unreadable(Why.UNKNOWN_KIND)
    return read_text(_decoded(content))


def _document(carrier: Carrier, content: bytes, text: str) -> Sent:
    return Sent(carrier, document=parse(text), digest=_digest(content), content=content)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _decoded(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Unreadable(Why.UNKNOWN_KIND) from None
