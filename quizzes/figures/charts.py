"""Where the bars of the charts go. Standard library only; templates/quizzes/figures draws."""

from collections.abc import Sequence
from dataclasses import dataclass

# One choice: its label, and a bar for each of three groups.
CHOICE_HEIGHT = 72
# The rest of the width is for the number beside the longest bar.
WIDEST = 85

COLUMN_WIDTH, CHART_HEIGHT, BASE = 60, 180, 150


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a choice: whose, how wide in percent of the drawing, and what it says."""

    group: str
    y: int
    width: str
    share: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a histogram; all in the drawing's own units."""

    x: int
    y: float
    height: float
    middle: int
    label: str
    count: int


def bars(shares: Sequence[float]) -> list[Bar]:
    """Return the bars of a choice, given the shares of the strong, the middle and the weak."""
    groups = ("upper", "middle", "lower")
    return [
        Bar(group, 22 + place * 15, f"{share * WIDEST:.2f}%", f"{share * 100:.0f}%")
        for place, (group, share) in enumerate(zip(groups, shares, strict=True))
    ]


def columns(counts: Sequence[int]) -> list[Column]:
    """Return the columns of a histogram of results by tens, the highest filling the chart."""
    highest = max(counts, default=0) or 1
    labels = [f"{ten * 10}–{ten * 10 + (10 if ten == 9 else 9)}" for ten in range(len(counts))]
    return [
        Column(
            x=place * COLUMN_WIDTH + 4,
            y=round(BASE - height, 1),
            height=round(height, 1),
            middle=place * COLUMN_WIDTH + COLUMN_WIDTH // 2,
            label=label,
            count=count,
        )
        for place, (count, label) in enumerate(zip(counts, labels, strict=True))
        for height in [count / highest * (BASE - 20)]
    ]
