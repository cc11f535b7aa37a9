"""When an attempt may start, what is asked of who starts, and how long it lasts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizzes import terms
from quizzes.terms import Allowance, Entry, Limits, Permission, Refusal

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

# --- Starting -------------------------------------------------------------------------

AGO = [NOON - 5 * HOUR, NOON - 2 * HOUR]


@pytest.mark.parametrize(
    ("limits", "account", "finished", "passed", "expected"),
    [
        (Limits(), False, [], False, Permission()),
        (Limits(needs_account=True), False, [], False, Permission(Refusal.ACCOUNT_NEEDED)),
        (Limits(needs_account=True), True, [], False, Permission()),
        (Limits(attempts=3), True, AGO, False, Permission()),
        (Limits(attempts=2), True, AGO, False, Permission(Refusal.NO_ATTEMPTS_LEFT)),
        (Limits(attempts=2), True, AGO, True, Permission(Refusal.NO_ATTEMPTS_LEFT)),
        (Limits(wait=2 * HOUR), True, AGO, False, Permission()),  # to the second
        (Limits(wait=3 * HOUR), True, AGO, False, Permission(Refusal.TOO_SOON, NOON + HOUR)),
        (Limits(wait=3 * HOUR), True, AGO, True, Permission()),  # who passed may practise
        (Limits(wait=3 * HOUR), True, [], False, Permission()),
    ],
)
def test_may_start(limits, account, finished, passed, expected):
    given_ = {"has_account": account, "finished": finished, "passed": passed, "now": NOON}
    permission = terms.may_start(limits, **given_)
    assert permission == expected
    assert permission.granted is (expected.refusal is None)


AHEAD, BEHIND = NOON + HOUR, NOON - HOUR
OPEN = Limits(opens_at=BEHIND, closes_at=AHEAD)


@pytest.mark.parametrize(
    ("limits", "finished", "expected"),
    [
        (OPEN, [], Permission()),
        (Limits(opens_at=NOON), [], Permission()),  # to the second
        (Limits(opens_at=AHEAD), [], Permission(Refusal.NOT_OPEN_YET, AHEAD)),
        (Limits(closes_at=NOON), [], Permission(Refusal.CLOSED, closed_at=NOON)),
        (Limits(closes_at=BEHIND), [], Permission(Refusal.CLOSED, closed_at=BEHIND)),
        # What is over for good comes before what can be waited for.
        (
            Limits(attempts=2, closes_at=BEHIND),
            AGO,
            Permission(Refusal.CLOSED, closed_at=BEHIND),
        ),
        (Limits(attempts=2, opens_at=AHEAD), AGO, Permission(Refusal.NO_ATTEMPTS_LEFT)),
        # Of two waits the longer one is told.
        (
            Limits(wait=4 * HOUR, opens_at=AHEAD),
            AGO,
            Permission(Refusal.TOO_SOON, NOON + 2 * HOUR),
        ),
        (
            Limits(wait=3 * HOUR - MINUTE, opens_at=AHEAD),
            AGO,
            Permission(Refusal.NOT_OPEN_YET, AHEAD),
        ),
        # Nobody is told to wait for something that will be closed by then.
        (
            Limits(wait=3 * HOUR, closes_at=AHEAD),
            AGO,
            Permission(Refusal.CLOSED, closed_at=AHEAD),
        ),
    ],
)
def test_windows(limits, finished, expected):
    asked = {"has_account": True, "finished": finished, "passed": False, "now": NOON}
    assert terms.may_start(limits, **asked) == expected


def test_who_somebody_is_comes_before_the_window():
    """The window may be another for them."""
    limits = Limits(needs_account=True, closes_at=BEHIND)
    asked = {"has_account": False, "finished": [], "passed": False, "now": NOON}
    assert terms.may_start(limits, **asked) == Permission(Refusal.ACCOUNT_NEEDED)


# --- Allowances -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "allowance", "expected"),
    [
        (OPEN, None, OPEN),
        (Limits(attempts=2), Allowance(attempts=1), Limits(attempts=3)),
        (Limits(minutes=30), Allowance(minutes=15), Limits(minutes=45)),
        (Limits(), Allowance(minutes=15, attempts=1), Limits()),  # no limit stays none
        (OPEN, Allowance(closes_at=AHEAD + HOUR), Limits(opens_at=BEHIND, closes_at=AHEAD + HOUR)),
        (OPEN, Allowance(opens_at=NOON), Limits(opens_at=NOON, closes_at=AHEAD)),
    ],
)
def test_allow(limits, allowance, expected):
    assert terms.allow(limits, allowance) == expected


# --- What is asked at the start -------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (Entry(), None),
        (Entry(typed="apa saja"), None),
        (Entry(asks_honesty=True), Refusal.HONESTY_NEEDED),
        (Entry(asks_honesty=True, accepted=True), None),
        (Entry(code="AB2C3D"), Refusal.CODE_NEEDED),
        (Entry(code="AB2C3D", typed=" - "), Refusal.CODE_NEEDED),
        (Entry(code="AB2C3D", typed="AB2C3E"), Refusal.WRONG_CODE),
        (Entry(code="AB2C3D", typed="AB2C3"), Refusal.WRONG_CODE),
        (Entry(code="AB2C3D", typed="AB2C3D"), None),
        (Entry(code="AB2C3D", typed=" ab2-c3d "), None),
        (Entry(True, False, "AB2C3D", "AB2C3D"), Refusal.HONESTY_NEEDED),
        (Entry(True, True, "AB2C3D", ""), Refusal.CODE_NEEDED),
    ],
)
def test_may_enter(entry, refusal):
    assert terms.may_enter(entry) == Permission(refusal)


@given(st.text(), st.text())
def test_codes_are_the_same_when_their_letters_and_digits_are(kept, typed):
    same = terms.plain_code(kept) == terms.plain_code(typed)
    assert terms.same_code(kept, typed) is same
    assert terms.same_code(kept, kept.lower()) or kept.lower().upper() != kept.upper()


# --- Time -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(), None),
        (Limits(minutes=0), None),
        (Limits(minutes=30), NOON + HOUR / 2),
        (Limits(closes_at=AHEAD), AHEAD),
        (Limits(minutes=30, closes_at=AHEAD), NOON + HOUR / 2),
        (Limits(minutes=90, closes_at=AHEAD), AHEAD),
    ],
)
def test_deadline(limits, expected):
    assert terms.deadline(NOON, limits) == expected


@pytest.mark.parametrize(
    ("kept", "offered", "expected"),
    [
        (NOON, AHEAD, AHEAD),
        (NOON, BEHIND, NOON),
        (NOON, None, None),  # the limit was lifted
        (None, AHEAD, None),  # who had all the time keeps it
    ],
)
def test_nobodys_time_gets_shorter(kept, offered, expected):
    assert terms.prolonged(kept, offered) == expected


@pytest.mark.parametrize(
    ("limits", "cut"),
    [
        (Limits(), False),
        (Limits(closes_at=AHEAD), False),
        (Limits(minutes=60, closes_at=AHEAD), False),
        (Limits(minutes=61, closes_at=AHEAD), True),
    ],
)
def test_is_cut_short(limits, cut):
    assert terms.is_cut_short(limits, NOON) is cut


MOMENTS = st.none() | st.integers(-300, 300).map(lambda minutes: NOON + minutes * MINUTE)


@given(MOMENTS, MOMENTS, st.none() | st.integers(1, 300), st.integers(0, 600))
@example(None, NOON + 2 * MINUTE, 2, 1)
def test_until_the_next_change_nothing_is_told_differently(opens_at, closes_at, minutes, later):
    limits = Limits(minutes=minutes, opens_at=opens_at, closes_at=closes_at)
    change, moment = terms.next_change(limits, NOON), NOON + later * MINUTE
    assert change is None or change > NOON
    if change is None or moment < change:
        assert told(limits, moment) == told(limits, NOON)


def told(limits, now):
    asked = {"has_account": False, "finished": [], "passed": False, "now": now}
    permission = terms.may_start(limits, **asked)
    return permission, permission.granted and terms.is_cut_short(limits, now)
