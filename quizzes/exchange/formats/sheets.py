"""Rows of text out of CSV and XLSX files, and back."""

import csv
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from quizzes.exchange.formats.base import decoded
from quizzes.exchange.formats.safe_xml import Node, parse
from quizzes.exchange.formats.safe_zip import unpack
from quizzes.exchange.items import MOST_ITEMS, Unreadable

MOST_COLUMNS = 64
# Room for rows of nothing between the questions.
MOST_ROWS = 4 * MOST_ITEMS
# A spreadsheet program would run what begins so; a mark before it makes it text.
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_CELL = re.compile(r"^([A-Z]{1,3})[0-9]{1,7}$")

Row = tuple[int, list[str]]
"""The line on which a row begins, counted from 1, and its cells."""


def csv_rows(content: bytes) -> Iterator[Row]:
    """Yield the rows of a CSV file, parted by ; or , or tabs. Raises Unreadable."""
    text = decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for number, cells in enumerate(reader):
            if number > MOST_ROWS:
                return
            yield line, [_tame(cell) for cell in cells[:MOST_COLUMNS]]
            line = reader.line_num + 1
    except csv.Error:
        text = _("Baris ini tidak dapat dibaca sebagai CSV. Periksa tanda kutipnya.")
        raise Unreadable(text, line) from None


def _tame(cell: str) -> str:
    """Return a cell without the mark that keeps a spreadsheet program from running it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_RISKY) else cell


def csv_file(rows: Sequence[Sequence[str]]) -> bytes:
    """Return rows as CSV as spreadsheet programs here open it: semicolons, UTF-8 with a mark."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_tamed(cell) for cell in row] for row in rows])
    return target.getvalue().encode("utf-8-sig")


def _tamed(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(_RISKY) else cell


# --- XLSX -----------------------------------------------------------------------------


def xlsx_rows(content: bytes) -> Iterator[Row]:
    """Yield the rows of a workbook's first sheet. Raises Unreadable.

    Read by hand, in few lines: whatever a stranger's file holds, it is bounded and says where
    it is wrong.
    """
    files = unpack(content)
    shared = _shared(files.get("xl/sharedStrings.xml"))
    sheet = files.get(_first_sheet(files))
    if sheet is None:
        raise Unreadable(_("Tidak ada lembar kerja di berkas ini. Simpan sebagai XLSX."))
    rows = (node for node in parse(sheet).walk() if node.name == "row")
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            return
        said = row.get("r")
        line = int(said) if said.isdecimal() and len(said) < 8 else number
        yield line, _cells(row, shared)


def _shared(content: bytes | None) -> list[str]:
    if content is None:
        return []
    return [_words(node) for node in parse(content).walk() if node.name == "si"]


def _words(node: Node) -> str:
    """Return the text of a cell, without what is only a reading aid."""
    return "".join(
        part.text if part.name == "t" else _words(part)
        for part in node.children
        if part.name in ("t", "r", "is")
    )


def _first_sheet(files: dict[str, bytes]) -> str:
    usual = "xl/worksheets/sheet1.xml"
    book, links = (files.get(f"xl/{n}") for n in ("workbook.xml", "_rels/workbook.xml.rels"))
    if book is None or links is None:
        return usual
    sheets = (node.get("id") for node in parse(book).walk() if node.name == "sheet")
    targets = {n.get("Id"): n.get("Target") for n in parse(links).walk() if n.get("Id")}
    target = targets.get(next(sheets, ""), "")
    name = target.removeprefix("/xl/").removeprefix("/")
    return f"xl/{name}" if f"xl/{name}" in files else usual


def _cells(row: Node, shared: list[str]) -> list[str]:
    cells: dict[int, str] = {}
    for place, cell in enumerate(row.all("c")):
        match = _CELL.match(cell.get("r"))
        column = _column(match[1]) if match else place
        if column < MOST_COLUMNS:
            cells[column] = _value(cell, shared)
    return [cells.get(column, "") for column in range(max(cells, default=-1) + 1)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _value(cell: Node, shared: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.words("v")
    if kind == "inlineStr":
        return _words(cell)
    if kind == "s":
        known = value.isdecimal() and len(value) < 8 and int(value) < len(shared)
        return shared[int(value)] if known else ""
    return _number(value) if kind == "n" else value


def _number(value: str) -> str:
    """Return a number as people here write it: a comma, no thousands' marks."""
    try:
        number = Decimal(value) if len(value) < 30 else Decimal("nan")
        fits = number.is_finite() and abs(number.adjusted()) < 30
        text = f"{round(number, 12):f}" if fits else value
    except InvalidOperation:
        return value
    return text.rstrip("0").rstrip(".").replace(".", ",") if "." in text else text


def xlsx_file(sheets: dict[str, Sequence[Sequence[str]]]) -> bytes:
    """Return sheets by name as a workbook in which nothing is a formula."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for line, row in enumerate(rows, start=1):
            for column, text in enumerate(row, start=1):
                cell = sheet.cell(line, column)
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=line == 1)
        sheet.freeze_panes = "A2"
        for column in range(1, len(rows[0]) + 1 if rows else 1):
            sheet.column_dimensions[sheet.cell(1, column).column_letter].width = 28
    target = BytesIO()
    book.save(target)
    return target.getvalue()
