"""JSON that strangers send, as plain data."""

import json
import re
from uuid import UUID

from literasi.badges.credentials.reading.sent import Unreadable, Why

MOST_CHARACTERS = 512 * 1024
# A presentation from a wallet holds credentials; nobody sends more of them to be checked.
MOST_WRAPPED = 10
# A signed token (VC-JWT): three parts of base64. We sign none.
TOKEN = re.compile(r"[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}")
ADDRESS = re.compile(r"https?://[^/?#\s]+(?P<path>/[^\s]*)", re.I)
OWN_PATH = re.compile(
    r"/kredensial/(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/", re.I
)


def parse(text: str) -> dict:
    """Return the credential in a text; one of those in a presentation. Raises Unreadable."""
    text = text.strip("\ufeff \t\r\n")
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(Why.TOO_LARGE)
    if TOKEN.fullmatch(text):
        raise Unreadable(Why.ELSEWHERE)
    return _credential(_json(text))


def _json(text: str):
    """Two values under one name would let a reader and a verifier see different things."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Unreadable(Why.BROKEN) from None


def _unique(pairs: list[tuple[str, object]]) -> dict:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError
    return members


def _refuse(constant: str):
    raise ValueError(constant)


def _credential(value) -> dict:
    """Return what claims to be ours among what was sent, else the first credential."""
    found = [one for one in _wrapped(value) if isinstance(one, dict)]
    if not found:
        raise Unreadable(Why.NO_CREDENTIAL)
    return next((one for one in found if credential_id(one)), found[0])


def _wrapped(value) -> list:
    inside = value.get("verifiableCredential", value) if isinstance(value, dict) else value
    return inside[:MOST_WRAPPED] if isinstance(inside, list) else [inside]


def credential_id(document: dict) -> UUID | None:
    """Return which of our credentials a document says it is, None if it is none of ours."""
    name = document.get("id")
    return id_in(name) if isinstance(name, str) else None


def id_in(address: str) -> UUID | None:
    """Return the credential's id in an address of the kind that we sign, whatever its host."""
    found = ADDRESS.match(address[:500])
    own = OWN_PATH.search(found["path"]) if found else None
    return UUID(own["uuid"]) if own else None
