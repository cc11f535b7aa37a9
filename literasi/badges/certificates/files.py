"""The files of an award's certificate: what was sealed, what was signed elsewhere, what counts."""

import hashlib
import logging
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.events import record
from literasi.badges.models import Award, AwardEvent, SignedCertificate
from literasi.users.models import User

logger = logging.getLogger(__name__)

EVENTS = {
    SignedCertificate.Kind.PADES: AwardEvent.Kind.SEALED,
    SignedCertificate.Kind.UPLOADED: AwardEvent.Kind.UPLOADED,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file to keep: its bytes, and who signed it as far as it says itself."""

    kind: SignedCertificate.Kind
    data: bytes
    signer: str = ""
    by: User | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@transaction.atomic
def keep(award: Award, kept: Kept) -> SignedCertificate:
    """Keep a signed file beside those before it, and log it. The newest is what counts."""
    row = SignedCertificate(
        award=award,
        kind=kept.kind,
        sha256=kept.sha256,
        size=len(kept.data),
        signer=kept.signer[: SignedCertificate._meta.get_field("signer").max_length],
        added_by=kept.by,
    )
    row.file.save(f"{row.uuid}.pdf", ContentFile(kept.data), save=False)
    row.save(force_insert=True)
    record(award, EVENTS[kept.kind], by=kept.by, sha256=row.sha256, size=row.size)
    return row


def versions(award: Award) -> list[SignedCertificate]:
    """Return every signed file of an award, the one that counts first.

    What a person signed elsewhere counts before our own seal, whichever is newer.
    """
    uploaded = SignedCertificate.Kind.UPLOADED
    return sorted(award.signed_certificates.all(), key=lambda row: row.kind != uploaded)


def current(award: Award) -> SignedCertificate | None:
    """Return the signed file that people download, or None while there is none.

    A seal from before the credential that holds is passed over: the holder may since have
    chosen to hide the score that it carries.
    """
    rows = versions(award)
    if not rows or rows[0].kind == SignedCertificate.Kind.UPLOADED:
        return next(iter(rows), None)
    credential = award.credential
    since = credential.signed_at if credential else rows[0].added_at
    return rows[0] if rows[0].added_at >= since else None


def certificate_file(award: Award) -> bytes:
    """Return the certificate as it is downloaded: signed if it can be, else drawn.

    A signed file that is gone from the disk is logged; its holder gets one all the same.
    """
    row = current(award)
    if row is None:
        return certificate_pdf(award)
    try:
        with row.file.open("rb") as file:
            return file.read()
    except OSError:
        logger.exception("The signed certificate %s of %s is gone", row.uuid, award.number)
        return certificate_pdf(award)
