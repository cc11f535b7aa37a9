"""The text baked into an SVG, read as a stream: no tree, no document type, no entities."""

from xml.parsers import expat

from literasi.badges.credentials.reading.documents import MOST_CHARACTERS
from literasi.badges.credentials.reading.sent import Unreadable, Why

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
# Open Badges 2.0 wrote an assertion instead.
NAMES = {f"{NAMESPACE} credential", "http://openbadges.org assertion"}
MOST_ELEMENTS, DEEPEST = 200_000, 200


class _Stop(Exception):
    """All that is wanted has been read."""


class _Refused(Exception):
    pass


def baked_text(content: bytes) -> str:
    """Return the credential baked into an SVG. Raises Unreadable."""
    finder = _Finder()
    try:
        finder.parser.Parse(content, True)
    except _Stop:
        return finder.text()
    except (_Refused, expat.ExpatError, ValueError, LookupError):
        raise Unreadable(Why.BROKEN) from None
    raise Unreadable(Why.NO_CREDENTIAL)


class _Finder:
    def __init__(self):
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parts: list[str] = []
        self.length = self.count = self.depth = self.found_at = 0

    def text(self) -> str:
        return "".join(self.parts)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count, self.depth = self.count + 1, self.depth + 1
        if self.count > MOST_ELEMENTS or self.depth > DEEPEST:
            self._refuse()
        if name in NAMES and not self.found_at:
            self.found_at = self.depth
            self.parts.append(attributes.get("verify", ""))
            self.parser.CharacterDataHandler = self._text

    def _text(self, words: str) -> None:
        self.length += len(words)
        if self.length > MOST_CHARACTERS:
            raise Unreadable(Why.TOO_LARGE)
        self.parts.append(words)

    def _end(self, name: str) -> None:
        if self.depth == self.found_at:
            raise _Stop
        self.depth -= 1

    def _refuse(self, *args) -> None:
        raise _Refused
