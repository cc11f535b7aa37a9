"""Questions as rows of a spreadsheet: CSV and XLSX, with a template to start from."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from django.utils.translation import gettext as _

from quizzes.exchange.formats import sheets, table_guide, table_rows, table_writer
from quizzes.exchange.formats.base import Reader, gather, nothing_read
from quizzes.exchange.formats.sheets import Row
from quizzes.exchange.formats.table_rows import Cells
from quizzes.exchange.items import Item, Parsed, Unreadable


class Table:
    """What both spreadsheets share. Subclasses say how rows come out of bytes, and go in."""

    rows: Callable[[bytes], Iterator[Row]]
    writes = table_writer.WRITES

    def read(self, content: bytes) -> Parsed:
        try:
            rows = list(type(self).rows(content))
        except Unreadable as unreadable:
            return nothing_read(unreadable.text, unreadable.line or 1)
        return _read(rows)


class Csv(Table):
    name = "csv"
    label = "CSV"
    suffixes = (".csv",)
    content_type = "text/csv; charset=utf-8"
    rows = staticmethod(sheets.csv_rows)

    def looks_like(self, content: bytes) -> bool:
        head = content[:2000].partition(b"\n")[0].lower()
        return b"jenis" in head and b"soal" in head

    def write(self, questions: Sequence[Item]) -> bytes:
        return sheets.csv_file(table_writer.write(questions))


class Xlsx(Table):
    name = "xlsx"
    label = "XLSX (Excel)"
    suffixes = (".xlsx",)
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    rows = staticmethod(sheets.xlsx_rows)

    def looks_like(self, content: bytes) -> bool:
        return content[:2] == b"PK" and b"xl/" in content

    def write(self, questions: Sequence[Item]) -> bytes:
        guide = table_guide.guide()
        return sheets.xlsx_file({"Soal": table_writer.write(questions), "Petunjuk": guide})


def _read(rows: list[Row]) -> Parsed:
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        return nothing_read(_("Lembarnya kosong. Pakai templat kami: satu baris per soal."))
    line, header = filled[0]
    names = [table_rows.column_of(cell) for cell in header]
    missing = [name for name in table_rows.NEEDED if name not in names]
    if missing:
        text = _("Kolom %(names)s tidak ada di baris judul. Pakai judul kolom dari templat kami.")
        return nothing_read(text % {"names": ", ".join(f"“{name}”" for name in missing)}, line)
    return gather(_questions(names, filled[1:]))


def _questions(names: list[str], rows: list[Row]) -> Iterator[tuple[int, Reader]]:
    for line, cells in rows:
        found = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name}
        yield line, partial(table_rows.read, Cells(found))
