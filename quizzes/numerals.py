"""How numbers are read, written and judged. docs/rules.md says each rule in prose.

Standard library only, and exact: nothing here is ever a float. Numbers are read the
Indonesian way: a point parts thousands, a comma begins the decimals.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

# More than anybody types for a number, and few enough to reckon with.
LONGEST = 40

# Thousands are parted by one kind of mark throughout, and never after a leading zero.
_PARTED = r"[1-9][0-9]{0,2}(?:(?P<mark>[%s])[0-9]{3})(?:(?P=mark)[0-9]{3})*"
# The first that fits is how a number is read: "1.250" has thousands, "1,250" decimals.
_WAYS = tuple(
    re.compile(way)
    for way in (
        rf"(?P<whole>{_PARTED % '. '}|[0-9]+)(?:,(?P<part>[0-9]+))?",
        rf"(?P<whole>{_PARTED % ', '}|[0-9]*)\.(?P<part>[0-9]+)",
        r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})(?P<part>)",
        r"(?P<whole>),(?P<part>[0-9]+)",
    )
)
_MINUS = str.maketrans("−–‐", "---")


def read(text: str, unit: str = "") -> Decimal | None:
    """Return the number a text says, exactly; None if it says none.

    The ``unit`` may have been typed with it, before or after.
    """
    plain = _without(unit, unicodedata.normalize("NFKC", text[: 2 * LONGEST]).translate(_MINUS))
    plain = re.sub(r"\s*([.,])\s*", r"\1", " ".join(plain.split()))
    sign, digits = ("-", plain[1:]) if plain[:1] == "-" else ("", plain.removeprefix("+"))
    found = next((m for way in _WAYS if (m := way.fullmatch(digits.strip()))), None)
    if found is None or len(plain) > LONGEST:
        return None
    whole = re.sub("[^0-9]", "", found["whole"])
    return Decimal(f"{sign}{whole or 0}.{found['part'] or 0}")


def _without(unit: str, text: str) -> str:
    """Return ``text`` without the unit at its beginning or end."""
    text, name = text.strip(), unicodedata.normalize("NFKC", unit).strip()
    if name and text.casefold().endswith(name.casefold()):
        return text[: len(text) - len(name)]
    if name and text.casefold().startswith(name.casefold()):
        return text[len(name) :]
    return text


def write(number: Decimal) -> str:
    """Return a number as it is written here, with all its digits: "1.250,5"."""
    sign = "-" if number < 0 else ""
    whole, _point, part = f"{number:f}".removeprefix("-").partition(".")
    part = part.rstrip("0")
    groups = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{groups},{part}" if part else f"{sign}{groups}"


def apart(a: Decimal, b: Decimal) -> Fraction:
    """Return how far two numbers lie apart, exactly."""
    return abs(Fraction(a) - Fraction(b))


class Verdict(StrEnum):
    """What a number is to a question."""

    RIGHT = "right"
    KNOWN = "known"
    SENSELESS = "senseless"
    NEAR = "near"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for: ``value``, give or take ``tolerance``.

    ``near``: how far off still counts as a near miss, or None. ``least`` and ``most``:
    beyond them no answer makes sense; None where there is no such bound.
    """

    value: Decimal
    tolerance: Decimal = Decimal(0)
    near: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None

    def hits(self, number: Decimal) -> bool:
        return apart(number, self.value) <= Fraction(self.tolerance)

    def makes_sense(self, number: Decimal) -> bool:
        return (self.least is None or self.least <= number) and (
            self.most is None or number <= self.most
        )

    def is_near(self, number: Decimal) -> bool:
        return self.near is not None and apart(number, self.value) <= Fraction(self.near)


def judge(
    number: Decimal, target: Target, known: Sequence[Decimal] = ()
) -> tuple[Verdict, int | None]:
    """Return what a number is, and the place of the ``known`` wrong one that it equals."""
    if target.hits(number):
        return Verdict.RIGHT, None
    if number in known:
        return Verdict.KNOWN, list(known).index(number)
    if not target.makes_sense(number):
        return Verdict.SENSELESS, None
    return (Verdict.NEAR if target.is_near(number) else Verdict.WRONG), None


def score(number: Decimal | None, target: Target) -> Fraction:
    """Score a number: all or nothing."""
    return Fraction(int(number is not None and target.hits(number)))
