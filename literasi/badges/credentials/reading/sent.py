"""What was found in what a visitor sent, or why nothing was."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Carrier(StrEnum):
    """What the visitor's words came in."""

    TEXT = "text"
    JSON = "json"
    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


class Why(StrEnum):
    """Why there is nothing to check."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    NO_CREDENTIAL = "no-credential"
    PHOTO = "photo"
    UNKNOWN_KIND = "unknown-kind"
    BROKEN = "broken"
    ELSEWHERE = "elsewhere"


class Unreadable(Exception):
    """Nothing can be checked; ``why`` says which of the reasons, for people to be told."""

    def __init__(self, why: Why):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Sent:
    """What is to be checked: a number or code as typed, an address of ours, or a document.

    ``digest``: the SHA-256 of a file's bytes. A PDF without a credential has only that.
    """

    carrier: Carrier = Carrier.TEXT
    question: str = ""
    code: str = ""
    credential: UUID | None = None
    document: dict | None = None
    digest: str = ""
    content: bytes = field(default=b"", repr=False)
