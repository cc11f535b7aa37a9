"""Templates of certificates as designs: frozen when an award is issued, or looked at before.

A design holds copies of the template's pictures under their own hashes. So changing or
deleting a template, or replacing a picture, changes no certificate that was issued.
"""

import hashlib
import json

from django.core.files.base import ContentFile
from django.db import transaction

from literasi.badges.models import CertificateDesign, CertificateTemplate, DesignFile
from literasi.badges.snapshots import clean

# The bytes of pictures by the SHA-256 that the content names them with.
Pictures = dict[str, bytes]


@transaction.atomic
def freeze(template: CertificateTemplate) -> CertificateDesign:
    """Return the design that is the template as it is now; the same look is the same row."""
    content, pictures = content_of(template)
    kept = set(DesignFile.objects.filter(sha256__in=pictures).values_list("sha256", flat=True))
    for sha256 in pictures.keys() - kept:
        _keep(sha256, pictures[sha256])
    design, _created = CertificateDesign.objects.get_or_create(
        content_hash=_hash_of(content), defaults={"content": content}
    )
    return design


def content_of(template: CertificateTemplate) -> tuple[dict, Pictures]:
    """Return a template, saved or not, in the shape of a design's content; and its pictures.

    A picture whose file is gone is left out: nobody's award waits for it.
    """
    pictures: Pictures = {}
    signers = [
        {
            "name": clean(signer.name),
            "title": clean(signer.title),
            "signature": _take(signer.signature, pictures),
        }
        for signer in template.signers.all()
    ]
    content = {
        "orientation": template.orientation,
        "background": _take(template.background, pictures),
        **{name: clean(getattr(template, name)) for name in ("title", "opening", "place")},
        **{name: _clean_lines(getattr(template, name)) for name in ("body", "closing")},
        "signed_elsewhere": template.is_signed_elsewhere,
        "signers": signers,
    }
    return content, pictures


def _clean_lines(text: str) -> str:
    return "\n".join(clean(line) for line in text.splitlines())


def _take(file, pictures: Pictures) -> str:
    """Return the SHA-256 of a picture and put it by; "" when there is none."""
    if not file:
        return ""
    try:
        with file.storage.open(file.name) as opened:
            data = opened.read()
    except OSError:
        return ""
    sha256 = hashlib.sha256(data).hexdigest()
    pictures[sha256] = data
    return sha256


def _keep(sha256: str, data: bytes) -> None:
    file = ContentFile(data, name=sha256)
    DesignFile.objects.get_or_create(sha256=sha256, defaults={"file": file})


def _hash_of(content: dict) -> str:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
