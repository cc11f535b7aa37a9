"""Where the bars of the funnel go. Standard library only; templates/reports/funnel.html draws."""

from collections.abc import Sequence
from dataclasses import dataclass

ROW_HEIGHT = 68
# The rest of the width is for the number beside the longest bar.
WIDEST = 82


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the chart. Heights in CSS pixels, widths in percent of the drawing."""

    label: str
    accounts: int
    visitors: int
    y: int
    accounts_width: str
    visitors_width: str


def bars(rows: Sequence[tuple[str, int, int]]) -> list[Bar]:
    """Lay out ``(label, accounts, visitors)``, the longest bar ``WIDEST`` percent wide."""
    longest = max((max(accounts, devices) for _label, accounts, devices in rows), default=0)
    return [
        Bar(
            label,
            accounts,
            devices,
            place * ROW_HEIGHT,
            _width(accounts, longest),
            _width(devices, longest),
        )
        for place, (label, accounts, devices) in enumerate(rows)
    ]


def _width(number: int, longest: int) -> str:
    return f"{number / longest * WIDEST:.2f}%" if longest else "0%"


def height(rows: Sequence) -> int:
    """Return the height of the drawing."""
    return len(rows) * ROW_HEIGHT
