"""The attempt engine, by its services, with the time passed in."""

from datetime import timedelta
from fractions import Fraction

import pytest

from quizzes import access, rules
from quizzes.models import Attempt, AttemptItem
from quizzes.rules import GRACE, Permission, Refusal
from quizzes.services import (
    Answer,
    Refused,
    close_if_overdue,
    close_overdue,
    save_answers,
    submit_attempt,
)
from quizzes.services.closing import decimal
from quizzes.signals import attempt_graded
from tests.factories.quizzes import TopicFactory, attempt_at, quiz_page, right, versions
from tests.quizzes.conftest import HOUR, MINUTE, NOON, new_account

pytestmark = pytest.mark.django_db


def items_of(attempt) -> list[AttemptItem]:
    return list(attempt.items.select_related("version", "attempt").order_by("slot"))


def answer(item, seq=1, ids=None) -> Answer:
    """A right answer, or one with the ids given."""
    chosen = right(item) if ids is None else ids
    response = chosen if item.version.kind == "multiple_choice" else next(iter(chosen), None)
    return Answer(item, response or None, seq)


def stored(item):
    item.refresh_from_db()
    return item.response, item.seq


# --- Starting -------------------------------------------------------------------------


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
        learner = new_account()
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
        attempt_at(practice, new_account())
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
        tuple(item.version_id for item in items_of(attempt_at(page, new_account())))
        for _ in range(6)
    }
    assert {len(set(versions_)) for versions_ in drawn} == {4}
    assert len(drawn) > 1


# --- Answering ------------------------------------------------------------------------


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
    in_time = attempt_at(final, new_account(), NOON + 20 * MINUTE)
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
    assert Attempt.objects.overdue(now).exists() is ended
    assert Attempt.objects.accepting(now).exists() is not ended
    assert close_if_overdue(attempt=attempt, now=now) is ended


def test_one_broken_attempt_does_not_keep_others_open(final, account, caplog):
    attempt_at(final, account, NOON)
    attempt_at(final, new_account(), NOON)
    AttemptItem.objects.filter(attempt__learner=account, slot=1).update(version=broken())
    assert close_overdue(now=NOON + HOUR) == 1
    assert "could not be closed" in caplog.text


def broken():
    version = AttemptItem.objects.first().version
    version.pk, version.number, version.content_hash = None, 99, "x" * 64
    version.kind = "no_such_kind"
    version.save(force_insert=True)
    return version
