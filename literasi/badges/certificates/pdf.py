"""What drawing a certificate needs of reportlab: fonts, fitting text, shapes, QR codes.

Measures are points, y upwards, as PDF has them.
"""

import threading
import unicodedata
from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from literasi.badges import drawing
from literasi.badges.images import qr_code

REGULAR, BOLD = "Certificate", "CertificateBold"
# What stands for no letter: marks on the letter before, emoji and their modifiers, directions.
NOT_LETTERS = {"Mn", "Me", "So", "Sk", "Cc", "Cf", "Cs", "Co", "Cn"}
# Embedding a font numbers its letters in the font object, which all threads share.
ONE_AT_A_TIME = threading.Lock()


@lru_cache(maxsize=1)
def register_fonts() -> frozenset[int]:
    """Register Vera, which reportlab ships, and return the characters it can draw."""
    regular, bold = TTFont(REGULAR, "Vera.ttf"), TTFont(BOLD, "VeraBd.ttf")
    pdfmetrics.registerFont(regular)
    pdfmetrics.registerFont(bold)
    return frozenset(regular.face.charToGlyph) & frozenset(bold.face.charToGlyph)


def printable(text: str) -> str:
    """Return text the font can draw.

    A letter it lacks loses its accent, or becomes "?"; emoji and invisible signs are left out.
    """
    known = register_fonts()
    return "".join(c if ord(c) in known else _nearest(c, known) for c in text)


def _nearest(letter: str, known: frozenset[int]) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    plain = "".join(c for c in parts if ord(c) in known)
    return plain or ("" if unicodedata.category(letter) in NOT_LETTERS else "?")


def width_of(text: str, font: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, font, size)


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Return ``text`` in lines no wider than ``width``; a longer word is cut."""
    lines = [""]
    for word in _words(text, font, size, width):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, font, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _words(text, font, size, width):
    for word in text.split():
        while width_of(word, font, size) > width:
            fits = next(n for n in range(len(word), 0, -1) if _fits(word[:n], font, size, width))
            yield word[:fits]
            word = word[fits:]
        yield word


def _fits(text, font, size, width) -> bool:
    return len(text) == 1 or width_of(text, font, size) <= width


def fit(text: str, font: str, sizes, width: float, lines: int) -> tuple[float, list[str]]:
    """Return the first of ``sizes`` at which text takes at most ``lines``, and those lines.

    At the last size it takes as many as it needs.
    """
    text = printable(text)
    for size in sizes:
        wrapped = wrap(text, font, size, width)
        if len(wrapped) <= lines:
            break
    return size, wrapped


def cut(lines: list[str], most: int) -> list[str]:
    """Return at most so many lines; dots at the end say that there were more."""
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def colour(name: str) -> HexColor:
    return HexColor(drawing.colours()[name])


def draw_badge(canvas, motif: str, x: float, y: float, width: float) -> None:
    """Draw the badge in a box whose lower left corner is (x, y)."""
    scale = width / drawing.WIDTH
    canvas.saveState()
    canvas.translate(x, y + drawing.HEIGHT * scale)
    canvas.scale(scale, -scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for shape in drawing.badge_shapes(motif):
        _draw_shape(canvas, shape)
    canvas.restoreState()


def _draw_shape(canvas, shape) -> None:
    if shape.fill:
        canvas.setFillColor(colour(shape.fill))
    if shape.stroke:
        canvas.setStrokeColor(colour(shape.stroke))
        canvas.setLineWidth(shape.width)
    paint = {"fill": bool(shape.fill), "stroke": bool(shape.stroke)}
    if isinstance(shape, drawing.Circle):
        canvas.circle(shape.x, shape.y, shape.r, **paint)
    else:
        canvas.drawPath(_path(canvas, shape.d), **paint)


def _path(canvas, d: str):
    path, words = canvas.beginPath(), iter(d.split())
    steps = {"M": (path.moveTo, 2), "L": (path.lineTo, 2), "C": (path.curveTo, 6)}
    letter = ""
    for word in words:
        if word == "Z":
            path.close()
            continue
        letter, first = (word, next(words)) if word in steps else (letter, word)
        step, count = steps[letter]
        step(float(first), *(float(next(words)) for _ in range(count - 1)))
    return path


def draw_qr(canvas, url: str, x: float, y: float, width: float) -> None:
    """Draw a QR code with its quiet zone in a box whose lower left corner is (x, y)."""
    rows = [list(row) for row in qr_code(url).matrix_iter(border=2)]
    cell = width / len(rows)
    canvas.setFillColor(HexColor("#000000"))
    for n, row in enumerate(rows):
        for start, length in _runs(row):
            top = y + width - (n + 1) * cell
            canvas.rect(x + start * cell, top, length * cell, cell, stroke=0, fill=1)


def _runs(row):
    """Yield (start, length) of each run of dark cells."""
    start = None
    for place, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place - start
            start = None
