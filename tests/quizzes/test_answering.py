"""Answers are kept as they are given: newer ones, while the attempt takes them."""

from datetime import timedelta

import pytest

from quizzes.models import AttemptItem
from quizzes.rules import GRACE
from quizzes.services import (
    save_answers,
    submit_attempt,
)
from tests.factories.quizzes import (
    answer,
    attempt_at,
    items_of,
    right,
)
from tests.quizzes.conftest import HOUR, NOON, stored

pytestmark = pytest.mark.django_db


def test_an_answer_is_kept(attempt):
    item = items_of(attempt)[0]
    result = save_answers(answers=[answer(item, 7)])
    assert (result.saved, result.stale, result.closed) == ([1], [], False)
    assert stored(item) == (right(item)[0], 7)


@pytest.mark.parametrize(
    ("seq", "other", "saved", "stale"),
    [
        (6, True, [1], []),  # newer: counts
        (5, False, [1], []),  # the same again: harmless
        (4, False, [1], []),  # late, but says the same
        (5, True, [], [1]),  # another tab answered
        (4, True, [], [1]),
        (0, True, [], [1]),
    ],
)
def test_only_a_newer_answer_replaces_one(attempt, seq, other, saved, stale):
    item = items_of(attempt)[0]
    save_answers(answers=[answer(item, 5)])
    fresh = items_of(attempt)[0]
    ids = item.option_order[1:2] if other else None
    result = save_answers(answers=[answer(fresh, seq, ids)])
    assert (result.saved, result.stale, result.closed) == (saved, stale, False)
    kept = ids[0] if saved and other else right(item)[0]
    assert stored(item)[0] == kept


@pytest.mark.parametrize(
    ("seq", "other", "saved", "stale", "kept"),
    [(6, True, [1], [], 6), (4, True, [], [1], 5), (4, False, [1], [], 5)],
)
def test_an_answer_overtaken_by_another_is_judged_anew(attempt, seq, other, saved, stale, kept):
    """Two tabs read the question before either has written."""
    first, second = items_of(attempt)[0], items_of(attempt)[0]
    save_answers(answers=[answer(first, 5)])
    ids = second.option_order[1:2] if other else None
    result = save_answers(answers=[answer(second, seq, ids)])
    assert (result.saved, result.stale, result.closed) == (saved, stale, False)
    assert stored(second)[1] == kept


def test_an_answer_can_be_taken_back(attempt):
    item = items_of(attempt)[1]
    save_answers(answers=[answer(item, 1)])
    save_answers(answers=[answer(item, 2, [])])
    assert stored(item) == (None, 2)
    assert AttemptItem.objects.filter(pk=item.pk, response__isnull=True).exists()


@pytest.mark.parametrize(
    ("late", "closed"),
    [(timedelta(0), False), (GRACE, False), (GRACE + timedelta(seconds=1), True), (HOUR, True)],
)
def test_answers_count_until_the_grace_ends(final, account, late, closed):
    attempt = attempt_at(final, account, NOON)
    item = items_of(attempt)[0]
    result = save_answers(answers=[answer(item)], now=attempt.deadline_at + late)
    assert result.closed is closed
    assert result.saved == ([] if closed else [1])
    assert (stored(item)[0] is None) is closed


def test_a_graded_attempt_takes_no_answers(attempt):
    item = items_of(attempt)[0]
    submit_attempt(attempt=attempt)
    result = save_answers(answers=[answer(item, 99)])
    assert (result.saved, result.closed) == ([], True)
    assert stored(item) == (None, 0)
