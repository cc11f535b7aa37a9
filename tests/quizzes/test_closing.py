"""Closing an attempt, by its learner or by time: graded once, whoever asks."""

from datetime import timedelta
from fractions import Fraction

import pytest

from quizzes import rules
from quizzes.models import AttemptItem
from quizzes.services import (
    close_overdue,
    save_answers,
    submit_attempt,
)
from quizzes.services.closing import decimal
from quizzes.signals import attempt_graded
from tests.factories.quizzes import (
    answer,
    attempt_at,
    items_of,
    right,
)
from tests.factories.users import LearnerFactory
from tests.quizzes.conftest import HOUR, MINUTE, NOON, stored

pytestmark = pytest.mark.django_db


# --- Grading --------------------------------------------------------------------------


def test_submitting_grades_once_and_says_so(attempt, graded):
    items = items_of(attempt)
    save_answers(answers=[answer(item) for item in items])
    assert submit_attempt(attempt=attempt) is True
    assert submit_attempt(attempt=attempt) is False
    attempt.refresh_from_db()
    assert (attempt.percent, attempt.passed, attempt.closed_by) == (100, True, "learner")
    assert (attempt.earned, attempt.possible) == (3, 3)
    assert [item.score for item in items_of(attempt)] == [1, 1, 1]
    assert graded == [attempt]


def test_part_of_a_point_is_stored_and_rounded_down(attempt):
    items = items_of(attempt)
    half = answer(items[1], ids=right(items[1])[:1])
    submit_attempt(attempt=attempt, answers=[answer(items[0]), half])
    attempt.refresh_from_db()
    assert (float(attempt.earned), attempt.percent, attempt.passed) == (1.5, 50, False)
    assert [float(item.score) for item in items_of(attempt)] == [1, 0.5, 0]


def test_last_answers_come_with_the_submit(attempt):
    items = items_of(attempt)
    save_answers(answers=[answer(items[0], 5)])
    late = answer(items[0], 4, [])
    submit_attempt(attempt=attempt, answers=[late, answer(items[1], 3), answer(items[2], 3)])
    attempt.refresh_from_db()
    assert attempt.percent == 100
    assert stored(items[1]) == (right(items[1]), 3)


def test_an_answer_emptied_at_submit_is_no_answer(attempt):
    items = items_of(attempt)
    save_answers(answers=[answer(items[0], 1), answer(items[1], 1)])
    submit_attempt(attempt=attempt, answers=[answer(items[1], 2, [])])
    assert stored(items[1]) == (None, 2)
    assert AttemptItem.objects.filter(pk=items[1].pk, response__isnull=True).exists()


def test_answers_with_a_late_submit_are_too_late(final, account):
    attempt = attempt_at(final, account, NOON)
    late = attempt.deadline_at + HOUR
    submit_attempt(attempt=attempt, answers=[answer(items_of(attempt)[0])], now=late)
    attempt.refresh_from_db()
    assert (attempt.earned, attempt.closed_by) == (0, "time")
    assert attempt.finished_at == attempt.deadline_at


def test_a_failing_receiver_takes_the_grade_with_it(attempt):
    def fail(sender, **kwargs):
        raise RuntimeError

    attempt_graded.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            submit_attempt(attempt=attempt)
    finally:
        attempt_graded.disconnect(fail)
    attempt.refresh_from_db()
    assert attempt.is_open


@pytest.mark.parametrize("score", [Fraction(1, 3), Fraction(2, 3), Fraction(0), Fraction(1)])
def test_stored_scores_never_exceed_exact_ones(score):
    assert 0 <= Fraction(decimal(score)) <= score


# --- Time -----------------------------------------------------------------------------


def test_the_sweeper_closes_what_time_has_ended(final, practice, account, graded):
    overdue = attempt_at(final, account, NOON)
    in_time = attempt_at(final, LearnerFactory(), NOON + 20 * MINUTE)
    endless = attempt_at(practice, account, NOON)
    now = NOON + 31 * MINUTE
    assert close_overdue(now=now) == 1
    assert close_overdue(now=now) == 0
    assert graded == [overdue]
    for attempt in (in_time, endless):
        attempt.refresh_from_db()
        assert attempt.is_open


@pytest.mark.parametrize("late", [-1, 0, 14, 15, 16, 3600])
def test_the_sweeper_and_the_rule_agree(final, account, late):
    attempt = attempt_at(final, account, NOON)
    now = attempt.deadline_at + timedelta(seconds=late)
    ended = rules.ended(attempt.deadline_at, now)
    assert close_overdue(now=now) == int(ended)
    attempt.refresh_from_db()
    assert attempt.is_open is not ended


def test_one_broken_attempt_does_not_keep_others_open(final, account, caplog):
    attempt_at(final, account, NOON)
    attempt_at(final, LearnerFactory(), NOON)
    AttemptItem.objects.filter(attempt__learner=account, slot=1).update(version=broken())
    assert close_overdue(now=NOON + HOUR) == 1
    assert "could not be closed" in caplog.text


def broken():
    version = AttemptItem.objects.first().version
    version.pk, version.number, version.content_hash = None, 99, "x" * 64
    version.kind = "no_such_kind"
    version.save(force_insert=True)
    return version
