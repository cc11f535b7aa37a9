"""Pictures of files: whether the bank takes them. Their making is ``services.importing``'s."""

from collections.abc import Iterator
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField

from quizzes.exchange.items import Picture

MOST_PICTURE_BYTES = 5 * 1024 * 1024
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
        return
    try:
        if not picture.content:
            raise ValidationError(_("berkas gambarnya tidak ada di dalam berkas soal"))
        if len(picture.content) > MOST_PICTURE_BYTES:
            raise ValidationError(_("lebih dari 5 MB"))
        WagtailImageField().clean(file_of(picture))
    except ValidationError as error:
        text = _("Gambar “%(name)s” tidak dapat dipakai: %(why)s. Perbaiki gambarnya, atau hapus.")
        why = " ".join(error.messages).rstrip(".")
        yield text % {"name": picture.name[:MOST_NAME], "why": why}
