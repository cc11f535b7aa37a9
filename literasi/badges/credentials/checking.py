"""What we can say of what a visitor sent, by what we have stored ourselves."""

import json
from dataclasses import dataclass
from enum import StrEnum

from literasi.badges.certificates.files import current
from literasi.badges.credentials import addresses, hosted
from literasi.badges.credentials.differences import differences
from literasi.badges.credentials.reading import Carrier, Sent, Unreadable, Why
from literasi.badges.credentials.reading.documents import credential_id
from literasi.badges.credentials.reading.texts import host_of, is_ours
from literasi.badges.models import Award, Credential, SignedCertificate


class Kind(StrEnum):
    """What the thing sent is. The first group leads to an award of ours."""

    FOUND = "found"
    SAME = "same"
    OLDER = "older"
    ALTERED = "altered"
    FILE = "file"
    OLDER_FILE = "older-file"

    UNKNOWN = "unknown"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was sent, seen by us. ``kind``: a Kind, or a reading.Why when it says nothing.

    ``differences``: names of the parts of an altered document. ``question``: the number or
    code that nobody ever had.
    """

    kind: Kind | Why
    carrier: Carrier = Carrier.TEXT
    award: Award | None = None
    differences: tuple = ()
    question: str = ""


def check(sent: Sent) -> Finding:
    """Compare what was sent with what is stored. At most four statements."""
    if sent.carrier is Carrier.PDF and (exact := _signed_file(sent)):
        return exact
    if sent.document is not None:
        return _document(sent)
    if sent.carrier is Carrier.PDF:
        return Finding(Why.NO_CREDENTIAL, sent.carrier)
    if sent.credential:
        return _edition(sent)
    return _number(sent)


def _number(sent: Sent) -> Finding:
    words = sent.code or sent.question
    award = Award.objects.with_code(words)
    if not award and sent.question:
        award = Award.objects.numbered(words)
    return Finding(Kind.FOUND, award=award) if award else Finding(Kind.UNKNOWN, question=words)


def _edition(sent: Sent) -> Finding:
    held = _credentials().filter(uuid=sent.credential).first()
    if held is None:
        return Finding(Kind.FORGED)
    return Finding(Kind.OLDER if held.replaced_at else Kind.FOUND, award=held.award)


def _document(sent: Sent) -> Finding:
    held = _credentials().filter(uuid=credential_id(sent.document)).first()
    if held is None:
        kind = Kind.FORGED if _claims_us(sent.document) else Why.ELSEWHERE
        return Finding(kind, sent.carrier)
    parts = differences(sent.document, _as_issued(held, sent.document))
    if parts:
        return Finding(Kind.ALTERED, sent.carrier, held.award, tuple(parts))
    kind = Kind.OLDER if held.replaced_at else Kind.SAME
    return Finding(kind, sent.carrier, held.award)


def _as_issued(held: Credential, document: dict) -> dict:
    """Return what we handed out: as signed, or its older form for Open Badges 2.0."""
    is_old = document.get("@context") == hosted.CONTEXT
    return (hosted.assertion(held) or {}) if is_old else json.loads(held.document)


def _signed_file(sent: Sent) -> Finding | None:
    """A file of which we keep the very bytes needs no credential inside."""
    kept = SignedCertificate.objects.filter(sha256=sent.digest).order_by("pk").last()
    if kept is None:
        return None
    award = Award.objects.for_pages().get(pk=kept.award_id)
    kind = Kind.FILE if current(award).sha256 == kept.sha256 else Kind.OLDER_FILE
    return Finding(kind, Carrier.PDF, award)


def _credentials():
    return Credential.objects.select_related("award__badge", "award__superseded_by")


def _claims_us(document: dict) -> bool:
    """Say whether a document names us as its issuer, or one of our addresses as its own."""
    issuer = document.get("issuer")
    names = [document.get("id"), issuer.get("id") if isinstance(issuer, dict) else issuer]
    return any(_is_our_name(name) for name in names if isinstance(name, str))


def _is_our_name(name: str) -> bool:
    return name == addresses.issuer_id() or is_ours(host_of(name))


def unreadable(trouble: Unreadable) -> Finding:
    return Finding(trouble.why)
