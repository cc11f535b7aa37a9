"""Badges and QR codes as SVG."""

import io
from dataclasses import replace

import segno
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from literasi.badges import drawing
from literasi.badges.snapshots import clean


def badge_svg(*, name: str, description: str, motif: str) -> str:
    """Return the drawing of a badge. Numbers are written as SVG wants them, in any language."""
    context = {
        "title": clean(name),
        "description": clean(description),
        "width": str(drawing.WIDTH),
        "height": str(drawing.HEIGHT),
        "shapes": [_for_svg(shape) for shape in drawing.badge_shapes(motif)],
    }
    return render_to_string("badges/image.svg", context)


def _for_svg(shape):
    colour = drawing.colours()
    fill = colour[shape.fill] if shape.fill else "none"
    stroke = colour[shape.stroke] if shape.stroke else ""
    if isinstance(shape, drawing.Path):
        return replace(shape, fill=fill, stroke=stroke, width=str(shape.width))
    numbers = {name: str(getattr(shape, name)) for name in ("x", "y", "r", "width")}
    return replace(shape, fill=fill, stroke=stroke, **numbers)


def qr_svg(url: str) -> bytes:
    """Return a QR code of an address, dark on white in every colour scheme."""
    out = io.BytesIO()
    qr_code(url).save(
        out, kind="svg", border=4, dark="#000", light="#fff", title=_("Kode QR"), omitsize=True
    )
    return out.getvalue()


def qr_code(url: str) -> segno.QRCode:
    """Return the code with a quarter's worth of repair, so that a creased print still scans."""
    return segno.make_qr(url, error="q")
