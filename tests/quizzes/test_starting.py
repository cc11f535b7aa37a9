"""Starting an attempt, by the service, with the time passed in."""

import pytest

from quizzes import access, rules
from quizzes.models import Attempt
from quizzes.services import (
    Refused,
    submit_attempt,
)
from quizzes.terms import Permission, Refusal
from tests.factories.quizzes import (
    TopicFactory,
    attempt_at,
    items_of,
    quiz_page,
    versions,
)
from tests.factories.users import LearnerFactory
from tests.quizzes.conftest import HOUR, MINUTE, NOON

pytestmark = pytest.mark.django_db


def test_starting_stores_everything_it_is_judged_by(final, account):
    attempt = attempt_at(final, account, NOON)
    assert (attempt.number, attempt.state, attempt.pass_mark) == (1, "open", 70)
    assert (attempt.started_at, attempt.deadline_at) == (NOON, NOON + 30 * MINUTE)
    assert attempt.rules_version == rules.VERSION
    assert [item.slot for item in items_of(attempt)] == [1, 2, 3]
    assert all(item.option_order for item in items_of(attempt))


def test_starting_again_returns_the_open_attempt(final, account):
    first = attempt_at(final, account, NOON)
    assert attempt_at(final, account, NOON + MINUTE) == first
    assert Attempt.objects.count() == 1


def test_two_learners_have_attempts_of_their_own(practice, visitor, account):
    assert attempt_at(practice, visitor) != attempt_at(practice, account)


def test_options_are_shuffled_but_true_false_stays(home, questions, account):
    page = quiz_page(home, *questions, shuffle_options=True)
    orders = set()
    for _ in range(12):
        learner = LearnerFactory()
        items = items_of(attempt_at(page, learner))
        orders.add(tuple(items[0].option_order))
        last = items[2]
        assert last.option_order == [option["id"] for option in last.version.body["options"]]
    assert len(orders) > 1


def test_a_visitor_may_practise_but_not_take_a_test(practice, final, visitor):
    assert attempt_at(practice, visitor)
    with pytest.raises(Refused) as refused:
        attempt_at(final, visitor)
    assert refused.value.permission.refusal is Refusal.ACCOUNT_NEEDED


def test_attempts_wait_and_then_run_out(final, account):
    submit_attempt(attempt=attempt_at(final, account, NOON), now=NOON)
    with pytest.raises(Refused) as refused:
        attempt_at(final, account, NOON + 59 * MINUTE)
    assert refused.value.permission == Permission(Refusal.TOO_SOON, NOON + HOUR)
    for number in (2, 3):
        now = NOON + number * HOUR
        attempt = attempt_at(final, account, now)
        assert attempt.number == number
        submit_attempt(attempt=attempt, now=now)
    with pytest.raises(Refused) as refused:
        attempt_at(final, account, NOON + 30 * HOUR)
    assert refused.value.permission.refusal is Refusal.NO_ATTEMPTS_LEFT


def test_an_overdue_attempt_is_graded_before_another_starts(final, account, graded):
    first = attempt_at(final, account, NOON)
    second = attempt_at(final, account, NOON + 3 * HOUR)
    assert second.number == 2
    first.refresh_from_db()
    assert (first.state, first.closed_by) == ("graded", "time")
    assert first.finished_at == NOON + 30 * MINUTE
    assert graded == [first]


def test_a_quiz_without_questions_cannot_be_started(home, account):
    page = quiz_page(home, (TopicFactory(), 3))
    with pytest.raises(Refused) as refused:
        attempt_at(page, account)
    assert refused.value.permission.refusal is Refusal.NO_QUESTIONS


def test_an_unpublished_quiz_cannot_be_started_but_can_be_finished(practice, account):
    attempt = attempt_at(practice, account)
    practice.unpublish()
    with pytest.raises(Refused):
        attempt_at(practice, LearnerFactory())
    assert attempt_at(practice, account) == attempt
    assert submit_attempt(attempt=attempt)


def test_other_apps_may_hold_a_quiz_back(practice, account, monkeypatch):
    asked = []

    def not_yet(learner, page):
        asked.append((learner, page))
        return Permission(Refusal.ACTIVITIES_FIRST)

    monkeypatch.setattr(access, "_checks", [lambda learner, page: Permission()])
    access.register(not_yet)
    access.register(not_yet)
    with pytest.raises(Refused) as refused:
        attempt_at(practice, account)
    assert refused.value.permission.refusal is Refusal.ACTIVITIES_FIRST
    assert asked == [(account, practice)]


def test_a_draw_differs_between_learners(home):
    topic = TopicFactory()
    versions(topic, 12)
    page = quiz_page(home, (topic, 4))
    drawn = {
        tuple(item.version_id for item in items_of(attempt_at(page, LearnerFactory())))
        for _ in range(6)
    }
    assert {len(set(versions_)) for versions_ in drawn} == {4}
    assert len(drawn) > 1
