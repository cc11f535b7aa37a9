"""The certificate of an award, and what its file is called."""

from literasi.badges.certificates.drawing import draw
from literasi.badges.certificates.facts import content_of, facts_of


def certificate_pdf(award, *, is_sealed: bool = False) -> bytes:
    """Return the certificate of an award, drawn from what was frozen at issue alone."""
    return draw(content_of(award), facts_of(award, is_sealed=is_sealed))


def file_name(award) -> str:
    return f"sertifikat-{award.number.replace('/', '-')}.pdf"
