"""The office's own seal on a certificate: PAdES, by the key pair in a PKCS#12 file.

It proves that the file is as this site made it. It is no certified electronic signature
(BSrE), which only an official can give; see decision 0023.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper

from literasi.badges.certificates.facts import content_of
from literasi.badges.certificates.files import Kept, keep
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.models import Award, Credential, SignedCertificate

FIELD = "Segel"
REASON = "Segel kantor penerbit; bukan tanda tangan elektronik tersertifikasi (BSrE)"
SOON = timedelta(days=30)
TSA_PATIENCE = 10


class CannotSeal(Exception):
    """The seal is asked for and cannot be set. The message says why, for administrators."""


def is_wanted() -> bool:
    """Say whether this site seals certificates."""
    return bool(settings.LITERASI_CERTIFICATE_P12)


def seal(award: Award) -> SignedCertificate | None:
    """Return the sealed certificate that holds the award's credential, sealing it if need be.

    None where there is nothing to seal: no key pair is configured, the award is not signed
    yet, or its certificate waits to be signed elsewhere. Repeating it changes nothing.
    CannotSeal when it should be sealed and cannot.
    """
    credential = award.credential
    if not is_wanted() or content_of(award)["signed_elsewhere"] or credential is None:
        return None
    return _sealed(award, credential) or _written(award, credential, sealed_bytes(award))


def sealed_bytes(award: Award) -> bytes:
    """Return the certificate, drawn anew and sealed."""
    office = key_pair()
    drawn = IncrementalPdfFileWriter(BytesIO(certificate_pdf(award, is_sealed=True)))
    about = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=REASON,
        name=office.name,
    )
    try:
        return sign_pdf(drawn, about, signer=office.signer, timestamper=_clock()).getvalue()
    except OSError as problem:
        raise CannotSeal(_("Server stempel waktu tidak dapat dihubungi.")) from problem


def _clock() -> TimeStamper | None:
    """Return who attests the time, for a seal of level B-T; None for level B-B."""
    address = settings.LITERASI_CERTIFICATE_TSA
    return HTTPTimeStamper(address, timeout=TSA_PATIENCE) if address else None


def _sealed(award: Award, credential: Credential) -> SignedCertificate | None:
    """Return the seal on the credential that holds now; one from before it counts no more."""
    kept = award.signed_certificates.filter(kind=SignedCertificate.Kind.PADES)
    return kept.filter(added_at__gte=credential.signed_at).first()


@transaction.atomic
def _written(award: Award, credential: Credential, data: bytes) -> SignedCertificate | None:
    """Keep a sealed file, unless somebody else was quicker; seal again what holds by now."""
    today = Award.objects.select_for_update().get(pk=award.pk)
    if today.credential != credential:
        return seal(today)
    kept = Kept(SignedCertificate.Kind.PADES, data, key_pair().name)
    return _sealed(award, credential) or keep(award, kept)


@dataclass(frozen=True, slots=True)
class KeyPair:
    """The office's certificate and key, ready to seal."""

    signer: SimpleSigner
    name: str


def key_pair() -> KeyPair:
    """Return the office's key pair; CannotSeal when it cannot be used today."""
    path = Path(settings.LITERASI_CERTIFICATE_P12)
    try:
        signer = _loaded(path, path.stat().st_mtime_ns, settings.LITERASI_CERTIFICATE_P12_PASSWORD)
    except OSError as problem:
        raise CannotSeal(_("Berkas PKCS#12 kantor tidak dapat dibaca.")) from problem
    _check_dates(signer)
    return KeyPair(signer, signer.subject_name or "")


@lru_cache(maxsize=1)
def _loaded(path: Path, changed: int, password: str) -> SimpleSigner:
    try:
        return SimpleSigner.load_pkcs12_data(path.read_bytes(), [], password.encode() or None)
    except (ValueError, AttributeError, TypeError) as problem:  # no key in it: AttributeError
        raise CannotSeal(
            _("Berkas PKCS#12 kantor tidak terbuka: kata sandinya keliru atau berkasnya rusak.")
        ) from problem


def _check_dates(signer: SimpleSigner) -> None:
    certificate, now = signer.signing_cert, timezone.now()
    if not certificate.not_valid_before <= now <= certificate.not_valid_after:
        raise CannotSeal(
            _("Sertifikat elektronik kantor hanya berlaku dari %(start)s sampai %(end)s.")
            % {
                "start": certificate.not_valid_before.date(),
                "end": certificate.not_valid_after.date(),
            }
        )


def problem() -> str:
    """Return what keeps seals from being set now or within a month; "" when all is well."""
    try:
        end = key_pair().signer.signing_cert.not_valid_after
    except CannotSeal as refusal:
        return str(refusal)
    if end - timezone.now() < SOON:
        return _("Sertifikat elektronik kantor berakhir %(end)s; siapkan penggantinya.") % {
            "end": end.date()
        }
    return ""
