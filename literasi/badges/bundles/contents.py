"""What a bundle holds: which awards, and the table that goes with them."""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from literasi.badges.models import Award, CertificateBundle
from literasi.badges.querysets import AwardQuerySet

# A spreadsheet program would run what begins with one of these from a CSV file.
FORMULA_STARTERS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``note`` says why a certificate is not in the ZIP."""

    name: str
    number: str
    badge: str
    jp: int | None
    earned_on: date
    expires_on: date | None
    verify_url: str
    note: str


def awards_in(bundle: CertificateBundle) -> AwardQuerySet:
    """Return the awards a bundle is about, looked up through who asked for it."""
    if bundle.agency_id:
        awards = Award.objects.shared_with(bundle.owner).filter(agency=bundle.agency_id)
    else:
        awards = Award.objects.filter(learner__user=bundle.owner_id)
    awards = awards.earned_in(bundle.year).select_related("superseded_by", "design")
    return awards.prefetch_related("signed_certificates").order_by("issued_at", "pk")


def row_of(award: Award) -> Row:
    return Row(
        award.name,
        award.number,
        award.snapshot["badge"],
        award.jp,
        award.earned_on,
        award.expires_on,
        award.verify_url,
        note_of(award),
    )


def note_of(award: Award) -> str:
    """Return why an award's certificate is left out, or what to know of it; mostly nothing."""
    status = award.status
    if status == Award.Status.REVOKED:
        return _("Dicabut; tidak disertakan.")
    if status == Award.Status.SUSPENDED:
        return _("Ditangguhkan; tidak disertakan.")
    if status == Award.Status.SUPERSEDED:
        number = award.successor.number if award.successor else "-"
        return _("Diganti oleh nomor %(number)s; tidak disertakan.") % {"number": number}
    return _("Masa berlaku habis.") if status == Award.Status.EXPIRED else ""


def header() -> list[str]:
    return [
        *(_("Nama"), _("Nomor"), _("Lencana"), _("JP"), _("Tanggal"), _("Berlaku sampai")),
        *(_("Alamat verifikasi"), _("Keterangan")),
    ]


def csv_file(rows: Iterable[Row]) -> bytes:
    """Return the table as CSV in which nothing is a formula; dates as 2026-11-24."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header())
    for row in rows:
        writer.writerow([_plain(value) for value in astuple(row)])
    return (BOM + out.getvalue()).encode()


def _plain(value) -> str:
    text = ILLEGAL_CHARACTERS_RE.sub("", "" if value is None else str(value))
    return f"'{text}" if text.startswith(FORMULA_STARTERS) else text


def xlsx_file(rows: Iterable[Row]) -> bytes:
    """Return the table as a workbook, written line by line, in which nothing is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Sertifikat"))
    for column, width in zip("ABCDEFGH", (32, 30, 36, 6, 14, 16, 48, 40), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append([_cell(sheet, title) for title in header()])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in astuple(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet, value):
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell


def in_indonesian():
    """Tables go to personnel systems, whatever language who asked for them reads."""
    return translation.override("id")
