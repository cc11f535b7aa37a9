"""Pictures that credentials name: frozen at issue, so that a new picture changes no old badge."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.images.models import SourceImageIOError

from literasi.badges.models import Badge, DesignFile

ISSUER = Path(settings.BASE_DIR) / "literasi" / "static" / "literasi" / "icons" / "app-512.png"
# Scanned signatures lie in the same table and are nobody's business.
PREFIX = "badge-"
RENDITION = "max-480x480|format-png"


def frozen(badge: Badge) -> str:
    """Keep the badge's picture as it is now and return its SHA-256; "" when it has none.

    A picture whose file is lost costs nobody the award: the motif is shown instead.
    """
    if badge.image is None:
        return ""
    try:
        with badge.image.get_rendition(RENDITION).file.open("rb") as file:
            return _keep(file.read())
    except (SourceImageIOError, OSError):
        return ""


def _keep(content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    if not DesignFile.objects.filter(sha256=sha256).exists():
        file = ContentFile(content, name=f"{PREFIX}{sha256}.png")
        DesignFile.objects.get_or_create(sha256=sha256, defaults={"file": file})
    return sha256


def kept(sha256: str) -> bytes | None:
    """Return a picture that was kept under this hash, or None."""
    row = DesignFile.objects.filter(sha256=sha256, file__contains=f"/{PREFIX}").first()
    if row is None:
        return None
    try:
        with row.file.open("rb") as file:
            return file.read()
    except OSError:
        return None


def issuer() -> bytes:
    """Return the issuer's picture, a PNG."""
    return ISSUER.read_bytes()
