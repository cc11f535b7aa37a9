"""Regrading while people hand in, and people regrading at once. Needs row locks: PostgreSQL."""

import pytest
from django.db.models import Sum

from quizzes import known
from quizzes.models import Attempt, Regrade
from quizzes.regrading import Hindrance, Policy
from quizzes.services import RegradeRefused, regrade, reverse_regrade, submit_attempt
from quizzes.services.correcting import Plan
from quizzes.services.regrading import examine
from tests.factories.quizzes import attempt_at, question, quiz_page
from tests.factories.users import LearnerFactory
from tests.quizzes.correcting import REASON, chosen, everything, result, run, taken
from tests.quizzes.test_concurrency import at_once, fresh

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

PEOPLE = 6


def handing_in(attempt, *places):
    answers = chosen(attempt, *places)
    return lambda: submit_attempt(attempt=fresh(attempt), answers=answers)


def trying(call):
    """Return a call that gives back why it was refused, if it was."""

    def attempt():
        try:
            return call()
        except RegradeRefused as refused:
            return refused.hindrance

    return attempt


def insisting(plan, by):
    """Return a call that looks again, as a person would, when somebody was faster."""

    def until_done():
        while not isinstance(done := trying(lambda: run(plan, by))(), Regrade):
            assert done is Hindrance.CHANGED
        return done

    return until_done


def open_attempts(exam):
    return [attempt_at(exam, LearnerFactory()) for _ in range(PEOPLE)]


@pytest.mark.parametrize("turn", range(8))
def test_who_hands_in_during_a_regrade_is_judged_by_it(exam, wrong_version, corrector, turn):
    attempts, plan = open_attempts(exam), Plan(wrong_version, Policy.CREDIT)
    calls = [handing_in(attempt, 1, 0) for attempt in attempts]
    *closed, made = at_once(*calls, insisting(plan, corrector))
    assert all(closed)
    assert [result(attempt) for attempt in attempts] == [(2, 2, 100, True)] * PEOPLE
    assert made.lines.count() == PEOPLE


@pytest.mark.parametrize("turn", range(8))
def test_who_hands_in_during_an_undoing_is_judged_without(exam, wrong_version, corrector, turn):
    before = [taken(exam, 1, 0) for _ in range(2)]
    attempts = open_attempts(exam)
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    calls = [handing_in(attempt, 1, 0) for attempt in attempts]
    undo = lambda: reverse_regrade(regrade=made, by=corrector, reason="Keliru.")  # noqa: E731
    at_once(*calls, undo)
    for attempt in (*before, *attempts):
        assert result(attempt) == (1, 2, 50, False)


@pytest.mark.parametrize("turn", range(8))
def test_who_began_unaware_hands_in_during_an_undoing(
    exam, wrong_version, corrector, turn, monkeypatch
):
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    with monkeypatch.context() as worker:
        worker.setattr(known, "corrections", dict)
        attempts = open_attempts(exam)
    assert not made.items.exists()
    calls = [handing_in(attempt, 1, 0) for attempt in attempts]
    undo = lambda: reverse_regrade(regrade=made, by=corrector, reason="Keliru.")  # noqa: E731
    at_once(*calls, undo)
    for attempt in attempts:
        assert result(attempt) == (1, 2, 50, False)
    assert not made.items.exists()


def test_of_two_who_carry_out_the_same_one_does(exam, wrong_version, corrector):
    attempts = [taken(exam, 1, 0) for _ in range(PEOPLE)]
    plan = Plan(wrong_version, Policy.CREDIT)
    digest = examine(plan).digest
    call = trying(lambda: regrade(plan=plan, by=corrector, reason=REASON, digest=digest))
    outcomes = at_once(call, call, call)
    assert outcomes.count(Hindrance.CHANGED) == 2
    assert Regrade.objects.count() == 1
    assert {result(attempt)[2] for attempt in attempts} == {100}


def test_regrades_of_two_questions_of_the_same_attempts_both_count(home, corrector):
    both = [question(), question()]
    page = quiz_page(home, *both, pass_mark=100)
    attempts = [taken(page, 1, 1) for _ in range(PEOPLE)]
    at_once(*[insisting(Plan(one.current, Policy.CREDIT), corrector) for one in both])
    for attempt in attempts:
        assert result(attempt) == (2, 2, 100, True)
        assert attempt.items.aggregate(sum=Sum("score"))["sum"] == attempt.earned


def test_of_many_who_undo_one_does(exam, wrong_version, corrector):
    for _ in range(PEOPLE):
        taken(exam, 1, 0)
    before = everything()
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)

    def undo():
        own = Regrade.objects.get(pk=made.pk)
        return reverse_regrade(regrade=own, by=corrector, reason="Keliru.")

    outcomes = at_once(*[trying(undo)] * 4)
    assert outcomes.count(Hindrance.UNDONE) == 3
    assert everything() == before
    assert Attempt.objects.filter(passed=True).count() == 0
