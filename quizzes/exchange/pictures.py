"""Pictures of files: whether the bank takes them. Their making is ``services.illustrating``'s."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.fields import WagtailImageField

from quizzes.exchange.items import Picture

MOST_PICTURE_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000
MOST_NAME = 80


def file_of(picture: Picture) -> SimpleUploadedFile:
    """Return a picture as an upload, its name without any path."""
    path = PurePath(PurePath(picture.name.replace("\\", "/")).name)
    stem = "".join(c for c in path.stem if c.isalnum() or c in "-_ ") or "gambar"
    return SimpleUploadedFile(f"{stem[:MOST_NAME]}{path.suffix.lower()}", picture.content)


def problem_of(picture: Picture, *, allowed: bool) -> Iterator[str]:
    """Yield what keeps a picture out of the bank. ``allowed``: whether one may be added."""
    if not allowed:
        yield _("Soal ini bergambar, dan akun Anda belum boleh menambah gambar. Minta izinnya.")
    elif why := _unfit(picture):
        text = _("Gambar “%(name)s” tidak dapat dipakai: %(why)s. Perbaiki gambarnya, atau hapus.")
        yield text % {"name": picture.name[:MOST_NAME], "why": why}


def _unfit(picture: Picture) -> str:
    if not picture.content:
        return _("berkas gambarnya tidak ada di dalam berkas soal")
    if len(picture.content) > MOST_PICTURE_BYTES:
        return _("lebih dari 5 MB")
    try:
        with Image.open(BytesIO(picture.content)) as image:
            width, height = image.size
        if width * height > MOST_PIXELS:
            return _("lebih dari 25 juta titik")
        WagtailImageField().clean(file_of(picture))
    except ValidationError as error:
        return " ".join(error.messages).rstrip(".")
    except Exception:  # noqa: BLE001 (image libraries raise anything at all for a broken file)
        return _("gambarnya rusak")
    return ""
