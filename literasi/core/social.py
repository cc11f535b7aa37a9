"""The picture that goes with a shared link: a page's title on the site's roof of tiles.

Drawn once for each title and kept among the media. Only what stands on a live page is ever
drawn, never what an address says.
"""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import chain

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image, ImageDraw, ImageFont

# Raise it when the drawing changes: new addresses, so nobody keeps the old picture.
VERSION = 1
WIDTH, HEIGHT = 1200, 630
MARGIN = 84
ROOF, TILE, PAPER, LAMP = "#5e2210", "#74331a", "#fff3e8", "#ffd894"
TITLE_SIZES = (84, 76, 68, 60, 52, 46)
MOST_LINES = 4
PLACE = "Kabupaten Majalengka"
DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
PNG_END = b"IEND\xaeB`\x82"


@dataclass(frozen=True)
class Card:
    """What a picture says. ``digest`` names exactly this content."""

    pk: int
    kind: str
    title: str

    @property
    def digest(self) -> str:
        said = json.dumps([VERSION, settings.WAGTAIL_SITE_NAME, self.kind, self.title])
        return hashlib.blake2b(said.encode(), digest_size=6).hexdigest()

    @property
    def path(self) -> str:
        return f"kartu/{self.pk}-{self.digest}.png"


def card_of(page) -> Card:
    """Return what the picture of ``page`` says, whatever language is being spoken."""
    with translation.override(settings.LANGUAGE_CODE):
        kind = str(page.specific_class._meta.verbose_name) if page.specific_class else ""
    return Card(page.pk, kind.capitalize(), page.title)


def picture(card: Card) -> bytes:
    """Return the PNG of a card, drawing it only if the media do not hold it yet."""
    kept = _kept(card.path)
    if kept.endswith(PNG_END):
        return kept
    drawn = draw(card)
    if kept:
        # Unfinished: a worker was stopped, or is writing the same at this moment.
        default_storage.delete(card.path)
    _keep(card.path, drawn)
    return drawn


def _kept(path: str) -> bytes:
    try:
        with default_storage.open(path) as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _keep(path: str, content: bytes) -> None:
    name = default_storage.save(path, ContentFile(content))
    if name != path:
        # Another worker was first.
        default_storage.delete(name)


def draw(card: Card) -> bytes:
    """Return the picture as a PNG of at most 60 KB, 1200 by 630 pixels."""
    image = Image.new("RGB", (WIDTH, HEIGHT), ROOF)
    pen = ImageDraw.Draw(image)
    _draw_tiles(pen)
    pen.text((MARGIN, MARGIN), card.kind, font=_font(36), fill=LAMP)
    _draw_title(pen, card.title)
    _draw_name(pen)
    file = BytesIO()
    image.quantize(48).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_tiles(pen) -> None:
    """Cover the roof with courses of tiles, every other one shifted by half a tile."""
    size, course = 120, 66
    for row in range(-1, HEIGHT // course + 1):
        shift = size // 2 if row % 2 else 0
        for left in range(-size, WIDTH + size, size):
            x, y = left + shift, row * course
            pen.arc((x, y, x + size, y + course * 2), 0, 180, TILE, 4)
            pen.arc((x + 26, y + 26, x + size - 26, y + course * 2 - 26), 20, 160, TILE, 4)


def _draw_title(pen, title: str) -> None:
    font, lines = fit(drawable(title))
    top = MARGIN + 64
    for number, line in enumerate(lines):
        place = (MARGIN, top + number * font.size * 1.2)
        pen.text(place, line, font=font, fill=PAPER, stroke_width=1, stroke_fill=PAPER)


def _draw_name(pen) -> None:
    bottom = HEIGHT - MARGIN
    pen.rectangle((MARGIN, bottom - 68, MARGIN + 72, bottom - 62), fill=LAMP)
    name = settings.WAGTAIL_SITE_NAME
    pen.text((MARGIN, bottom), name, font=_font(44), fill=PAPER, anchor="ls", stroke_width=1)
    behind = MARGIN + _font(44).getlength(name) + 28
    pen.text((behind, bottom), PLACE, font=_font(30), fill=LAMP, anchor="ls")


def drawable(text: str) -> str:
    """Return ``text`` in letters that the font has: é as e, a dash as a hyphen, emoji left out."""
    simple = unicodedata.normalize("NFKD", text).translate(DASHES)
    return "".join(letter for letter in simple if letter == " " or _has_glyph(letter))


@lru_cache(maxsize=512)
def _has_glyph(letter: str) -> bool:
    return letter.isprintable() and bytes(_font(36).getmask(letter)) != _no_glyph()


@lru_cache(maxsize=1)
def _no_glyph() -> bytes:
    return bytes(_font(36).getmask("\uffff"))


def fit(title: str):
    """Return the largest font in which ``title`` fits, and its lines; cut if none does."""
    for size in TITLE_SIZES:
        lines = wrap(title, _font(size))
        if len(lines) <= MOST_LINES:
            return _font(size), lines
    return _font(size), [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" .,;:") + " ..."]


def wrap(title: str, font) -> list[str]:
    """Return ``title`` in lines no wider than the picture's margins, at spaces if it has any."""
    lines: list[str] = []
    for word in chain.from_iterable(_pieces(whole, font) for whole in title.split()):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(joined, font):
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(word: str, font) -> list[str]:
    """Return a word whole, or chopped when it is longer than a line."""
    if _fits(word, font):
        return [word]
    step = 20
    return [word[start : start + step] for start in range(0, len(word), step)]


def _fits(text: str, font) -> bool:
    return font.getlength(text) <= WIDTH - 2 * MARGIN


@lru_cache(maxsize=16)
def _font(size: int):
    return ImageFont.load_default(size)
