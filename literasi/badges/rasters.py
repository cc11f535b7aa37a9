"""The drawn badge as pixels: the same shapes as in SVG and PDF, painted large and made smaller."""

import io
import re
from functools import lru_cache

from PIL import Image, ImageDraw

from literasi.badges import drawing

WIDTH = 600
# Painted so many times larger, then averaged: Pillow's own edges are ragged.
FINER = 3
SCALE = WIDTH * FINER / drawing.WIDTH
STEPS = 24  # lines in place of a curve

Point = tuple[float, float]


@lru_cache(maxsize=8)
def badge_png(motif: str) -> bytes:
    """Return the drawn badge as a PNG, WIDTH pixels wide, on a transparent ground."""
    size = (round(drawing.WIDTH * SCALE), round(drawing.HEIGHT * SCALE))
    picture = Image.new("RGBA", size)
    canvas = ImageDraw.Draw(picture)
    for shape in drawing.badge_shapes(motif):
        _draw(canvas, shape)
    smaller = picture.resize((size[0] // FINER, size[1] // FINER), Image.Resampling.BOX)
    out = io.BytesIO()
    smaller.save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw(canvas: ImageDraw.ImageDraw, shape) -> None:
    draw = _draw_circle if isinstance(shape, drawing.Circle) else _draw_path
    draw(canvas, shape)


def _draw_circle(canvas, circle) -> None:
    """Half of a stroke lies outside the circle, as in SVG."""
    if circle.stroke:
        _disc(canvas, circle, circle.r + circle.width / 2, circle.stroke)
        _disc(canvas, circle, circle.r - circle.width / 2, circle.fill)
    else:
        _disc(canvas, circle, circle.r, circle.fill)


def _disc(canvas, circle, radius, name) -> None:
    box = [circle.x - radius, circle.y - radius, circle.x + radius, circle.y + radius]
    canvas.ellipse([edge * SCALE for edge in box], fill=_colour(name))


def _draw_path(canvas, path) -> None:
    points = [(x * SCALE, y * SCALE) for x, y in outline(path.d)]
    if path.fill:
        canvas.polygon(points, fill=_colour(path.fill))
    if path.stroke:
        _draw_line(canvas, points, path.width * SCALE, _colour(path.stroke))


def _draw_line(canvas, points, width, colour) -> None:
    """With round joints and ends, as the SVG has them."""
    canvas.line(points, fill=colour, width=round(width))
    for x, y in points:
        canvas.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], fill=colour)


def _colour(name: str) -> str:
    return drawing.colours()[name]


def outline(d: str) -> list[Point]:
    """Return a path of absolute M, L, C and Z as the points of one line."""
    points: list[Point] = []
    for letter, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", d):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        pairs = list(zip(values[::2], values[1::2], strict=True))
        if letter == "C":
            pairs = _curve(points[-1], *pairs)
        points += [points[0]] if letter == "Z" else pairs
    return points


def _curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    return [_on_curve(start, one, two, end, step / STEPS) for step in range(1, STEPS + 1)]


def _on_curve(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
    return x, y
