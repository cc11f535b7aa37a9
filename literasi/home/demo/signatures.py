"""A picture like a scanned signature, drawn here and marked as an example."""

import io
from math import sin

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

SIZE = (640, 220)
INK = (28, 52, 120, 255)
MARK = "CONTOH"


def scanned_signature(*, swings: float) -> ContentFile:
    """Return a PNG with a pen's stroke of so many swings, and the word that it is an example."""
    picture = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.line([_point(step / 200, swings) for step in range(201)], fill=INK, width=6, joint="curve")
    pen.text((SIZE[0] - 190, 160), MARK, fill=INK, font=ImageFont.load_default(44))
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return ContentFile(out.getvalue(), name="tanda-tangan-contoh.png")


def _point(part: float, swings: float) -> tuple[float, float]:
    """Return where the pen is after so much of the stroke, from 0 to 1."""
    height = 75 * sin(part * swings) * (1 - 0.6 * part)
    return 30 + 520 * part + 40 * sin(part * swings * 1.7), 105 - height
