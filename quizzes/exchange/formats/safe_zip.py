"""ZIP files from unknown people: bounded in number and size, names that lead out are ignored."""

import struct
import zipfile
import zlib
from io import BytesIO

from django.utils.translation import gettext as _

from quizzes.exchange.items import Unreadable

MOST_FILES = 2000
MOST_UNPACKED = 60 * 1024 * 1024
# What no honest file reaches: XML packs 20 to 1 at best, pictures hardly at all.
STEEPEST = 150
SMALL = 1024 * 1024

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
)


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP by their names. Raises Unreadable. Nothing is written to disk."""
    try:
        return _unpack(content)
    except _BROKEN:
        raise Unreadable(_("Berkas ZIP ini rusak. Buat atau unduh lagi.")) from None


def _unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        wanted = [info for info in archive.infolist() if is_inside(info.filename)]
        if len(wanted) > MOST_FILES:
            raise Unreadable(_("ZIP ini memuat terlalu banyak berkas. Bagi menjadi beberapa."))
        found: dict[str, bytes] = {}
        left = MOST_UNPACKED
        for info in wanted:
            found[info.filename] = _read(archive, info, left)
            left -= len(found[info.filename])
        return found


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """Return one file, believing nothing that is said of its size."""
    most = min(left, max(SMALL, STEEPEST * info.compress_size))
    with archive.open(info) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise Unreadable(_("Isi ZIP ini jauh lebih besar daripada wajarnya, jadi tidak dibuka."))
    return content


def is_inside(name: str) -> bool:
    """Whether a name is that of a file below the ZIP's own root."""
    parts = name.split("/")
    odd = name.startswith("/") or "\\" in name or ":" in name or "\x00" in name
    return bool(parts[-1]) and not odd and ".." not in parts


def pack(files: dict[str, bytes]) -> bytes:
    """Return a ZIP; the same files make the same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()
