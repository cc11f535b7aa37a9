"""The certificate's second page: what was taught, with minutes and lesson hours.

It is one page, however long the list: it is set smaller, then in columns, and what still
does not fit is counted, with the address where all of it stands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from literasi.badges import rules
from literasi.badges.certificates import fonts, pdf, wording
from literasi.badges.certificates.boxes import Block
from literasi.badges.certificates.facts import Facts
from literasi.badges.certificates.fonts import BOLD, REGULAR, SERIF_BOLD
from literasi.badges.certificates.pdf import colour

MARGIN, GUTTER = 60, 18
BOTTOM, FOOT = 76, 36
NUMBER, MINUTES = 26, 58
NARROWEST = 225
# (columns, size), from the most legible to the last resort.
WAYS = ((1, 10), (1, 9), (1, 8.5), (2, 8.5), (2, 8), (2, 7.5), (2, 7), (3, 7))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table. ``draw`` takes canvas, tags, left edge and the row's upper edge."""

    height: float
    draw: Callable
    course: "Row | None" = None
    """The heading a row stands under; None for a heading itself."""
    counts: int = 0
    """1 for a module."""


def draw_materials(canvas, tags, page: tuple[float, float], facts: Facts) -> None:
    """Draw the one page of all modules."""
    width, height = page
    top = _draw_head(canvas, tags, width, height, facts)
    lists, across = arranged(facts, width - 2 * MARGIN, top - BOTTOM)
    with tags.group("Table"):
        for n, rows in enumerate(lists):
            y, x = top, MARGIN + n * (across + GUTTER)
            for row in rows:
                with tags.group("TR"):
                    row.draw(canvas, tags, x, y)
                y -= row.height
    _draw_foot(canvas, tags, width, facts)


def arranged(facts: Facts, width: float, room: float) -> tuple[list[list[Row]], float]:
    """Return the rows of each column, and how wide a column is."""
    lists: list[list[Row]] = []
    across = width
    for columns, size in WAYS:
        wide = (width - (columns - 1) * GUTTER) / columns
        if wide < NARROWEST:
            break
        across = wide
        lists = paginate(_rows(facts, size, across), room)
        if len(lists) <= columns:
            return lists, across
        fitting = columns
    return _summarised(lists, fitting, room, across, facts), across


def _summarised(lists, columns, room, across, facts) -> list[list[Row]]:
    """Return as many columns as there are, the last ending with how many modules are left out."""
    kept = [list(rows) for rows in lists[:columns]]
    total = sum(len(course["modules"]) for course in facts.courses)
    longest = _rest(total, facts.verify_url, across).height
    while kept[-1] and (_height(kept[-1]) + longest > room or not kept[-1][-1].counts):
        kept[-1].pop()
    shown = sum(row.counts for rows in kept for row in rows)
    kept[-1].append(_rest(total - shown, facts.verify_url, across))
    return kept


def paginate(rows: list[Row], room: float) -> list[list[Row]]:
    """Return the rows of each column. A course that goes on in the next is named there again."""
    columns: list[list[Row]] = [[]]
    used = 0.0
    for row, following in zip_longest(rows, rows[1:]):
        # A heading is no use at the foot of a column, away from its first module.
        needed = [row] if row.course or following is None else [row, following]
        if used + _height(needed) > room and columns[-1]:
            columns.append([row.course] if row.course else [])
            used = _height(columns[-1])
        columns[-1].append(row)
        used += row.height
    return columns


def _height(rows: list[Row]) -> float:
    return sum(row.height for row in rows)


def _rows(facts: Facts, size: float, width: float) -> list[Row]:
    return [row for course in facts.courses for row in _rows_of_course(course, size, width)]


def _rows_of_course(course: dict, size: float, width: float) -> Iterator[Row]:
    heading = _heading(course["title"], size, width)
    yield heading
    for number, module in enumerate(course["modules"], start=1):
        yield _module(number, module, size, width, heading)
    minutes = sum(module["minutes"] for module in course["modules"])
    yield _sum("Jumlah", _minutes(minutes), size, width, heading)


def _minutes(minutes: int) -> str:
    return f"{minutes:,} menit".replace(",", ".")


def _draw_head(canvas, tags, width: float, height: float, facts: Facts) -> float:
    """Draw the band and what the page is; return where the table may begin."""
    with tags.artifact():
        canvas.setFillColor(colour("roof"))
        canvas.rect(0, height - 12, width, 12, stroke=0, fill=1)
        canvas.setFillColor(colour("lamp"))
        canvas.rect(0, height - 14.5, width, 2.5, stroke=0, fill=1)
    about = wording.appendix(facts.number, facts.name, is_granted=facts.is_granted)
    blocks = [
        Block("title", ("Daftar Materi",), SERIF_BOLD, (22,), ink="clay", role="H1"),
        Block("about", (about,), REGULAR, (10, 9, 8), 2, limit=4),
    ]
    top = height - 42
    for block in blocks:
        box = block.placed(MARGIN, top, width - 2 * MARGIN)
        with tags.element(box.role):
            _lines(canvas, box.lines, box.x, box.top - box.size, box.font, box.size, box.ink)
        top = box.y - 2
    return top - 12


def _draw_foot(canvas, tags, width: float, facts: Facts) -> None:
    if facts.jp:
        text = f"Jam pelajaran yang diakui: {rules.jp_in_words(facts.jp)}"
        with tags.element("P"):
            pdf.draw_text(canvas, MARGIN, FOOT + 22, text, BOLD, 10.5)
    note = f"Satu jam pelajaran (JP) adalah 45 menit. Keaslian: {facts.verify_url}"
    size, lines = fonts.fit(note, REGULAR, (8, 7.5, 7), width - 2 * MARGIN, 1)
    with tags.element("P"):
        _lines(canvas, lines, MARGIN, FOOT, REGULAR, size, "ink-soft")


def _heading(title: str, size: float, width: float) -> Row:
    size, lines = fonts.fit(title, BOLD, (size + 1, size), width - 16, 1)
    height = 12 + len(lines) * size * 1.3

    def draw(canvas, tags, x, y):
        with tags.artifact():
            canvas.setFillColor(colour("clay-wash"))
            canvas.rect(x, y - height + 2, width, height - 4, stroke=0, fill=1)
        with tags.element("TH"):
            _lines(canvas, lines, x + 8, y - 6 - size, BOLD, size, "clay-strong")

    return Row(height, draw)


def _module(number: int, module: dict, size: float, width: float, heading: Row) -> Row:
    room = width - NUMBER - MINUTES - 8
    size, lines = fonts.fit(module["title"], REGULAR, (size,), room, 1)
    height = size * 0.7 + max(1, len(lines)) * size * 1.25

    def draw(canvas, tags, x, y):
        base = y - size * 0.35 - size
        with tags.element("TD"):
            pdf.draw_text(canvas, x + 8, base, str(number), REGULAR, size, "ink-soft")
        with tags.element("TD"):
            _lines(canvas, lines, x + NUMBER, base, REGULAR, size, leading=1.25)
        with tags.element("TD"):
            pdf.draw_right(canvas, x + width - 8, base, _minutes(module["minutes"]), REGULAR, size)
        with tags.artifact():
            _rule(canvas, x, y - height, width)

    return Row(height, draw, heading, counts=1)


def _sum(label: str, value: str, size: float, width: float, heading: Row) -> Row:
    def draw(canvas, tags, x, y):
        base = y - 4 - size
        with tags.element("TD"):
            pdf.draw_text(canvas, x + NUMBER, base, label, BOLD, size)
        with tags.element("TD"):
            pdf.draw_right(canvas, x + width - 8, base, value, BOLD, size)

    return Row(8 + size * 1.3, draw, heading)


def _rest(count: int, url: str, width: float) -> Row:
    text = f"dan {count} modul lain; daftar lengkap: {url}"
    size, lines = fonts.fit(text, BOLD, (8, 7.5, 7), width - 16, 1)

    def draw(canvas, tags, x, y):
        with tags.element("TD"):
            _lines(canvas, lines, x + 8, y - 4 - size, BOLD, size)

    return Row(8 + len(lines) * size * 1.3, draw)


def _lines(canvas, lines, x, y, font, size, ink="ink", leading=1.3) -> None:
    for place, line in enumerate(lines):
        pdf.draw_text(canvas, x, y - place * size * leading, line, font, size, ink)


def _rule(canvas, x: float, y: float, width: float) -> None:
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.6)
    canvas.line(x, y, x + width, y)
