"""Patterns of certificate numbers: which are sound, and which two could meet. docs/rules.md.

Standard library only.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from string import Formatter

from literasi.badges.rules import ROMAN_MONTHS, award_number, lookup_key

FIELDS = ("serial", "code", "month", "year")
DIGITS = re.compile(r"(0[1-9])?d?")
TEXT = re.compile(r"[0-9A-Za-z /.()_-]*")
LONGEST_PATTERN, LONGEST_NUMBER = 90, 100
SERIAL, MONTH, YEAR = "\x01", "\x02", "\x03"
MARKS = {"serial": SERIAL, "month": MONTH, "year": YEAR}
PART = re.compile(r"[0-9A-Z\x01-\x03]+")


class Flaw(StrEnum):
    """What is wrong with a pattern."""

    BRACES = "braces"
    FIELD = "field"
    FORMAT = "format"
    LETTERS = "letters"
    LONG = "long"
    SERIAL = "serial"
    YEAR = "year"
    JOINED = "joined"


def flaw(pattern: str, *, code: str) -> Flaw | None:
    """Return what is wrong with a badge's pattern, or None.

    Serial and year each stand alone, parted from other letters and digits; so two serials,
    or one serial of two years, never read alike, however the number is written down.
    """
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError:
        return Flaw.BRACES
    for text, field, spec, conversion in pieces:
        if wrong := _wrong_piece(text, field, spec, conversion):
            return wrong
    return _wrong_whole(pattern, code)


def _wrong_piece(
    text: str, field: str | None, spec: str | None, conversion: str | None
) -> Flaw | None:
    if not TEXT.fullmatch(text):
        return Flaw.BRACES if {"{", "}"} & set(text) else Flaw.LETTERS
    if field is None:
        return None
    if field not in FIELDS or conversion:
        return Flaw.FIELD
    fine = DIGITS if field == "serial" else re.compile("")
    return None if fine.fullmatch(spec or "") else Flaw.FORMAT


def _wrong_whole(pattern: str, code: str) -> Flaw | None:
    if len(pattern) > LONGEST_PATTERN or len(_longest(pattern, code)) > LONGEST_NUMBER:
        return Flaw.LONG
    parts = _parts(pattern, code)
    for mark, missing in ((SERIAL, Flaw.SERIAL), (YEAR, Flaw.YEAR)):
        found = [part for part in parts if mark in part]
        if not found:
            return missing
        if any(part != mark for part in found):
            return Flaw.JOINED
    return None


def _longest(pattern: str, code: str) -> str:
    """Return a number as long as this pattern gives in practice: August has the longest month."""
    return award_number(pattern, serial=999_999, code=code, issued=date(2026, 8, 1))


def patterns_clash(one: str, other: str, *, code: str) -> bool:
    """Say whether two patterns could ever give numbers that ``lookup_key`` cannot tell apart.

    Patterns written alike share a series and do not clash. Otherwise numbers are compared
    part by part: a serial can be any number, a month any of twelve. Rather one clash too many
    than a number given twice.
    """
    ours, theirs = _parts(one, code), _parts(other, code)
    if one == other or len(ours) != len(theirs):
        return False
    return all(_can_be_equal(mine, yours) for mine, yours in zip(ours, theirs, strict=True))


def missing_serials(pattern: str, year: int, last: int, numbers: Iterable[str]) -> list[int]:
    """Return the serials from 1 to ``last`` that none of ``numbers`` bears, lowest first."""
    shape = _number_shape(pattern, year)
    found = {int(match["serial"]) for number in numbers if (match := shape.fullmatch(number))}
    return [serial for serial in range(1, last + 1) if serial not in found]


def _number_shape(pattern: str, year: int) -> re.Pattern[str]:
    """Return what a number of the pattern and year looks like; the code may have changed since."""
    fields = {
        "serial": "(?P<serial>[0-9]+)",
        "code": ".+?",
        "month": f"(?:{'|'.join(ROMAN_MONTHS)})",
        "year": str(year),
    }
    pieces = [
        re.escape(text) + fields.get(f or "", "") for text, f, _s, _h in Formatter().parse(pattern)
    ]
    return re.compile("".join(pieces))


def _parts(pattern: str, code: str) -> list[str]:
    """Return what ``lookup_key`` would compare, with marks for what changes."""
    pieces = Formatter().parse(pattern)
    values = MARKS | {"code": code}
    text = "".join(before + values.get(field or "", "") for before, field, _spec, _how in pieces)
    return PART.findall(_plain(text))


def _plain(text: str) -> str:
    """Return text with look-alikes written alike, by the same rule as ``lookup_key``."""
    return re.sub(r"[^\x01-\x03]", lambda letter: lookup_key(letter[0]) or "/", text)


def _can_be_equal(mine: str, yours: str) -> bool:
    return any(map(_shape(yours).fullmatch, _samples(mine))) or any(
        map(_shape(mine).fullmatch, _samples(yours))
    )


def _samples(part: str) -> list[str]:
    """Return values a part can have: all there are of one without serial and year."""
    filled = part.replace(SERIAL, "1").replace(YEAR, "2026")
    return [filled.replace(MONTH, _plain(month)).lstrip("0") or "0" for month in ROMAN_MONTHS]


def _shape(part: str) -> re.Pattern[str]:
    months = "|".join(_plain(month) for month in ROMAN_MONTHS)
    text = part.lstrip("0").replace(SERIAL, "[0-9]+").replace(YEAR, "[0-9]{4}")
    return re.compile("0*" + text.replace(MONTH, f"(?:{months})"))
