"""The figures of questions and quizzes: a published example, NumPy and SciPy, and bounds."""

import random
from collections import Counter
from math import isclose, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from quizzes import psychometrics as p
from quizzes.psychometrics import Reply, measure
from quizzes.reliability import (
    Moments,
    alpha,
    bin_of,
    dependability,
    histogram,
    standard_error,
)
from tests.rules import lsat

scores = st.sampled_from([0.0, 0.25, 0.5, 1.0])


def moments(values) -> Moments:
    found = Moments()
    for value in values:
        found.add(int(value))
    return found


def alpha_of(rows) -> float | None:
    items = [moments(row[place] for row in rows) for place in range(len(rows[0]))]
    return alpha(items, moments(sum(row) for row in rows))


def replies(column, rows) -> list[Reply]:
    """Return the answers to one question of scored rows, as attempts give them."""
    others = len(rows[0]) - 1
    return [Reply(row[column], (sum(row) - row[column]) / others) for row in rows]


# --- A published example ----------------------------------------------------------------


@pytest.fixture(scope="module")
def rows():
    return lsat.scores()


def test_the_example_is_the_published_one(rows):
    assert len(rows) == 1000
    assert Counter(sum(row) for row in rows) == lsat.TOTALS


def test_facility_and_discrimination_are_as_published(rows):
    found = [measure(replies(column, rows)) for column in range(lsat.QUESTIONS)]
    assert [round(figures.facility, 3) for figures in found] == list(lsat.FACILITIES)
    assert [round(figures.discrimination, 4) for figures in found] == list(lsat.EXCLUDED)


def test_alpha_is_as_published(rows):
    assert round(alpha_of(rows), 4) == lsat.ALPHA
    without = [
        round(alpha_of([row[:place] + row[place + 1 :] for row in rows]), 4)
        for place in range(lsat.QUESTIONS)
    ]
    assert without == list(lsat.ALPHA_WITHOUT)


# --- Against NumPy and SciPy --------------------------------------------------------------


@given(st.lists(st.tuples(scores, scores), min_size=2, max_size=60))
def test_correlation_is_scipys(pairs):
    xs, ys = zip(*pairs, strict=True)
    found = p.pearson(xs, ys)
    if len(set(xs)) == 1 or len(set(ys)) == 1:
        assert found is None
    else:
        assert isclose(found, stats.pearsonr(xs, ys).statistic, abs_tol=1e-9)


def test_point_biserial_is_scipys():
    dice = random.Random(1)
    right = [dice.random() < 0.6 for _ in range(80)]
    rest = [dice.random() * 0.5 + 0.4 * hit for hit in right]
    expected = stats.pointbiserialr(right, rest).statistic
    assert isclose(p.pearson([float(hit) for hit in right], rest), expected)


matrices = st.integers(2, 8).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 10_000), min_size=width, max_size=width), min_size=2, max_size=40
    )
)


@given(matrices)
def test_alpha_is_numpys(rows):
    table = np.array(rows, dtype=float)
    whole = table.sum(axis=1).var(ddof=1)
    found = alpha_of(rows)
    if len({sum(row) for row in rows}) == 1:
        assert found is None
        return
    width = table.shape[1]
    expected = width / (width - 1) * (1 - table.var(axis=0, ddof=1).sum() / whole)
    assert isclose(found, expected, rel_tol=1e-6, abs_tol=1e-6)


@given(matrices)
def test_dependability_is_the_intraclass_correlation_of_one_way_anova(rows):
    table = np.array(rows, dtype=float)
    people, width = table.shape
    means = table.mean(axis=1)
    between = width * means.var(ddof=1)
    within = ((table - means[:, None]) ** 2).sum() / (people * (width - 1))
    squares = sum(value * value for row in rows for value in row)
    found = dependability(width, moments(sum(row) for row in rows), squares)
    if len({sum(row) for row in rows}) == 1:
        assert found is None
    else:
        assert isclose(found, 1 - within / between, rel_tol=1e-6, abs_tol=1e-6)


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=50))
def test_variance_is_numpys(values):
    found = moments(values)
    assert isclose(float(found.variance), np.var(values, ddof=1), abs_tol=1e-6)
    assert isclose(float(found.mean), np.mean(values), abs_tol=1e-9)


# --- Bounds and orders --------------------------------------------------------------------

anyone = st.builds(
    Reply,
    score=scores,
    rest=st.none() | st.sampled_from([0.0, 0.2, 0.2, 0.4, 0.6, 1.0]),
    picked=st.lists(st.sampled_from("abcd"), unique=True, max_size=3).map(tuple),
    seconds=st.none() | st.floats(0, 2000),
)


@given(st.lists(anyone, min_size=1, max_size=60), st.randoms())
def test_figures_stay_in_their_bounds_and_know_no_order(answers, dice):
    found = measure(answers, right={"a"}, offered={"b", "c"})
    assert found.people == len(answers)
    assert 0 <= found.facility <= 1
    assert found.discrimination is None or -1 <= found.discrimination <= 1
    for share in (*found.shares.values(), found.unanswered):
        parts = (share.everybody, share.upper, share.middle, share.lower)
        assert all(0 <= part <= 1 for part in parts)
    mixed = answers[:]
    dice.shuffle(mixed)
    again = measure(mixed, right={"a"}, offered={"b", "c"})
    assert (again.verdict, again.suspects, again.idle) == (
        found.verdict,
        found.suspects,
        found.idle,
    )
    assert isclose(again.facility, found.facility)
    assert again.shares.keys() == found.shares.keys()


@given(matrices, st.randoms())
def test_alpha_is_at_most_one_and_knows_no_order(rows, dice):
    found = alpha_of(rows)
    assert found is None or found <= 1
    mixed = [row[:] for row in rows]
    dice.shuffle(mixed)
    assert alpha_of(mixed) == found
    assert alpha_of([row[::-1] for row in rows]) == found


@given(st.lists(st.sampled_from([0.1, 0.2, 0.3, 0.4]), min_size=1, max_size=50))
def test_the_tails_hold_what_they_promise(values):
    parts = p.tails(values)
    for end in (0, 1):
        held = sum(parts[value][end] for value in values)
        assert isclose(held, p.TAIL * len(values), rel_tol=1e-9)
    assert all(upper + lower <= 1 + 1e-9 for upper, lower in parts.values())


def test_who_ties_at_the_edge_belongs_in_part():
    parts = p.tails([0.9] + [0.5] * 8 + [0.1])
    assert parts[0.9] == (1.0, 0.0)
    assert parts[0.1] == (0.0, 1.0)
    assert parts[0.5] == pytest.approx((1.7 / 8, 1.7 / 8))


# --- Quizzes ------------------------------------------------------------------------------


def test_alpha_has_no_meaning_without_two_questions_or_any_difference():
    assert alpha([moments([1, 0])], moments([1, 0])) is None
    assert alpha([moments([1, 1]), moments([0, 0])], moments([1, 1])) is None
    assert dependability(1, moments([1, 0]), 1) is None


def test_same_answers_everywhere_are_perfectly_reliable():
    assert alpha_of([[1, 1, 1], [0, 0, 0], [1, 1, 1]]) == 1
    assert dependability(3, moments([3, 0, 3]), 6) == 1


def test_standard_error():
    assert standard_error(15.0, 0.84) == pytest.approx(6.0)
    assert standard_error(15.0, 1.0) == 0
    assert standard_error(15.0, None) is None
    assert standard_error(10.0, -0.44) == pytest.approx(10 * sqrt(1.44))


def test_histogram():
    assert histogram([0, 9, 10, 55, 99, 100]) == [2, 1, 0, 0, 0, 1, 0, 0, 0, 2]
    assert bin_of(100) == 9
