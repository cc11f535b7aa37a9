"""literasi/badges/patterns.py: numbers that can never be given twice."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from literasi.badges import patterns
from literasi.badges.patterns import Flaw, flaw, patterns_clash
from literasi.badges.rules import award_number, lookup_key

OFFICE = "{serial:04d}/{code}/Diskominfo/{month}/{year}"


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        (OFFICE, None),
        ("{serial}-{year}", None),
        ("800.1.4.1/{serial:03d}/Siaga Bencana/{year}", None),
        ("No. {year} ({serial:d})", None),
        ("{serial:04}/{year}", None),
        ("{serial}/{year", Flaw.BRACES),
        ("{serial}}/{year}", Flaw.BRACES),
        ("{{serial}}/{serial}/{year}", Flaw.BRACES),
        ("{serial}/{tahun}", Flaw.FIELD),
        ("{}/{serial}/{year}", Flaw.FIELD),
        ("{0}/{serial}/{year}", Flaw.FIELD),
        ("{serial.__class__}/{year}", Flaw.FIELD),
        ("{serial[0]}/{year}", Flaw.FIELD),
        ("{serial!r}/{year}", Flaw.FIELD),
        ("{serial:q}/{year}", Flaw.FORMAT),
        ("{serial:0200d}/{year}", Flaw.FORMAT),
        ("{serial:{year}}/{year}", Flaw.FORMAT),
        ("{serial:+d}/{year}", Flaw.FORMAT),
        ("{serial}/{year:x}", Flaw.FORMAT),
        ("{serial}/{year}/é", Flaw.LETTERS),
        ("{serial}/{year}\n", Flaw.LETTERS),
        ("{serial}/{year}/<b>", Flaw.LETTERS),
        ("{serial}:{year}", Flaw.LETTERS),
        ("{serial}/{year}/" + "x" * 80, Flaw.LONG),
        ("{serial}/{year}/" + "{month}" * 10, None),
        ("{serial}/{year}/" + "{month}{code}" * 5 + "x" * 40, Flaw.LONG),
        ("", Flaw.SERIAL),
        ("{code}/{year}", Flaw.SERIAL),
        ("{serial}/{month}", Flaw.YEAR),
        ("{serial}{year}", Flaw.JOINED),
        ("{serial}{month}/{year}", Flaw.JOINED),
        ("{serial}{code}/{year}", Flaw.JOINED),
        ("LIT{serial}/{year}", Flaw.JOINED),
        ("{serial}/20{year}", Flaw.JOINED),
        ("{serial}/{year}/{serial}0", Flaw.JOINED),
    ],
)
def test_what_is_wrong_with_a_pattern(pattern, wrong):
    assert flaw(pattern, code="LIT") is wrong


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        # The same series, not two that meet.
        (OFFICE, OFFICE, False),
        ("{serial}/Siaga/{year}", "{serial}/Suara/{year}", False),
        ("{serial}/Siaga/{year}", "{serial}/Siaga/{month}/{year}", False),
        (OFFICE, "{serial:03d}/{code}/Siaga/{month}/{year}", False),
        # Written differently, read alike.
        (OFFICE, "{serial:03d}/{code}/Diskominfo/{month}/{year}", True),
        (OFFICE, "{serial}/LIT/Diskominfo/{month}/{year}", True),
        (OFFICE, "{serial}-lit-DISKOMINFO-{month}-{year}", True),
        ("{serial}/Siaga/{year}", "{serial}/S1AGA/{year}", True),
        ("{serial}/0007/{year}", "{serial}/7/{year}", True),
        # A month that looks like a number, or is one of twelve words.
        ("{serial}/{month}/{year}", "{serial}/I/{year}", True),
        ("{serial}/{month}/{year}", "{serial}/111/{year}", True),
        ("{serial}/{month}/{year}", "{serial}/XIII/{year}", False),
        ("{serial}/A{month}/{year}", "{serial}/AV/{year}", True),
        # A serial may be as large as a year, or as any number.
        ("{serial}/{year}", "{year}/{serial}", True),
        ("{serial}/800/{year}", "800/{serial}/{year}", True),
        ("{serial}/8A/{year}", "8A/{serial}/{year}", False),
        ("{serial}/2026/{year}", "{serial}/{year}/{year}", True),
        ("{serial}/{month}/{year}", "{month}/{serial}/{year}", True),
        ("{serial}/{year}", "{serial}/{year}/{code}", False),
        # The office's own pattern may join what a badge's may not.
        ("{year}{serial:05d}/{year}", "{serial}/{year}", True),
        ("LIT{serial}/{year}", "L11T1/{serial}/{year}", False),
        ("LIT{serial}/x/{year}", "11T7/x/{year}/{serial}", False),
        ("LIT{serial}/{year}/x", "11T7/{year}/{serial}", False),
        ("LIT{serial}/{year}/5", "11T7/{year}/{serial}", True),
    ],
)
def test_two_patterns_that_could_give_one_number(one, other, clash):
    assert patterns_clash(one, other, code="LIT") is clash
    assert patterns_clash(other, one, code="LIT") is clash


def test_a_code_that_holds_a_separator_counts_as_two_parts():
    assert patterns_clash("{serial}/{code}/{year}", "{serial}/A/B/{year}", code="a-b")
    assert not patterns_clash("{serial}/{code}/{year}", "{serial}/AB/{year}", code="a-b")


EXTRAS = st.sampled_from(["{month}", "{code}", "A{month}", "I", "1", "V", "07", "2026", "LIT"])
SERIAL_PARTS = st.sampled_from(["{serial}", "{serial:03d}"])
SOUND = st.builds(
    lambda serial, extras: [serial, "{year}", *extras], SERIAL_PARTS, st.lists(EXTRAS, max_size=2)
).flatmap(lambda parts: st.permutations(parts).map("/".join))
SERIALS = st.sampled_from([1, 2, 7, 11, 12, 111, 800, 2025, 2026, 12026])
DAYS = st.builds(date, st.sampled_from([2025, 2026]), st.integers(1, 12), st.just(1))


def key(pattern, serial, day):
    return lookup_key(award_number(pattern, serial=serial, code="LIT", issued=day))


@given(SOUND, SERIALS, SERIALS, DAYS, DAYS)
def test_a_sound_pattern_never_gives_a_number_twice(pattern, one, other, day, later):
    assume((one, day.year) != (other, later.year))
    assert key(pattern, one, day) != key(pattern, other, later)


@given(SOUND, SOUND, SERIALS, SERIALS, DAYS, DAYS)
def test_patterns_that_do_not_clash_never_meet(mine, yours, one, other, day, later):
    assert flaw(mine, code="LIT") is None
    assume(mine != yours and not patterns_clash(mine, yours, code="LIT"))
    assert key(mine, one, day) != key(yours, other, later)


@given(st.text(max_size=40))
def test_any_text_is_judged(text):
    wrong = flaw(text, code="LIT")
    assert wrong is None or isinstance(wrong, Flaw)


def test_all_fields_are_those_that_numbers_are_made_of():
    pattern = "/".join(f"{{{field}}}" for field in patterns.FIELDS)
    assert award_number(pattern, serial=1, code="LIT", issued=date(2026, 11, 24))


OFFICE = "{serial:04d}/{code}/{month}/{year}"


@pytest.mark.parametrize(
    ("pattern", "numbers", "last", "missing"),
    [
        ("{serial:04d}/{code}/{month}/{year}", ["0001/LIT/XI/2026", "0003/ABC/I/2026"], 4, [2, 4]),
        (
            "{serial:04d}/{code}/{month}/{year}",
            ["0001/LIT/XI/2025", "x", "0002/LIT/IIII/2026"],
            1,
            [1],
        ),
        ("{year}-{serial}", ["2026-2", "2026-1"], 2, []),
        ("{year}-{serial}", ["2026-12345"], 1, [1]),
        ("({serial}).{year}", ["(1).2026", "(2)x2026"], 2, [2]),
        ("{year}-{serial}", [], 0, []),
    ],
)
def test_serials_that_no_number_bears(pattern, numbers, last, missing):
    assert patterns.missing_serials(pattern, 2026, last, numbers) == missing


@given(st.sets(st.integers(1, 300), max_size=40))
def test_what_was_given_is_never_missed(serials):
    pattern = "{serial:04d}/{code}/Diskominfo/{month}/{year}"
    made = [
        award_number(pattern, serial=serial, code="LIT", issued=date(2026, serial % 12 + 1, 3))
        for serial in serials
    ]
    missing = patterns.missing_serials(pattern, 2026, 300, made)
    assert set(missing) == set(range(1, 301)) - serials


def test_a_long_code_makes_numbers_long():
    pattern = "{serial}/{code}/{code}/{year}"
    assert flaw(pattern, code="LIT") is None
    assert flaw(pattern, code="L" * 45) is Flaw.LONG
