"""The certificate's pages after the first: what was taught, with minutes and lesson hours."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import number_format
from reportlab.lib.pagesizes import A4, landscape

from literasi.badges import rules
from literasi.badges.certificates import pdf
from literasi.badges.certificates.pdf import BOLD, REGULAR, colour

WIDTH, HEIGHT = landscape(A4)
LEFT, RIGHT = 60, WIDTH - 60
TITLE_WIDTH = RIGHT - LEFT - 130
TOP, BOTTOM = HEIGHT - 124, 58
# About as many rows as fit on a page in the larger size; more are set in the smaller one.
SIZE, SMALL, MANY = 10, 8.5, 18


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table. ``draw`` takes the canvas and the row's upper edge."""

    height: float
    draw: Callable
    course: "Row | None" = None
    """The heading a row stands under; None for a heading itself, and for the last line."""


def draw_materials(canvas, award, facts) -> None:
    """Draw as many pages as the modules need; a course or two of usual length fit on one."""
    rows = _rows(facts, SIZE)
    if len(rows) > MANY:
        rows = _rows(facts, SMALL)
    pages = paginate(rows, TOP - BOTTOM)
    for number, page in enumerate(pages, start=1):
        _start_page(canvas, award, facts, f"{number}/{len(pages)}")
        y = TOP
        for row in page:
            row.draw(canvas, y)
            y -= row.height
        canvas.showPage()


def paginate(rows: list[Row], room: float) -> list[list[Row]]:
    """Return the rows of each page. A course that goes on overleaf is named there again."""
    pages: list[list[Row]] = [[]]
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        # A heading is no use at the foot of a page, away from its first module.
        needed = [row] if row.course or following is None else [row, following]
        if _height(pages[-1]) + _height(needed) > room:
            pages.append([row.course] if row.course else [])
        pages[-1].append(row)
    return pages


def _height(rows: list[Row]) -> float:
    return sum(row.height for row in rows)


def _rows(facts, size) -> list[Row]:
    rows = [row for course in facts["courses"] for row in _rows_of_course(course, size)]
    if facts["jp"]:
        rows.append(_sum("Jam pelajaran yang diakui", rules.jp_in_words(facts["jp"]), size))
    return rows


def _rows_of_course(course, size) -> list[Row]:
    heading = _heading(course["title"], size)
    modules = [
        _module(number, module, size, heading)
        for number, module in enumerate(course["modules"], start=1)
    ]
    minutes = sum(module["minutes"] for module in course["modules"])
    return [heading, *modules, _sum("Jumlah", _minutes(minutes), size, heading)]


def _minutes(minutes: int) -> str:
    return f"{number_format(minutes, force_grouping=True)} menit"


def _start_page(canvas, award, facts, place) -> None:
    canvas.setFillColor(colour("roof"))
    canvas.rect(0, HEIGHT - 12, WIDTH, 12, stroke=0, fill=1)
    canvas.setFillColor(colour("lamp"))
    canvas.rect(0, HEIGHT - 14.5, WIDTH, 2.5, stroke=0, fill=1)
    canvas.setFillColor(colour("clay"))
    canvas.setFont(BOLD, 18)
    canvas.drawString(LEFT, HEIGHT - 62, "Daftar Materi")
    canvas.setFillColor(colour("ink"))
    about = pdf.printable(f"Lampiran sertifikat nomor {award.number} atas nama {facts['name']}")
    size, lines = pdf.fit(about, REGULAR, (10, 9, 8), RIGHT - LEFT, 2)
    _lines(canvas, lines, LEFT, HEIGHT - 82, REGULAR, size)
    note = "Satu jam pelajaran (JP) adalah 45 menit. Keaslian: " + award.verify_url
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(colour("ink-soft"))
    canvas.drawString(LEFT, 36, pdf.printable(note))
    canvas.drawRightString(RIGHT, 36, f"Daftar Materi {place}")


def _heading(title, size) -> Row:
    size, lines = pdf.fit(title, BOLD, (size + 1, size), RIGHT - LEFT - 16, 1)
    height = 14 + len(lines) * size * 1.3

    def draw(canvas, y):
        canvas.setFillColor(colour("clay-wash"))
        canvas.rect(LEFT, y - height + 2, RIGHT - LEFT, height - 4, stroke=0, fill=1)
        canvas.setFillColor(colour("clay-strong"))
        _lines(canvas, lines, LEFT + 8, y - 8 - size, BOLD, size)

    return Row(height, draw)


def _module(number, module, size, heading) -> Row:
    size, lines = pdf.fit(module["title"], REGULAR, (size,), TITLE_WIDTH, 1)
    height = 8 + len(lines) * size * 1.3

    def draw(canvas, y):
        canvas.setFillColor(colour("ink"))
        _lines(canvas, [str(number)], LEFT + 8, y - 4 - size, REGULAR, size)
        _lines(canvas, lines, LEFT + 32, y - 4 - size, REGULAR, size)
        canvas.drawRightString(RIGHT - 8, y - 4 - size, _minutes(module["minutes"]))
        _rule(canvas, y - height)

    return Row(height, draw, heading)


def _sum(label, value, size, heading=None) -> Row:
    def draw(canvas, y):
        canvas.setFillColor(colour("ink"))
        _lines(canvas, [label], LEFT + 32, y - 5 - size, BOLD, size)
        canvas.drawRightString(RIGHT - 8, y - 5 - size, value)

    return Row(10 + size * 1.3, draw, heading)


def _lines(canvas, lines, x, y, font, size) -> None:
    canvas.setFont(font, size)
    for place, line in enumerate(lines):
        canvas.drawString(x, y - place * size * 1.3, line)


def _rule(canvas, y) -> None:
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y, RIGHT, y)
