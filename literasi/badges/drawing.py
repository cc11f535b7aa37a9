"""The generated badge: a rosette with a motif, as shapes that SVG and PDF both draw.

Coordinates are in a box of WIDTH by HEIGHT, y downwards. Paths use absolute M, L, C and Z
only. Colours are names of tokens in css/tokens.css.
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as File

from django.conf import settings

WIDTH, HEIGHT = 240, 248
CENTRE = (120, 104)
PETALS = 16
TOKENS = File(settings.BASE_DIR) / "literasi" / "static" / "literasi" / "css" / "tokens.css"


@dataclass(frozen=True, slots=True)
class Path:
    d: str
    fill: str = ""
    stroke: str = ""
    width: float = 0


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    r: float
    fill: str = ""
    stroke: str = ""
    width: float = 0


@lru_cache(maxsize=1)
def colours() -> dict[str, str]:
    """Return the light palette's colours by token name, read from the stylesheet itself."""
    light = TOKENS.read_text().split("@supports")[0]
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", light))


def badge_shapes(motif: str) -> list[Path | Circle]:
    """Return the shapes of a whole badge, back to front. An unknown motif gives a star."""
    accent, shapes = MOTIFS.get(motif, MOTIFS["bintang"])
    return [*_rosette(accent), *shapes]


def _rosette(accent: str) -> list[Path | Circle]:
    x, y = CENTRE
    turns = [2 * math.pi * n / PETALS for n in range(PETALS)]
    petals = [
        Circle(round(x + 80 * math.cos(t), 1), round(y + 80 * math.sin(t), 1), 19, accent)
        for t in turns
    ]
    return [
        Path("M 90 160 L 66 234 L 91 224 L 106 246 L 126 180 Z", "roof-tile"),
        Path("M 150 160 L 174 234 L 149 224 L 134 246 L 114 180 Z", "roof"),
        *petals,
        Circle(x, y, 84, accent),
        Circle(x, y, 72, "surface", "lamp", 5),
    ]


def _star(x: float, y: float, outer: float, inner: float) -> str:
    radii = (outer, inner) * 5
    points = [
        (x + r * math.sin(math.pi * n / 5), y - r * math.cos(math.pi * n / 5))
        for n, r in enumerate(radii)
    ]
    return "M " + " L ".join(f"{a:.1f} {b:.1f}" for a, b in points) + " Z"


MOTIFS: dict[str, tuple[str, list[Path | Circle]]] = {
    "suara": (
        "clay",
        [
            Path("M 88 112 L 96 142 L 110 142 L 104 114 Z", "roof-tile"),
            Path("M 90 92 L 134 68 L 134 138 L 90 114 Z", "clay", "clay", 4),
            Path("M 90 92 L 80 92 C 68 92 68 114 80 114 L 90 114 Z", "roof", "roof", 4),
            Path("M 147 90 C 154 97 154 109 147 116", "", "rice", 6),
            Path("M 157 79 C 172 93 172 113 157 127", "", "rice", 6),
        ],
    ),
    "kaca-pembesar": (
        "river",
        [
            Path("M 135 119 L 158 143", "", "roof", 14),
            Circle(112, 95, 33, "river-wash", "river", 9),
            Path("M 97 96 L 108 107 L 128 84", "", "leaf", 7),
        ],
    ),
    "payung": (
        "leaf",
        [
            Path("M 120 100 L 120 142 C 120 156 100 156 100 142", "", "roof", 6),
            Path("M 120 58 L 120 68", "", "roof", 6),
            Path(
                "M 70 108 C 70 50 170 50 170 108 C 160 98 146 98 137 108"
                " C 131 98 109 98 103 108 C 94 98 80 98 70 108 Z",
                "leaf",
            ),
            Path("M 103 108 C 104 86 112 72 120 66 C 128 72 136 86 137 108", "", "leaf-wash", 3),
        ],
    ),
    "bintang": (
        "rice",
        [
            Path(_star(120, 106, 52, 22), "lamp", "rice", 5),
            Path(_star(120, 106, 24, 10), "clay"),
        ],
    ),
}
