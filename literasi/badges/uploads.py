"""Pictures that editors upload for certificates: what is taken, and what is said of the rest."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 6000
PICTURE_HELP = gettext_lazy(
    "PNG, JPEG, atau WebP, paling besar 2 MB; terbaik dengan latar tembus pandang atau putih."
)


def check_picture(file) -> None:
    """Refuse a new upload that is no picture we can print; what is stored already passes."""
    if not file or getattr(file, "_committed", True):
        return
    if file.size > MOST_BYTES:
        raise ValidationError(_("Gambar ini lebih besar dari 2 MB. Perkecil, lalu unggah lagi."))
    opened = _opened(file)
    if max(opened.size) > MOST_PIXELS:
        raise ValidationError(
            _("Gambar ini lebih dari %(most)d piksel. Perkecil, lalu unggah lagi.")
            % {"most": MOST_PIXELS}
        )


def _opened(file) -> Image.Image:
    """Return the picture after looking through all of it: half a file is no picture."""
    try:
        file.seek(0)
        with Image.open(file, formats=list(FORMATS)) as opened:
            opened.verify()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise ValidationError(
            _("Ini bukan gambar yang dapat dibaca. Simpan sebagai PNG, JPEG, atau WebP.")
        ) from broken
    finally:
        file.seek(0)
    return opened


def media_type(data: bytes) -> str:
    """Return what a stored picture is, by its first bytes."""
    if data.startswith(b"\x89PNG"):
        return FORMATS["PNG"]
    return FORMATS["JPEG"] if data.startswith(b"\xff\xd8") else FORMATS["WEBP"]
