"""What an attempt takes, when it ends and what of it may be seen."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import rules
from quizzes.rules import Reception, Review, ReviewPolicy

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

# --- Time -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deadline", "late", "left"),
    [(None, 99, True), (NOON, -1, True), (NOON, 0, False), (NOON, 10, False)],
)
def test_has_time(deadline, late, left):
    """The grace is for sending, not for thinking."""
    assert rules.has_time(deadline, NOON + timedelta(seconds=late)) is left


@pytest.mark.parametrize(
    ("deadline", "late", "ended"),
    [
        (None, 10**6 * HOUR.total_seconds(), False),
        (NOON, -1, False),
        (NOON, 0, False),
        (NOON, 15, False),  # still within the grace
        (NOON, 15.001, True),
    ],
)
def test_an_attempt_ends_with_its_grace(deadline, late, ended):
    assert rules.ended(deadline, NOON + timedelta(seconds=late)) is ended


@pytest.mark.parametrize(
    ("deadline", "now", "expected"),
    [(None, NOON, NOON), (NOON, NOON - HOUR, NOON - HOUR), (NOON, NOON + HOUR, NOON)],
)
def test_an_attempt_never_finishes_after_its_deadline(deadline, now, expected):
    assert rules.finish(deadline, now) == expected


# --- Answering ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seq", "kept", "same", "expected"),
    [
        (1, 0, False, Reception.TAKEN),  # the first
        (6, 5, False, Reception.TAKEN),  # newer
        (6, 5, True, Reception.TAKEN),  # newer, though it says the same: its number counts
        (5, 5, True, Reception.KEPT),  # sent again
        (4, 5, True, Reception.KEPT),  # late, but says the same
        (0, 0, True, Reception.KEPT),  # no answer where none was given
        (5, 5, False, Reception.STALE),  # two tabs with one number
        (4, 5, False, Reception.STALE),
        (0, 0, False, Reception.STALE),
    ],
)
def test_an_open_attempt_takes_what_is_newer(seq, kept, same, expected):
    numbers = {"kept": kept, "same": same}
    assert rules.receive(seq, **numbers, is_open=True, deadline_at=None, now=NOON) is expected
    assert rules.receive(seq, **numbers, is_open=True, deadline_at=NOON, now=NOON) is expected
    for is_open, deadline in ((False, None), (False, NOON), (True, NOON - HOUR)):
        received = rules.receive(seq, **numbers, is_open=is_open, deadline_at=deadline, now=NOON)
        assert received is Reception.CLOSED


@pytest.mark.parametrize(("late", "taken"), [(-1, True), (15, True), (15.001, False)])
def test_answers_are_taken_until_the_grace_ends(late, taken):
    now = NOON + timedelta(seconds=late)
    received = rules.receive(1, kept=0, same=False, is_open=True, deadline_at=NOON, now=now)
    assert received is (Reception.TAKEN if taken else Reception.CLOSED)


# --- Reviewing ------------------------------------------------------------------------

SCORE_ONLY = Review(correctness=False, feedback=False, key=False)
NO_KEY = Review(correctness=True, feedback=True, key=False)


@pytest.mark.parametrize(
    ("policy", "passed", "may_try_again", "expected"),
    [
        (ReviewPolicy.FULL, False, True, rules.EVERYTHING),
        (ReviewPolicy.AFTER_PASS, False, True, NO_KEY),
        (ReviewPolicy.AFTER_PASS, True, True, rules.EVERYTHING),
        (ReviewPolicy.AFTER_PASS, False, False, rules.EVERYTHING),
        (ReviewPolicy.SCORE, True, False, SCORE_ONLY),
    ],
)
def test_review(policy, passed, may_try_again, expected):
    assert rules.review(policy, passed=passed, may_try_again=may_try_again) == expected


# --- Merging --------------------------------------------------------------------------


def test_renumber_puts_what_comes_after_what_is_there():
    existing = {10: NOON, 11: NOON + HOUR}
    incoming = {22: NOON + 3 * HOUR, 21: NOON - HOUR}
    assert rules.renumber(existing, incoming) == {21: 3, 22: 4}


@given(st.sets(st.integers(0, 99)), st.sets(st.integers(100, 199)))
def test_renumber_never_gives_a_number_twice(existing, incoming):
    numbers = rules.renumber(dict.fromkeys(existing, NOON), dict.fromkeys(incoming, NOON))
    whole = [*range(1, len(existing) + 1), *numbers.values()]
    assert sorted(whole) == list(range(1, len(existing) + len(incoming) + 1))
