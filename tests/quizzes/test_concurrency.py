"""What happens when things come at once. Needs row locks, so PostgreSQL."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from quizzes import hot, terms
from quizzes.models import Allowance, Attempt, AttemptItem
from quizzes.services import (
    Answer,
    MarkRefused,
    allow,
    claim,
    close_overdue,
    record_mark,
    save_answers,
    submit_attempt,
)
from tests.factories.marking import essay, hand_in, levels_of, mark, marker, test_of, waiting_item
from tests.factories.quizzes import attempt_at, items_of, quiz_page, right, wrong
from tests.quizzes.conftest import HOUR, MINUTE

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

AT_ONCE = 8


def at_once(*calls) -> list:
    """Run calls in threads of their own that begin together; return what they returned."""
    gate = threading.Barrier(len(calls))

    def run(call):
        try:
            gate.wait(timeout=10)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result(timeout=30) for future in [pool.submit(run, call) for call in calls]]


@pytest.fixture
def single(home, questions, account):
    """An attempt at one question."""
    return attempt_at(quiz_page(home, questions[0], time_limit=30), account)


def item_of(attempt) -> AttemptItem:
    return attempt.items.select_related("version").get()


def fresh(attempt) -> Attempt:
    return Attempt.objects.select_related("quiz", "learner").get(pk=attempt.pk)


def test_eight_submits_grade_once(attempt, graded):
    calls = [lambda: submit_attempt(attempt=fresh(attempt)) for _ in range(AT_ONCE)]
    assert sorted(at_once(*calls)) == [False] * (AT_ONCE - 1) + [True]
    assert len(graded) == 1


def test_the_sweeper_and_the_learner_grade_once(attempt, graded):
    past = timezone.now() - HOUR
    Attempt.objects.update(started_at=past - HOUR, deadline_at=past)
    sweeps = [lambda: close_overdue(now=timezone.now()) for _ in range(4)]
    submits = [lambda: submit_attempt(attempt=fresh(attempt)) for _ in range(4)]
    assert sum(map(int, at_once(*sweeps, *submits))) == 1
    assert len(graded) == 1


def test_start_pressed_eight_times_opens_one(practice, account):
    attempts = at_once(*[lambda: attempt_at(practice, account) for _ in range(AT_ONCE)])
    assert len({attempt.pk for attempt in attempts}) == 1
    assert Attempt.objects.count() == 1
    assert attempts[0].items.count() == 3


def test_of_many_tabs_the_last_answer_stays(single):
    item = item_of(single)
    ids = [*right(item), *wrong(item)]
    answers = [Answer(item_of(single), ids[seq % 3], seq) for seq in range(1, AT_ONCE + 1)]
    calls = [lambda answer=answer: save_answers(answers=[answer]) for answer in answers]
    at_once(*calls)
    item.refresh_from_db()
    assert (item.seq, item.response) == (AT_ONCE, ids[AT_ONCE % 3])


@pytest.mark.parametrize("turn", range(10))
def test_what_is_told_saved_is_what_was_graded(single, turn):
    """An answer racing a submit is either refused, or counted."""
    answer = Answer(item_of(single), right(item_of(single))[0], 1)
    saved, _submitted = at_once(
        lambda: save_answers(answers=[answer]), lambda: submit_attempt(attempt=fresh(single))
    )
    single.refresh_from_db()
    item = item_of(single)
    assert saved.closed is (item.response is None)
    assert (item.score == 1) is (item.response is not None)
    assert single.passed is (item.score == 1)


@pytest.mark.parametrize("moment", ["read", "graded"])
def test_an_answer_waits_for_a_submit_and_is_then_refused(single, monkeypatch, moment):
    """The very moments: the submit has read, or has graded, but not yet committed."""
    answer = Answer(item_of(single), right(item_of(single))[0], 1)
    results, sent = [], threading.Event()

    def answer_now():
        sent.set()
        results.append(save_answers(answers=[answer]))
        connection.close()

    late = threading.Thread(target=answer_now)

    def hold():
        late.start()
        sent.wait(10)
        # The answer is now waiting for the row; it cannot go on before we commit.
        late.join(0.3)
        assert late.is_alive()

    interrupt(monkeypatch, moment, hold)
    submit_attempt(attempt=fresh(single))
    late.join(10)
    assert results[0].closed
    item = item_of(single)
    assert (item.response, item.score) == (None, 0)


@pytest.mark.parametrize("turn", range(10))
def test_more_time_and_the_sweeper_do_not_undo_each_other(single, graded, turn):
    """Whoever comes first: closed with its old deadline, or open with the new one."""
    late = timezone.now()
    Attempt.objects.update(started_at=late - HOUR, deadline_at=late - HOUR / 2)
    by, given = single.learner.user, terms.Allowance(minutes=60)
    at_once(
        lambda: close_overdue(now=late),
        lambda: allow(quiz=single.quiz, learner=single.learner, given=given, reason="-", by=by),
    )
    single.refresh_from_db()
    assert single.is_open is (single.deadline_at > late)
    assert len(graded) == (0 if single.is_open else 1)
    assert (item_of(single).score is None) is single.is_open


def test_two_allowances_at_once_leave_one(single):
    learner, by = single.learner, single.learner.user
    give = [
        lambda n=n: allow(
            quiz=single.quiz, learner=learner, given=terms.Allowance(minutes=n), reason="-", by=by
        )
        for n in range(1, AT_ONCE + 1)
    ]
    at_once(*give)
    assert Allowance.objects.count() == AT_ONCE
    last = Allowance.objects.standing().get()
    single.refresh_from_db()
    assert single.deadline_at >= single.started_at + (30 + last.minutes) * MINUTE


def interrupt(monkeypatch, moment, hold):
    """Have ``hold`` called before or after the submit writes its scores."""

    def write(attempt, scores, whole=hot.write_scores):
        if moment == "read":
            hold()
        whole(attempt, scores)
        if moment == "graded":
            hold()

    monkeypatch.setattr(hot, "write_scores", write)


# --- Marks by people ------------------------------------------------------------------


def marked_by(item, user):
    levels = levels_of(item, 2, 3)
    return lambda: record_mark(item=item, by=user, levels=levels, comment="")


def told(call):
    """Return a call that says whether it was let in."""

    def run():
        try:
            return bool(call())
        except MarkRefused:
            return False

    return run


@pytest.mark.parametrize("turn", range(3))
def test_the_last_marks_of_two_essays_at_once_grade_once(home, account, graded, turn):
    attempt = hand_in(test_of(home, essay(), essay()), account)
    calls = [marked_by(item, marker()) for item in items_of(attempt)]
    assert all(at_once(*calls))
    attempt.refresh_from_db()
    assert (attempt.state, attempt.percent) == ("graded", 100)
    assert graded == [attempt]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("turn", range(3))
def test_two_second_marks_at_once_are_one(home, account, graded, turn):
    item = waiting_item(test_of(home, essay(markers=2)), account)
    mark(item, 2, 3)
    calls = [told(marked_by(item, marker())) for _ in range(4)]
    assert sorted(at_once(*calls)) == [False, False, False, True]
    assert item.marks.count() == 2
    assert len(graded) == 1


def test_one_answer_is_opened_by_one(home, account):
    item = waiting_item(test_of(home, essay()), account)
    people = [marker() for _ in range(4)]
    calls = [told(lambda by=by: claim(item=item, by=by)) for by in people]
    assert sorted(at_once(*calls)) == [False, False, False, True]
