"""Scores as they are stored with an attempt."""

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Any

from quizzes import rules

FOUR_PLACES = Decimal("0.0001")
FINEST = 200


def decimal(score: Fraction) -> Decimal:
    """Return an exact score as it is stored: four places, rounded down."""
    exact = Decimal(score.numerator) / Decimal(score.denominator)
    return exact.quantize(FOUR_PLACES, rounding=ROUND_DOWN)


def fraction(stored: Decimal) -> Fraction:
    """Return a stored score as a fraction: the simplest that is stored like this, if one is.

    Thirds, sevenths and the like are stored with four places; three thirds are one again.
    """
    simple = Fraction(stored).limit_denominator(FINEST)
    return simple if decimal(simple) == stored else Fraction(stored)


def outcome(grade: rules.Grade) -> dict[str, Any]:
    """Return the fields of an attempt that say what it earned."""
    return {
        "earned": decimal(grade.earned),
        "possible": grade.possible,
        "percent": grade.percent,
        "passed": grade.passed,
    }
