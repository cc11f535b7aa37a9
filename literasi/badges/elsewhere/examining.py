"""What would become of each uploaded file: the award it belongs to, who signed, what is odd."""

import hashlib
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from literasi.badges.credentials.reading import MOST_BYTES
from literasi.badges.elsewhere.matching import award_of
from literasi.badges.elsewhere.signatures import NotAPdf, Signature, signatures_of
from literasi.badges.models import Award, SignedCertificate


@dataclass(slots=True)
class Examined:
    """One file. ``error``: why it is not taken. ``warnings``: what a person should look at."""

    name: str
    award: Award | None = None
    signers: list[Signature] = field(default_factory=list)
    error: str = ""
    warnings: list[str] = field(default_factory=list)
    token: str = ""

    @property
    def signer(self) -> str:
        return ", ".join(one.name for one in self.signers if one.name)


class _Refused(Exception):
    """The file is not taken; the message says why and what to do."""


def examine(name: str, data: bytes, award: Award | None = None) -> Examined:
    """Look at one file, meant for ``award`` or for whichever award it names."""
    seen = Examined(name)
    try:
        seen.signers = _signers(data)
        seen.award = _award(seen, award_of(name, data), award)
        _compare(seen.award, data)
    except _Refused as refusal:
        seen.error = str(refusal)
    if not seen.error:
        seen.warnings += _oddities(seen.signers)
    return seen


def _oddities(signers: list[Signature]) -> list[str]:
    if not signers:
        return [_("Tidak ada tanda tangan elektronik di dalamnya; mungkin hasil pindaian.")]
    if any(one.is_intact is None for one in signers):
        return [_("Ada tanda tangan yang tidak dapat dibaca. Periksa dengan aplikasi pembuatnya.")]
    return []


def _signers(data: bytes) -> list[Signature]:
    if len(data) > MOST_BYTES:
        raise _Refused(_("Lebih besar dari 5 MB. Perkecil hasil pindaiannya, lalu unggah lagi."))
    if b"%PDF-" not in data[:1024]:
        raise _Refused(_("Bukan berkas PDF. Simpan sebagai PDF, lalu unggah lagi."))
    try:
        found = signatures_of(data)
    except NotAPdf:
        raise _Refused(
            _("PDF ini rusak atau terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.")
        ) from None
    if any(one.is_intact is False for one in found):
        raise _Refused(
            _("Berkas ini berubah sesudah ditandatangani, jadi tanda tangannya tidak sah lagi.")
        )
    return found


def _award(seen: Examined, found: Award | None, wanted: Award | None) -> Award:
    if wanted is None and found is None:
        raise _Refused(
            _("Tidak diketahui milik siapa. Beri nama berkas sesuai nomor sertifikatnya.")
        )
    if wanted and found and wanted != found:
        raise _Refused(_("Berkas ini milik sertifikat %(number)s.") % {"number": found.number})
    if found is None:
        seen.warnings.append(
            _("Nomor sertifikat tidak terbaca di dalamnya. Pastikan berkasnya benar.")
        )
    award = wanted or found
    if not award.is_downloadable:
        raise _Refused(_("Penghargaan ini %(status)s.") % {"status": award.status.label.lower()})
    return award


def _compare(award: Award, data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    if SignedCertificate.objects.filter(award=award, sha256=digest).exists():
        raise _Refused(_("Berkas yang persis sama sudah disimpan."))


def mark_doubles(seen: list[Examined]) -> None:
    """Of two files for one award neither is taken: nobody can tell which is meant."""
    awards = [one.award for one in seen if one.award and not one.error]
    for one in seen:
        if one.award and not one.error and awards.count(one.award) > 1:
            one.error = _("Ada dua berkas untuk sertifikat ini. Unggah yang benar saja.")
