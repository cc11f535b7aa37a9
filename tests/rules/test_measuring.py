"""Tests before and after: what changed, for one person and for a course."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.measuring import Change, Size, gain, may_tell_first

PERCENT = st.integers(0, 100)
CHANGES = st.lists(st.builds(Change, PERCENT, PERCENT), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("before", "after", "points", "share"),
    [
        (50, 75, 25, Fraction(1, 2)),
        (0, 100, 100, Fraction(1)),
        (80, 90, 10, Fraction(1, 2)),
        (50, 25, -25, Fraction(-1, 2)),
        (100, 90, -10, Fraction(-1, 10)),
        (60, 60, 0, Fraction(0)),
        (100, 100, 0, None),
        (0, 0, 0, None),
    ],
)
def test_change(before, after, points, share):
    change = Change(before, after)
    assert (change.points, change.normalized) == (points, share)


@given(st.builds(Change, PERCENT, PERCENT))
def test_change_has_the_sign_of_its_points_and_stays_within_one(change):
    share = change.normalized
    if share is None:
        assert change.points == 0
    else:
        assert -1 <= share <= 1
        assert (share > 0, share < 0) == (change.points > 0, change.points < 0)


def test_gain_of_the_averages():
    """Hake's own arithmetic: 45 % before and 75 % after won 0.55 of what could be won."""
    found = gain([Change(40, 70), Change(50, 80)])
    assert (found.before, found.after, found.points) == (45, 75, 30)
    assert round(float(found.normalized), 2) == 0.55


def test_gain_counts_who_rose_and_who_fell():
    found = gain([Change(40, 70), Change(50, 50), Change(60, 20)])
    assert (found.people, found.improved, found.declined) == (3, 1, 1)


@pytest.mark.parametrize(
    ("people", "before", "after", "size"),
    [
        (9, 0, 100, Size.UNKNOWN),
        (10, 50, 85, Size.HIGH),
        (10, 50, 84, Size.MEDIUM),
        (10, 50, 65, Size.MEDIUM),
        (10, 50, 64, Size.LOW),
        (10, 50, 50, Size.NONE),
        (10, 50, 20, Size.NONE),
        (10, 100, 90, Size.UNKNOWN),
    ],
)
def test_size(people, before, after, size):
    assert gain([Change(before, after)] * people).size == size


def test_nobody_gains_nothing():
    assert gain([]) is None


@given(CHANGES)
def test_gain_does_not_depend_on_the_order_of_people(changes):
    assert gain(changes) == gain(changes[::-1])


@pytest.mark.parametrize(
    ("offered", "done", "told"),
    [(True, False, False), (True, True, True), (False, False, True), (False, True, True)],
)
def test_first_result_waits_for_the_second(offered, done, told):
    assert may_tell_first(after_is_offered=offered, after_is_done=done) is told
