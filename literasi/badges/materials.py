"""The certificate's second page: what was taught, with minutes and lesson hours."""

from django.utils.formats import number_format
from reportlab.lib.pagesizes import A4, landscape

from literasi.badges import pdf, rules
from literasi.badges.pdf import BOLD, REGULAR, colour

WIDTH, HEIGHT = landscape(A4)
LEFT, RIGHT = 60, WIDTH - 60
TITLE_WIDTH = RIGHT - LEFT - 130
TOP, BOTTOM = HEIGHT - 124, 58


def draw_materials(canvas, award, facts) -> None:
    """Draw as many pages as the modules need; three courses of eight fit on one."""
    rows = list(_rows(facts))
    size = 10 if len(rows) <= 18 else 8.5
    y = _start_page(canvas, award, facts)
    for kind, cells in rows:
        height, draw = KINDS[kind](cells, size)
        if y - height < BOTTOM:
            canvas.showPage()
            y = _start_page(canvas, award, facts)
        draw(canvas, y)
        y -= height
    canvas.showPage()


def _rows(facts):
    """Yield ("course" | "module" | "sum", cells) in the order of printing."""
    for course in facts["courses"]:
        yield "course", (course["title"],)
        for number, module in enumerate(course["modules"], start=1):
            yield "module", (str(number), module["title"], _minutes(module["minutes"]))
        minutes = sum(module["minutes"] for module in course["modules"])
        yield "sum", ("Jumlah", _minutes(minutes))
    if facts["jp"]:
        yield "sum", ("Jam pelajaran yang diakui", rules.jp_in_words(facts["jp"]))


def _minutes(minutes: int) -> str:
    return f"{number_format(minutes, force_grouping=True)} menit"


def _start_page(canvas, award, facts) -> float:
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
    canvas.setFont(REGULAR, size)
    for place, line in enumerate(lines):
        canvas.drawString(LEFT, HEIGHT - 82 - place * 12, line)
    note = "Satu jam pelajaran (JP) adalah 45 menit. Keaslian: " + award.verify_url
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(colour("ink-soft"))
    canvas.drawString(LEFT, 36, pdf.printable(note))
    return TOP


def _course(cells, size):
    size, lines = pdf.fit(cells[0], BOLD, (size + 1, size), RIGHT - LEFT - 16, 1)
    height = 14 + len(lines) * size * 1.3

    def draw(canvas, y):
        canvas.setFillColor(colour("clay-wash"))
        canvas.rect(LEFT, y - height + 2, RIGHT - LEFT, height - 4, stroke=0, fill=1)
        canvas.setFillColor(colour("clay-strong"))
        _lines(canvas, lines, LEFT + 8, y - 8 - size, BOLD, size)

    return height, draw


def _module(cells, size):
    number, title, minutes = cells
    size, lines = pdf.fit(title, REGULAR, (size,), TITLE_WIDTH, 1)
    height = 8 + len(lines) * size * 1.3

    def draw(canvas, y):
        canvas.setFillColor(colour("ink"))
        _lines(canvas, [number], LEFT + 8, y - 4 - size, REGULAR, size)
        _lines(canvas, lines, LEFT + 32, y - 4 - size, REGULAR, size)
        canvas.drawRightString(RIGHT - 8, y - 4 - size, minutes)
        _rule(canvas, y - height)

    return height, draw


def _sum(cells, size):
    label, value = cells
    height = 10 + size * 1.3

    def draw(canvas, y):
        canvas.setFillColor(colour("ink"))
        _lines(canvas, [label], LEFT + 32, y - 5 - size, BOLD, size)
        canvas.drawRightString(RIGHT - 8, y - 5 - size, value)

    return height, draw


KINDS = {"course": _course, "module": _module, "sum": _sum}


def _lines(canvas, lines, x, y, font, size) -> None:
    canvas.setFont(font, size)
    for place, line in enumerate(lines):
        canvas.drawString(x, y - place * size * 1.3, line)


def _rule(canvas, y) -> None:
    canvas.setStrokeColor(colour("line"))
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, y, RIGHT, y)
