"""Drawing on a page with reportlab: text of several fonts, shapes, QR codes.

Measures are points, y upwards, as PDF has them.
"""

import threading

from reportlab import rl_config
from reportlab.lib.colors import HexColor

from literasi.badges import drawing
from literasi.badges.certificates import fonts
from literasi.badges.images import qr_code

# Bytes as they are: written as text they would be a quarter more.
rl_config.useA85 = 0
# Embedding a font numbers its letters in the font object, which all threads share.
ONE_AT_A_TIME = threading.Lock()


def colour(name: str) -> HexColor:
    return HexColor(drawing.colours()[name])


def draw_text(canvas, x, y, text, font, size, ink="ink", tracking=0.0) -> None:
    """Draw a printable line from ``x`` on, its letters standing on ``y``."""
    if not text:
        return
    line = canvas.beginText(x, y)
    line.setFillColor(colour(ink))
    line.setCharSpace(tracking * size)
    for name, piece in fonts.runs(text, font):
        line.setFont(name, size)
        line.textOut(piece)
    line.setCharSpace(0)
    canvas.drawText(line)


def draw_right(canvas, x, y, text, font, size, ink="ink") -> None:
    """Draw a printable line that ends at ``x``."""
    draw_text(canvas, x - fonts.width_of(text, font, size), y, text, font, size, ink)


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
    """Draw a QR code with its quiet zone, on white, in a box whose lower left corner is (x, y)."""
    rows = [list(row) for row in qr_code(url).matrix_iter(border=2)]
    cell = width / len(rows)
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.rect(x, y, width, width, stroke=0, fill=1)
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
