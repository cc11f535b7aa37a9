"""Who has earned a badge, how awards are numbered, when they expire. docs/rules.md.

Standard library only: no Django, no clock, no database.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

VERSION = 1

ROMAN_MONTHS = "I II III IV V VI VII VIII IX X XI XII".split()
UNITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()


class Status(StrEnum):
    """What the verify page says of an award. Only ACTIVE means it holds today."""

    ACTIVE = "active"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a badge is earned, and which courses (ids) are still missing."""

    missing: frozenset[int]
    has_criteria: bool

    @property
    def earned(self) -> bool:
        return self.has_criteria and not self.missing


def assess(criteria: Collection[int], completed: Collection[int]) -> Verdict:
    """Judge a badge: every course it names is completed. Without courses it is never earned."""
    return Verdict(frozenset(criteria) - frozenset(completed), bool(criteria))


def expiry(issued: date, months: int | None) -> date | None:
    """Return the last day an award holds; None without end.

    A month later is the same day, or the last day of a shorter month.
    """
    if not months:
        return None
    year, month = divmod(issued.year * 12 + issued.month - 1 + months, 12)
    return _clamped(year, month + 1, issued.day)


def _clamped(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def status(stored: Status, expires_on: date | None, today: date) -> Status:
    """Return what an award is worth today. Revoked and superseded never come back."""
    if stored is not Status.ACTIVE:
        return stored
    return Status.EXPIRED if expires_on and today > expires_on else Status.ACTIVE


def award_number(pattern: str, *, serial: int, code: str, issued: date) -> str:
    """Return the printed number, such as ``0001/LIT/Diskominfo/XI/2026``."""
    month = ROMAN_MONTHS[issued.month - 1]
    return pattern.format(serial=serial, code=code, month=month, year=issued.year)


def number_in_words(number: int) -> str:
    """Return a whole number from 0 to 999 in Indonesian words, as certificates print JP."""
    if number < 12:
        return UNITS[number]
    if number < 20:
        return f"{UNITS[number - 10]} belas"
    if number < 100:
        return _joined(f"{UNITS[number // 10]} puluh", number % 10)
    if number < 200:
        return _joined("seratus", number - 100)
    return _joined(f"{UNITS[number // 100]} ratus", number % 100)


def _joined(head: str, rest: int) -> str:
    return f"{head} {number_in_words(rest)}" if rest else head
