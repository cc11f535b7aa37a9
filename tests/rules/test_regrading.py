"""What correcting a wrong key makes of results."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.regrading import Effect, Mark, Policy, Standing, correct, effect, judged_anew

SCORES = st.integers(0, 12).map(lambda n: Fraction(n, 12))
OLD, NEW, HALF = Fraction(1), Fraction(0), Fraction(1, 2)


@pytest.mark.parametrize(
    ("policy", "old", "new", "expected"),
    [
        (Policy.ACCEPT_BOTH, 1, 0, Mark(1)),
        (Policy.ACCEPT_BOTH, 0, 1, Mark(1)),
        (Policy.ACCEPT_BOTH, 0, 0, Mark(0)),
        (Policy.NEW_KEY, 1, 0, Mark(0)),
        (Policy.NEW_KEY, 0, 1, Mark(1)),
        (Policy.CREDIT, 0, None, Mark(1)),
        (Policy.DROP, 1, None, Mark(1, counts=False)),
    ],
)
def test_policies(policy, old, new, expected):
    found = correct(policy, old=Fraction(old), new=None if new is None else Fraction(new))
    assert found == expected


@given(st.sampled_from(Policy), SCORES, SCORES)
def test_only_the_new_key_alone_takes_points(policy, old, new):
    found = correct(policy, old=old, new=new)
    assert 0 <= found.score <= 1
    assert found.score >= old or policy is Policy.NEW_KEY


@st.composite
def attempts(draw):
    """Return what an attempt is worth and the mark of one of its questions."""
    marks = draw(st.lists(st.builds(Mark, SCORES, st.booleans()), min_size=1, max_size=8))
    counted = [mark.score for mark in marks if mark.counts]
    total, pass_mark = sum(counted, Fraction(0)), draw(st.integers(1, 100))
    bare = Standing(total, len(counted), pass_mark, False)
    passed = bare.grade.passed or draw(st.booleans())
    return Standing(total, len(counted), pass_mark, passed), draw(st.sampled_from(marks))


CORRECTED = st.builds(Mark, SCORES, st.booleans())


@given(attempts(), CORRECTED)
def test_nothing_falls_unless_asked_for(attempt, corrected):
    before, mark = attempt
    after = judged_anew(before, mark, corrected)
    if effect(before, after, lowers=False) is Effect.CHANGED:
        assert after.share >= before.share
        assert after.grade.percent >= before.grade.percent
        assert after.passed >= before.passed


@given(attempts(), CORRECTED)
def test_a_mark_put_back_restores_the_attempt(attempt, corrected):
    before, mark = attempt
    after = judged_anew(before, mark, corrected)
    again = judged_anew(after, corrected, mark)
    assert (again.earned, again.possible) == (before.earned, before.possible)


@given(attempts(), CORRECTED, st.booleans())
def test_no_attempt_is_left_without_a_question(attempt, corrected, lowers):
    before, mark = attempt
    after = judged_anew(before, mark, corrected)
    if effect(before, after, lowers=lowers) is Effect.CHANGED:
        assert after.possible > 0


@given(attempts(), CORRECTED)
def test_a_pass_that_was_granted_is_kept(attempt, corrected):
    before, mark = attempt
    if before.passed and not before.grade.passed:
        assert judged_anew(before, mark, corrected).passed


@given(attempts(), SCORES)
def test_the_new_key_that_may_not_lower_is_accepting_both(attempt, new):
    before, mark = attempt
    if not mark.counts:
        return
    results = []
    for policy in (Policy.NEW_KEY, Policy.ACCEPT_BOTH):
        after = judged_anew(before, mark, correct(policy, old=mark.score, new=new))
        is_changed = effect(before, after, lowers=False) is Effect.CHANGED
        results.append(after if is_changed else before)
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("before", "after", "lowers", "expected"),
    [
        (Standing(OLD, 2, 70, False), Standing(OLD, 2, 70, False), True, Effect.NONE),
        (Standing(OLD, 2, 70, False), Standing(OLD, 1, 70, True), False, Effect.CHANGED),
        (Standing(OLD, 2, 50, True), Standing(NEW, 2, 50, False), False, Effect.KEPT),
        (Standing(OLD, 2, 50, True), Standing(NEW, 2, 50, False), True, Effect.CHANGED),
        (Standing(OLD, 2, 90, False), Standing(HALF, 2, 90, False), False, Effect.KEPT),
        (Standing(NEW, 1, 70, False), Standing(NEW, 0, 70, False), True, Effect.KEPT),
    ],
)
def test_effects(before, after, lowers, expected):
    assert effect(before, after, lowers=lowers) is expected
