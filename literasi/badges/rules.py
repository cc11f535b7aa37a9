"""Who has earned a badge, how awards are numbered, when they expire. docs/rules.md.

Standard library only: no Django, no clock, no database.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import product

VERSION = 1

ROMAN_MONTHS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
UNITS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima"),
    *("enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
)
LARGEST_IN_WORDS = 999
CODE_LENGTH = 10
LOOK_ALIKES = str.maketrans("OIL", "011")
MISREADINGS = {"0": "DQ", "O": "QD", "1": "7J", "I": "J7", "L": "J7"}
MOST_MISREADINGS = 3


class Status(StrEnum):
    """What the verify page says of an award. Only ACTIVE means it holds today."""

    ACTIVE = "active"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
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


def expiry(earned: date, months: int | None) -> date | None:
    """Return the last day an award holds, counted from the day it was earned; None without end.

    A month later is the same day, or the last day of a shorter month.
    """
    if not months:
        return None
    year, month = divmod(earned.year * 12 + earned.month - 1 + months, 12)
    return _clamped(year, month + 1, earned.day)


def _clamped(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def status(stored: Status, expires_on: date | None, today: date) -> Status:
    """Return what an award is worth today. Only a suspension can be undone."""
    if stored is not Status.ACTIVE:
        return stored
    return Status.EXPIRED if expires_on and today > expires_on else Status.ACTIVE


@dataclass(frozen=True, slots=True)
class Previous:
    """A learner's latest award of a badge: what it is worth today, and when it was earned.

    ``opens_on``: the first day that counts towards renewing it; None when it has no end.
    """

    status: Status
    earned_at: datetime
    opens_on: date | None = None


def is_due(verdict: Verdict, completed_at: Collection[datetime], previous: Previous | None) -> bool:
    """Say whether to issue: a badge is given once, and again only to renew it near its end.

    ``completed_at``: when each of its courses was last finished, in local time. To renew,
    every one must have been finished again since renewal opened. What is suspended or was
    revoked is never given again by itself.
    """
    if not verdict.earned or previous is None:
        return verdict.earned
    if previous.opens_on is None or previous.status not in {Status.ACTIVE, Status.EXPIRED}:
        return False
    first = min(completed_at)
    return first > previous.earned_at and first.date() >= previous.opens_on


def can_revoke(current: Status) -> bool:
    """Only what could still be relied on, or could be again, can be revoked."""
    return current in {Status.ACTIVE, Status.EXPIRED, Status.SUSPENDED}


def can_suspend(current: Status) -> bool:
    """Only what holds can be held back while something is looked into."""
    return current is Status.ACTIVE


def can_restore(current: Status) -> bool:
    """Only a suspension ends; what was revoked is reissued under a new number."""
    return current is Status.SUSPENDED


def can_reissue(current: Status, has_successor: bool, has_holder: bool) -> bool:
    """An award is replaced at most once, while its holder is known and it is not suspended."""
    fixed = {Status.SUPERSEDED, Status.SUSPENDED}
    return has_holder and not has_successor and current not in fixed


class Grant(StrEnum):
    """Whether a badge may be given by hand: yes, only if somebody decides so, or not."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


def can_grant(previous: Status | None) -> Grant:
    """Say whether a badge may be given from a list to who last had ``previous`` of it.

    None is who never had it. What holds is not given twice, and a suspension is ended first.
    What was revoked is given again only by somebody who knows that it was.
    """
    if previous in {None, Status.EXPIRED}:
        return Grant.YES
    return Grant.ASK if previous is Status.REVOKED else Grant.NO


def award_number(pattern: str, *, serial: int, code: str, issued: date) -> str:
    """Return the printed number, such as ``0001/LIT/Diskominfo/XI/2026``."""
    month = ROMAN_MONTHS[issued.month - 1]
    return pattern.format(serial=serial, code=code, month=month, year=issued.year)


def lookup_key(text: str) -> str:
    """Return what two spellings of one printed number share.

    Case, spaces, dashes, leading zeros and the look-alikes O/0 and I/L/1 do not count.
    """
    parts = re.findall(r"[0-9A-Z]+", text.upper().translate(LOOK_ALIKES))
    return "/".join(part.lstrip("0") or "0" for part in parts)


def code_candidates(text: str) -> list[str]:
    """Return the codes a reader may have meant, likeliest first; [] if it cannot be one.

    Codes hold no 0, O, 1, I or L, so who reads one has misread D or Q, J or 7.
    """
    letters = re.sub(r"[^0-9A-Z]", "", text.upper())
    if len(letters) != CODE_LENGTH:
        return []
    choices = [MISREADINGS.get(letter, letter) for letter in letters]
    misread = sum(len(choice) > 1 for choice in choices)
    if misread > MOST_MISREADINGS:
        return []
    return ["".join(code) for code in product(*choices)]


def total_jp(jps: Collection[int | None]) -> int | None:
    """Return the lesson hours of a badge's courses; None when none of them counts any."""
    counted = [jp for jp in jps if jp]
    return sum(counted) if counted else None


def jp_in_words(jp: int) -> str:
    """Return lesson hours as a certificate prints them: ``8 (delapan) jam pelajaran``."""
    words = f" ({number_in_words(jp)})" if jp <= LARGEST_IN_WORDS else ""
    return f"{jp}{words} jam pelajaran"


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
