"""literasi/badges/rules.py as tables. See docs/rules.md, "Badges"."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literasi.badges import rules
from literasi.badges.rules import Previous, Status, Verdict

NOON = datetime(2026, 11, 23, 12)


@pytest.mark.parametrize(
    ("criteria", "completed", "earned", "missing"),
    [
        ([1], [1], True, []),
        ([1, 2], [2, 1, 3], True, []),
        ([1, 2], [1], False, [2]),
        ([1, 2], [], False, [1, 2]),
        ([], [], False, []),
        ([], [1], False, []),
    ],
)
def test_a_badge_is_earned_by_completing_every_course_it_names(
    criteria, completed, earned, missing
):
    verdict = rules.assess(criteria, completed)
    assert (verdict.earned, sorted(verdict.missing)) == (earned, missing)


EARNED, NOT_EARNED = Verdict(frozenset(), True), Verdict(frozenset({1}), True)


@pytest.mark.parametrize(
    ("verdict", "finished", "previous", "due"),
    [
        (EARNED, [0], None, True),
        (NOT_EARNED, [], None, False),
        # Earned on day 0; what is finished from the given day on counts towards renewing.
        (EARNED, [0], (Status.ACTIVE, 3), False),
        (EARNED, [2], (Status.ACTIVE, 3), False),
        (EARNED, [3], (Status.ACTIVE, 3), True),
        (EARNED, [5], (Status.ACTIVE, None), False),
        (EARNED, [5], (Status.SUSPENDED, 3), False),
        (EARNED, [5], (Status.REVOKED, 3), False),
        (EARNED, [5], (Status.SUPERSEDED, 3), False),
        (EARNED, [0], (Status.EXPIRED, 3), False),
        (EARNED, [2], (Status.EXPIRED, 3), False),
        (EARNED, [5], (Status.EXPIRED, 3), True),
        # It holds for so short that it could be renewed from the beginning.
        (EARNED, [0], (Status.ACTIVE, -9), False),
        (EARNED, [1], (Status.ACTIVE, -9), True),
        # Every course again, not only one of them.
        (EARNED, [5, 0], (Status.EXPIRED, 3), False),
        (EARNED, [5, 2], (Status.EXPIRED, 3), False),
        (EARNED, [5, 6], (Status.EXPIRED, 3), True),
        (NOT_EARNED, [5], (Status.EXPIRED, 3), False),
    ],
)
def test_a_badge_is_given_once_and_again_only_to_renew_it_near_its_end(
    verdict, finished, previous, due
):
    dates = [NOON + timedelta(days=day) for day in finished]
    last = previous and Previous(previous[0], NOON, _day(previous[1]))
    assert rules.is_due(verdict, dates, last) is due


def _day(days):
    return None if days is None else NOON.date() + timedelta(days=days)


@pytest.mark.parametrize(
    ("earned", "months", "last_day"),
    [
        (date(2026, 11, 23), None, None),
        (date(2026, 11, 23), 0, None),
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 23), 2, date(2027, 1, 23)),
        (date(2026, 11, 23), 24, date(2028, 11, 23)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 3, 31), 1, date(2027, 4, 30)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_validity_counts_calendar_months(earned, months, last_day):
    assert rules.expiry(earned, months) == last_day


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 240))
def test_validity_ends_in_the_month_it_should_and_on_the_day_if_there_is_one(earned, months):
    last = rules.expiry(earned, months)
    passed = (last.year - earned.year) * 12 + last.month - earned.month
    assert passed == months
    assert last.day == earned.day or (last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("stored", "expires", "now"),
    [
        (Status.ACTIVE, None, Status.ACTIVE),
        (Status.ACTIVE, date(2026, 11, 24), Status.ACTIVE),
        (Status.ACTIVE, date(2026, 11, 23), Status.ACTIVE),
        (Status.ACTIVE, date(2026, 11, 22), Status.EXPIRED),
        (Status.REVOKED, date(2026, 11, 22), Status.REVOKED),
        (Status.REVOKED, None, Status.REVOKED),
        (Status.SUPERSEDED, date(2026, 11, 22), Status.SUPERSEDED),
    ],
)
def test_an_award_holds_through_its_last_day(stored, expires, now):
    assert rules.status(stored, expires, NOON.date()) is now


@pytest.mark.parametrize(
    ("status", "may_revoke", "may_reissue"),
    [
        (Status.ACTIVE, True, True),
        (Status.EXPIRED, True, True),
        (Status.SUSPENDED, True, False),
        (Status.REVOKED, False, True),
        (Status.SUPERSEDED, False, False),
    ],
)
def test_what_may_become_of_an_award(status, may_revoke, may_reissue):
    assert rules.can_revoke(status) is may_revoke
    assert rules.can_reissue(status, has_successor=False, has_holder=True) is may_reissue
    assert not rules.can_reissue(status, has_successor=True, has_holder=True)
    assert not rules.can_reissue(status, has_successor=False, has_holder=False)


def test_only_what_holds_is_suspended_and_only_a_suspension_ends():
    assert [status for status in Status if rules.can_suspend(status)] == [Status.ACTIVE]
    assert [status for status in Status if rules.can_restore(status)] == [Status.SUSPENDED]


@pytest.mark.parametrize(
    ("serial", "month", "number"),
    [
        (1, 11, "0001/LIT/Diskominfo/XI/2026"),
        (42, 1, "0042/LIT/Diskominfo/I/2026"),
        (12345, 9, "12345/LIT/Diskominfo/IX/2026"),
    ],
)
def test_a_number_has_a_serial_a_roman_month_and_a_year(serial, month, number):
    pattern = "{serial:04d}/{code}/Diskominfo/{month}/{year}"
    issued = date(2026, month, 5)
    assert rules.award_number(pattern, serial=serial, code="LIT", issued=issued) == number


NUMBER = "0001/LIT/Diskominfo/XI/2026"


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        "0001/lit/diskominfo/xi/2026",
        " 0001 / LIT / Diskominfo / XI / 2026 ",
        "0001-LIT-Diskominfo-XI-2026",
        "1/LIT/Diskominfo/XI/2026",
        "O001/LIT/Diskominfo/XI/2O26",
        "OOO1/L1T/D1skom1nfo/X1/2026",
        "0001.LIT.Diskominfo.XI.2026",
    ],
)
def test_a_number_is_found_however_it_is_written(written):
    assert rules.lookup_key(written) == rules.lookup_key(NUMBER)


@pytest.mark.parametrize(
    "other", ["0010/LIT/Diskominfo/XI/2026", "0001/LIT/Diskominfo/X/2026", "", "0"]
)
def test_another_number_is_another_number(other):
    assert rules.lookup_key(other) != rules.lookup_key(NUMBER)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("ABCDEFGHJK", ["ABCDEFGHJK"]),
        ("abcd-efgh jk", ["ABCDEFGHJK"]),
        ("ABC0EFGHJK", ["ABCDEFGHJK", "ABCQEFGHJK"]),
        ("ABCOEFGHJK", ["ABCQEFGHJK", "ABCDEFGHJK"]),
        ("ABC1EFGHJK", ["ABC7EFGHJK", "ABCJEFGHJK"]),
        ("0000ABCDEF", []),
        ("ABC", []),
        ("ABCDEFGHJKM", []),
        ("", []),
    ],
)
def test_a_code_is_found_however_it_is_written(written, codes):
    assert rules.code_candidates(written) == codes


@given(st.text())
def test_any_text_has_a_key_and_few_candidates(text):
    assert "//" not in rules.lookup_key(text)
    assert len(rules.code_candidates(text)) <= 8


@pytest.mark.parametrize(
    ("jps", "total"), [([], None), ([None], None), ([8], 8), ([8, None, 4], 12), ([0, None], None)]
)
def test_lesson_hours_add_up_where_they_are_counted(jps, total):
    assert rules.total_jp(jps) == total


WORDS = {
    0: "nol",
    1: "satu",
    8: "delapan",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    21: "dua puluh satu",
    40: "empat puluh",
    99: "sembilan puluh sembilan",
    100: "seratus",
    101: "seratus satu",
    111: "seratus sebelas",
    119: "seratus sembilan belas",
    120: "seratus dua puluh",
    200: "dua ratus",
    211: "dua ratus sebelas",
    999: "sembilan ratus sembilan puluh sembilan",
}


@pytest.mark.parametrize(("number", "words"), WORDS.items())
def test_numbers_in_words(number, words):
    assert rules.number_in_words(number) == words


DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
VALUES = {word: value for value, word in enumerate(DIGITS)}


def read(words: str) -> int:
    """Read Indonesian words back, by another way than they were written."""
    total, last = 0, 0
    for word in (
        words.replace("sepuluh", "satu puluh")
        .replace("sebelas", "satu belas")
        .replace("seratus", "satu ratus")
        .split()
    ):
        if word in VALUES:
            total, last = total + VALUES[word], VALUES[word]
        else:
            total += {"belas": 10, "puluh": 9 * last, "ratus": 99 * last}[word]
    return total


def test_every_number_in_words_reads_back_and_none_is_written_twice():
    written = [rules.number_in_words(number) for number in range(1000)]
    assert [read(words) for words in written] == list(range(1000))
    assert len(set(written)) == 1000


def test_lesson_hours_as_certificates_print_them():
    assert rules.jp_in_words(8) == "8 (delapan) jam pelajaran"
    assert rules.jp_in_words(1200) == "1200 jam pelajaran"
