"""Writing a bundle's ZIP, one certificate after the other, so that memory stays small."""

import os
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.core.files.storage import storages

from literasi.badges.bundles import contents
from literasi.badges.certificates.files import certificate_file
from literasi.badges.certificates.front import file_name
from literasi.badges.models import CertificateBundle

FOLDER = "certificates/bundles"
AT_A_TIME = 50


def build(bundle: CertificateBundle, progress: Callable[[int], None]) -> str:
    """Write the ZIP into private storage and return its name there.

    ``progress(done)`` is called after each certificate; what it raises ends the work. Nothing
    half written stays, unless the process itself is killed; see ``sweep``.
    """
    name = f"{FOLDER}/{bundle.uuid}-{uuid4().hex}.zip"
    target = Path(storages["private"].path(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    try:
        with contents.in_indonesian(), zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            _fill(archive, bundle, progress)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return name


def _fill(archive: zipfile.ZipFile, bundle: CertificateBundle, progress) -> None:
    rows = []
    for done, award in enumerate(contents.awards_in(bundle).iterator(AT_A_TIME), start=1):
        if award.is_downloadable:
            archive.writestr(file_name(award), certificate_file(award))
        rows.append(contents.row_of(award))
        progress(done)
    archive.writestr(f"daftar-sertifikat-{bundle.year}.csv", contents.csv_file(rows))
    archive.writestr(f"daftar-sertifikat-{bundle.year}.xlsx", contents.xlsx_file(rows))


def sweep(*, before: datetime) -> None:
    """Delete files of before then that no bundle names: what a killed worker left."""
    kept = CertificateBundle.objects.exclude(file="").values_list("file", flat=True)
    known = {Path(name).name for name in kept}
    for path in Path(storages["private"].path(FOLDER)).glob("*"):
        if path.name not in known and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
