"""What a certificate states of one award, apart from how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from literasi.badges.certificates import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """``courses`` are as in ``Award.snapshot``; ``credential`` is the signed document, or None."""

    number: str
    name: str
    badge: str
    motif: str
    courses: Sequence[dict]
    jp: int | None
    agency: str
    office: str
    earned_on: date
    issued_on: date
    expires_on: date | None
    code: str
    verify_url: str
    credential: str | None = None
    is_sealed: bool = False
    is_granted: bool = False

    @property
    def values(self) -> dict[str, str]:
        """What the placeholders of a template stand for."""
        return {
            "name": self.name,
            "badge": self.badge,
            "courses": "; ".join(course["title"] for course in self.courses),
            "date": wording.day(self.earned_on),
            "number": self.number,
            "agency": self.agency,
            "year": str(self.issued_on.year),
            **wording.lesson_hours(self.jp),
        }


def facts_of(award, *, is_sealed: bool = False) -> Facts:
    """Return the facts of an award from its snapshot; one not yet saved has no credential."""
    credential = award.credential if award.pk else None
    frozen = {key: award.snapshot[key] for key in ("name", "badge", "motif", "courses", "agency")}
    return Facts(
        **frozen,
        number=award.number,
        jp=award.jp,
        office=award.snapshot["office"],
        earned_on=award.earned_on,
        issued_on=award.issued_on,
        expires_on=award.expires_on,
        code=award.code,
        verify_url=award.verify_url,
        credential=credential.document if credential else None,
        is_sealed=is_sealed,
        is_granted="granted" in award.snapshot,
    )


def builtin_content(signer: dict) -> dict:
    """Return the built-in look as a design's content, signed by a snapshot's ``signer``."""
    named = {"name": signer["name"], "title": signer["title"], "signature": ""}
    return {
        "orientation": "landscape",
        "background": "",
        "title": wording.TITLE,
        "opening": wording.OPENING,
        "body": wording.BODY,
        "closing": "",
        "place": signer["place"],
        "signed_elsewhere": False,
        "signers": [named] if signer["name"] else [],
    }


def content_of(award) -> dict:
    """Return how an award's certificate looks: its frozen design, else the built-in look."""
    snapshot = award.snapshot
    content = award.design.content if award.design_id else builtin_content(snapshot["signer"])
    if reason := snapshot.get("granted"):
        return {**content, "body": wording.granted_body(reason)}
    return content
