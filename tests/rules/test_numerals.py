"""How numbers are read, written and judged: tables, and what must hold for every number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import numerals
from quizzes.numerals import Target, Verdict

D = Decimal
NUMBERS = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1250", "1250"),
        ("1.250", "1250"),  # a point parts thousands: the Indonesian way
        ("1 250", "1250"),
        ("1\u00a0250", "1250"),
        (" 1.250 ", "1250"),
        ("1. 250", "1250"),
        ("1.250,5", "1250.5"),
        ("1250,5", "1250.5"),
        ("1 250,5", "1250.5"),
        ("1250.5", "1250.5"),  # no thousands: a point for the decimals
        ("1,250.5", "1250.5"),
        ("1 250.5", "1250.5"),
        ("1,250", "1.25"),
        ("1.250.000", "1250000"),
        ("1,250,000", "1250000"),
        ("1.25", "1.25"),
        ("12.5", "12.5"),
        ("0.250", "0.25"),  # nothing has a leading zero and thousands
        ("1250.500", "1250.5"),
        (",5", "0.5"),
        (".5", "0.5"),
        ("007", "7"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("+5", "5"),
        ("0", "0"),
        ("１２", "12"),
        ("0,1", "0.1"),
        ("99999999999999999999999999999999999", "9" * 35),
    ],
)
def test_what_is_a_number(text, number):
    assert numerals.read(text) == D(number)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", ",", ".", "sepuluh", "10 20", "1.25.0", "1.2500.000", "1.250.5", "1,2,3",
        "1,250,00", "1 25", "5,", "5.", "--5", "1e5", "1/2", "0x10", "NaN", "Infinity", "٣",
        "1.250 000", "9" * 41, "\x00", "1_000",
    ],
)  # fmt: skip
def test_what_is_none(text):
    assert numerals.read(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("10 hari kerja", "hari kerja", "10"),
        ("10 HARI KERJA", "hari kerja", "10"),
        ("Rp50.000", "Rp", "50000"),
        ("85%", "%", "85"),
        ("85 %", "%", "85"),
        ("10 hari", "hari kerja", None),
        ("hari kerja", "hari kerja", None),
    ],
)
def test_the_unit_may_be_typed_too(text, unit, number):
    assert numerals.read(text, unit) == (number and D(number))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1250.5", "1.250,5"),
        ("1250.50", "1.250,5"),
        ("1250", "1.250"),
        ("-1250000", "-1.250.000"),
        ("0.25", "0,25"),
        ("-0.5", "-0,5"),
        ("0", "0"),
        ("-0", "0"),
        ("1E+3", "1.000"),
    ],
)
def test_how_a_number_is_written(number, text):
    assert numerals.write(D(number)) == text


TARGET = Target(D(10), D("0.1"), near=D(2), least=D(0), most=D(30))


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("10", Verdict.RIGHT),
        ("10.1", Verdict.RIGHT),  # the edge is inside
        ("9.9", Verdict.RIGHT),
        ("10.1000000000000000000000000001", Verdict.NEAR),
        ("12", Verdict.NEAR),
        ("12.01", Verdict.WRONG),
        ("30", Verdict.WRONG),
        ("31", Verdict.SENSELESS),
        ("-1", Verdict.SENSELESS),
        ("11", Verdict.KNOWN),  # what is known is said before that it is near
        ("100", Verdict.KNOWN),  # or senseless
    ],
)
def test_what_a_number_is(number, verdict):
    said, place = numerals.judge(D(number), TARGET, [D(100), D(11)])
    assert said is verdict
    assert (place is not None) is (verdict is Verdict.KNOWN)
    assert numerals.score(D(number), TARGET) == (verdict is Verdict.RIGHT)


def test_without_bounds_everything_makes_sense_and_nothing_is_near():
    assert numerals.judge(D(10**9), Target(D(1))) == (Verdict.WRONG, None)
    assert numerals.score(None, Target(D(0))) == 0


def test_tenths_are_exact():
    """0.1 + 0.2 is not 0.3 to a computer that reckons in binary."""
    assert numerals.score(D("0.3"), Target(D("0.1"), D("0.2"))) == 1
    assert numerals.apart(D("1E+30"), D("1E-9")) == Fraction(10**39 - 1, 10**9)


@given(NUMBERS)
def test_what_is_written_is_read_as_it_was(number):
    assert numerals.read(numerals.write(number)) == number


@given(st.text(max_size=50), st.text(max_size=5))
def test_any_text_can_be_read(text, unit):
    number = numerals.read(text, unit)
    assert number is None or number.is_finite()


@given(NUMBERS, NUMBERS, st.decimals(min_value=0, max_value=1000, places=3))
def test_scores_are_nothing_or_all(number, value, tolerance):
    target = Target(value, tolerance)
    assert numerals.score(number, target) in (0, 1)
    assert numerals.score(value, target) == 1
    assert numerals.score(value + tolerance, target) == 1
