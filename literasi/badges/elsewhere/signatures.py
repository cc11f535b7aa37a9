"""Who signed a PDF, as the file says itself. Nothing of it is trusted, nothing is fetched."""

import logging
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

logger = logging.getLogger(__name__)

MOST = 10


class NotAPdf(Exception):
    """The file cannot be opened as a PDF, or only with a password."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature's own claim.

    ``is_intact``: what it covers was not changed since; None when it is of a kind we cannot
    read.
    """

    name: str
    is_intact: bool | None


def signatures_of(data: bytes) -> list[Signature]:
    """Return who signed a PDF, oldest first. NotAPdf for what is none or is locked."""
    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        pages = int(reader.root["/Pages"]["/Count"])
        found = list(reader.embedded_regular_signatures)[:MOST]
    except Exception as trouble:  # a hostile file may raise anything in its reader
        logger.info("A PDF could not be opened: %r", trouble)
        raise NotAPdf from trouble
    if reader.encrypted or pages < 1:
        raise NotAPdf
    return [_read(one) for one in found]


def _read(one: EmbeddedPdfSignature) -> Signature:
    try:
        names = one.signer_cert.subject.native
        name = names.get("common_name") or names.get("organization_name") or ""
        name = name if isinstance(name, str) else ", ".join(name)
        # Whether the certificate is to be trusted is another question, not asked here.
        unchanged, valid = validate_sig_integrity(
            one.signer_info, one.signer_cert, "data", one.compute_digest()
        )
        return Signature(name[:200], unchanged and valid)
    except Exception:
        logger.exception("A signature could not be read")
        return Signature("", is_intact=None)
