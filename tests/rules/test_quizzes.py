"""How a quiz is graded, as tables, and what must hold for every input."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import rules
from quizzes.rules import Grade

HALF = Fraction(1, 2)

# --- Grading --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "score"),
    [("a", 1), ("b", 0), (None, 0), ("", 0)],
)
def test_one_right_option_is_all_or_nothing(chosen, score):
    assert rules.score_one("a", chosen) == score


@pytest.mark.parametrize(
    ("right", "chosen", "score"),
    [
        ("ab", "ab", 1),
        ("ab", "a", HALF),
        ("ab", "abc", HALF),  # one too many costs one
        ("ab", "ac", 0),  # a right and a wrong tick cancel out
        ("ab", "abcd", 0),
        ("ab", "c", 0),  # never below nothing
        ("ab", "", 0),
        ("abc", "ab", Fraction(2, 3)),
        ("", "", 0),  # a question without an answer cannot be answered
        ("ab", "aab", 1),  # a repeated tick counts once
    ],
)
def test_several_right_options(right, chosen, score):
    assert rules.score_many(right, chosen) == score


@given(st.sets(st.integers(0, 9), min_size=1), st.sets(st.integers(10, 19), min_size=1))
def test_ticking_everything_never_scores_full(right, others):
    assert rules.score_many(right, right | others) < 1


@given(st.sets(st.integers(0, 9)), st.sets(st.integers(0, 19)))
def test_scores_stay_between_nothing_and_one(right, chosen):
    assert 0 <= rules.score_many(right, chosen) <= 1


@pytest.mark.parametrize(
    ("scores", "mark", "percent", "passed"),
    [
        ([1, 1, 1], 100, 100, True),
        ([1, 1, 0], 67, 66, False),  # 66.67 is not 67
        ([1, 1, 0], 66, 66, True),
        ([1, 0], 50, 50, True),  # the mark itself passes
        ([HALF, HALF], 50, 50, True),
        ([Fraction(1, 3)] * 3, 34, 33, False),
        ([0, 0], 1, 0, False),
        ([], 1, 0, False),  # an empty quiz is never passed
        ([Fraction(2, 3), 1, 1], 89, 88, False),
    ],
)
def test_grade(scores, mark, percent, passed):
    result = rules.grade([Fraction(score) for score in scores], pass_mark=mark)
    assert (result.percent, result.passed) == (percent, passed)


@given(st.lists(st.fractions(0, 1)), st.integers(1, 100))
def test_nobody_passes_by_rounding(scores, mark):
    result = rules.grade(scores, pass_mark=mark)
    assert 0 <= result.percent <= 100
    if result.percent >= mark:
        assert result.passed
    if result.passed:
        assert result.earned * 100 >= mark * result.possible


def test_grade_of_nothing_possible():
    assert Grade(Fraction(0), 0, 70).percent == 0
