"""literasi/badges/renewal.py as tables. See docs/rules.md, "Renewing"."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literasi.badges import renewal
from literasi.badges.rules import Status

END = date(2027, 3, 1)
LONG_AGO = date(2025, 3, 1)


def before(days):
    return END - timedelta(days=days)


@pytest.mark.parametrize(
    ("status", "expires_on", "days_before", "offered"),
    [
        (Status.ACTIVE, END, 61, False),
        (Status.ACTIVE, END, 60, True),
        (Status.ACTIVE, END, 0, True),
        (Status.EXPIRED, END, -1, True),
        (Status.EXPIRED, END, -4000, True),
        (Status.ACTIVE, None, 0, False),
        (Status.SUSPENDED, END, 5, False),
        (Status.REVOKED, END, 5, False),
        (Status.SUPERSEDED, END, 5, False),
    ],
)
def test_an_award_is_renewed_near_its_end_and_after_it(status, expires_on, days_before, offered):
    assert renewal.can_renew(status, expires_on, before(days_before)) is offered


@pytest.mark.parametrize(
    ("earned", "months", "until"),
    [
        (before(60), 12, date(2028, 3, 1)),
        (END, 12, date(2028, 3, 1)),
        (END + timedelta(days=1), 12, date(2028, 3, 2)),
        (date(2029, 6, 15), 24, date(2031, 6, 15)),
        (before(10), None, None),
    ],
)
def test_renewed_early_it_counts_from_the_old_end_and_late_from_when_it_was_earned(
    earned, months, until
):
    assert renewal.renewed_until(earned, END, months) == until


@pytest.mark.parametrize(
    ("days_before", "sent", "due"),
    [
        (61, [], None),
        (60, [], 60),
        (60, [60], None),
        (45, [], 60),
        (31, [60], None),
        (30, [60], 30),
        # Nothing ran for weeks: one letter, the most urgent.
        (30, [], 30),
        (5, [], 7),
        (5, [60], 7),
        (7, [60, 30], 7),
        (0, [60, 30], 7),
        (0, [60, 30, 7], None),
        (3, [7], None),
        (-1, [], None),
    ],
)
def test_of_what_has_become_due_only_the_most_urgent_is_told(days_before, sent, due):
    assert renewal.reminder_due(END, LONG_AGO, before(days_before), sent) == due


@pytest.mark.parametrize(
    ("issued_before", "today_before", "due"),
    [(30, 30, None), (30, 8, None), (30, 7, 7), (31, 30, 30), (7, 3, None)],
)
def test_a_moment_that_had_passed_at_issue_is_left_out(issued_before, today_before, due):
    assert renewal.reminder_due(END, before(issued_before), before(today_before), []) == due


@given(st.sets(st.integers(-5, 90)))
def test_however_often_it_runs_each_is_told_once_and_later_ones_are_nearer(days):
    sent = []
    for left in sorted(days, reverse=True):
        told = renewal.reminder_due(END, LONG_AGO, before(left), sent)
        if told is not None:
            assert all(told < other for other in sent)
            sent.append(told)
