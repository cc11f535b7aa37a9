"""Boxes of text: the unit of a certificate's layout, and how a column of them is fitted.

Measures are points, y upwards; a box's (x, y) is its lower left corner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from literasi.badges.certificates import fonts

LEADING = 1.3
SMALLEST = 7.0
HIGH = 0.4
"""How much of the room that is left over stays above the text."""
SCALES = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5)


@dataclass(frozen=True, slots=True)
class Box:
    """Lines of text in a place of their own, or just the place, for a drawing."""

    name: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()
    font: str = ""
    size: float = 0
    ink: str = "ink"
    align: str = "centre"
    tracking: float = 0
    role: str = "P"

    @property
    def top(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Block:
    """Text still to be placed. ``most``: lines it may take before it is set smaller.

    ``limit``: lines it may take at all. ``whole``: never cut.
    ``gap``: the room above it, which grows where there is room.
    """

    name: str
    paragraphs: tuple[str, ...]
    font: str
    sizes: Sequence[float]
    most: int = 1
    ink: str = "ink"
    gap: float = 6
    tracking: float = 0
    whole: bool = False
    limit: int = 99
    role: str = "P"

    def fitted(self, width: float, scale: float = 1) -> "Fitted":
        sizes = [max(SMALLEST, size * scale) for size in self.sizes]
        size, lines = fonts.fit(self.paragraphs, self.font, sizes, width, self.most, self.tracking)
        lines = fonts.cut(lines, self.limit, self.font, size, width)
        return Fitted(self, size, tuple(lines), width, self.gap * scale)

    def placed(self, x: float, top: float, width: float, align="centre") -> Box:
        """Return the box that hangs from ``top``."""
        return self.fitted(width).at(x, top, align)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A block with its size and lines decided, but not its place."""

    block: Block
    size: float
    lines: tuple[str, ...]
    width: float
    gap: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING

    @property
    def can_shrink(self) -> bool:
        return len(self.lines) > 1 and not self.block.whole

    def cut(self, most: int) -> "Fitted":
        lines = fonts.cut(list(self.lines), most, self.block.font, self.size, self.width)
        return replace(self, lines=tuple(lines))

    def at(self, x: float, top: float, align: str = "centre") -> Box:
        block, y = self.block, top - self.height
        return Box(
            name=block.name,
            x=x,
            y=y,
            width=self.width,
            height=self.height,
            lines=self.lines,
            font=block.font,
            size=self.size,
            ink=block.ink,
            align=align,
            tracking=block.tracking,
            role=block.role,
        )


def column(blocks: Sequence[Block], x: float, width: float, top: float, bottom: float) -> list[Box]:
    """Place blocks under each other between ``top`` and ``bottom``.

    Where they do not fit they are set smaller, and where that is not enough they are cut.
    Room to spare is spread over the gaps.
    """
    fitted = _cut_to(_scaled(blocks, width, top - bottom), top - bottom)
    spare = top - bottom - _height(fitted)
    gaps = sum(one.gap for one in fitted) or 1
    stretch = 1 + min(max(spare, 0) * 0.75 / gaps, 1.4)
    y = top - max(0, spare - gaps * (stretch - 1)) * HIGH
    boxes = []
    for one in fitted:
        y -= one.gap * stretch
        boxes.append(one.at(x, y))
        y -= one.height
    return boxes


def _scaled(blocks, width, room) -> list[Fitted]:
    fitted: list[Fitted] = []
    for scale in SCALES:
        fitted = [one for block in blocks if (one := block.fitted(width, scale)).lines]
        if _height(fitted) <= room:
            break
    return fitted


def _cut_to(fitted: list[Fitted], room: float) -> list[Fitted]:
    while _height(fitted) > room and any(one.can_shrink for one in fitted):
        longest = max((one for one in fitted if one.can_shrink), key=lambda one: len(one.lines))
        place = fitted.index(longest)
        fitted[place] = longest.cut(len(longest.lines) - 1)
    return fitted


def _height(fitted: list[Fitted]) -> float:
    return sum(one.gap + one.height for one in fitted)
