"""Pictures of a design, made small enough for a certificate of 150 KB and legible upon.

The same picture gives the same bytes. What is no picture is left out: a certificate is
never refused for its looks.
"""

import io
import zlib
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageOps, ImageStat, UnidentifiedImageError

from literasi.badges.models import DesignFile

# As many bytes as leave room for fonts, the other picture and a seal.
MOST_BACKGROUND, MOST_SIGNATURE = 52_000, 7_000
PIXELS = 1600
QUALITIES = (80, 70, 60, 50, 40, 30, 20)
WIDTHS = (520, 400, 320, 240, 180, 120)
VEIL = 218
"""How much of the paper's white lies over the middle of a background, of 255."""
MARGIN = 0.045
BROKEN = (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError)


def stored_picture(sha256: str) -> bytes | None:
    """Return the bytes of a design's picture, or None when the file is gone."""
    kept = DesignFile.objects.filter(sha256=sha256).first()
    try:
        return kept.file.read() if kept else None
    except OSError:
        return None
    finally:
        if kept:
            kept.file.close()


@lru_cache(maxsize=8)
def background(data: bytes, width: float, height: float) -> bytes | None:
    """Return a JPEG that covers a page of these proportions, veiled but for its margin."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            picture = _on_white(ImageOps.exif_transpose(opened))
    except BROKEN:
        return None
    size = (PIXELS, round(PIXELS * height / width))
    if height > width:
        size = (round(PIXELS * width / height), PIXELS)
    covering = _veiled(ImageOps.fit(picture, size, Image.Resampling.LANCZOS))
    return next(_encodings(covering))


def _encodings(picture: Image.Image):
    """Yield the best encoding that is small enough; at last the smallest there is."""
    scales = (1, 0.75, 0.5, 0.33)
    data = b""
    for scale in scales:
        smaller = picture if scale == 1 else ImageOps.scale(picture, scale)
        for quality in QUALITIES:
            data = _jpeg(smaller, quality)
            if len(data) <= MOST_BACKGROUND:
                yield data
    yield data


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True, progressive=False)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    coloured = picture.convert("RGBA")
    white = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(white, coloured).convert("RGB")


def _veiled(picture: Image.Image) -> Image.Image:
    """Lay white over all but the margin, so that words stay legible on any picture."""
    edge = round(min(picture.size) * MARGIN)
    inner = (edge, edge, picture.width - edge, picture.height - edge)
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle(inner, radius=edge // 2, fill=VEIL)
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, mask)


@lru_cache(maxsize=32)
def signature(data: bytes) -> Image.Image | None:
    """Return a signature whose paper is transparent, cut to the ink and small enough."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            ink = _ink(ImageOps.exif_transpose(opened))
    except BROKEN:
        return None
    box = ink.getchannel("A").point(lambda alpha: 255 if alpha > 16 else 0).getbbox()
    return _small(ink.crop(box)) if box else None


def _ink(picture: Image.Image) -> Image.Image:
    """Return the picture with its light parts transparent, if it has no transparent ones."""
    picture.thumbnail((PIXELS, PIXELS))
    coloured = picture.convert("RGBA")
    if coloured.getchannel("A").getextrema()[0] < 128:
        return coloured
    dark = ImageChops.invert(coloured.convert("L")).point(lambda d: min(255, max(0, d * 2 - 60)))
    coloured.putalpha(dark)
    return coloured


def _small(ink: Image.Image) -> Image.Image:
    made = ink
    for width in WIDTHS:
        made = _plain(ink.resize((width, max(1, ink.height * width // ink.width))))
        if len(zlib.compress(made.tobytes())) <= MOST_SIGNATURE:
            break
    return made


def _plain(ink: Image.Image) -> Image.Image:
    """Return the ink in one colour, with sixteen steps of alpha, which a PDF packs tightly."""
    alpha = ink.getchannel("A").point(lambda a: a // 17 * 17)
    colour = ImageStat.Stat(ink.convert("RGB"), alpha.point(lambda a: 255 if a > 127 else 0)).mean
    plain = Image.new("RGBA", ink.size, tuple(map(round, colour)))
    plain.putalpha(alpha)
    return plain
