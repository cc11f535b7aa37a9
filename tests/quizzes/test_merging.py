"""Signing in: a visitor's attempts become the account's, and nothing is lost."""

import pytest

from literasi.users.signals import learner_merged
from quizzes.models import Attempt
from quizzes.services import Answer, save_answers, submit_attempt
from tests.factories.quizzes import attempt_at, right
from tests.quizzes.conftest import MINUTE, NOON

pytestmark = pytest.mark.django_db


def merge(visitor, account):
    learner_merged.send(sender=None, source=visitor, target=account)


def numbers(learner) -> list[int]:
    return sorted(Attempt.objects.filter(learner=learner).values_list("number", flat=True))


def done(page, learner, now=NOON):
    attempt = attempt_at(page, learner, now)
    submit_attempt(attempt=attempt, now=now)
    return attempt


def answer_first(attempt, now):
    item = attempt.items.select_related("version").order_by("slot")[0]
    save_answers(answers=[Answer(item, right(item)[0], 1)], now=now)


def test_finished_attempts_come_after_those_there_are(practice, visitor, account):
    mine = done(practice, account)
    theirs = [done(practice, visitor), done(practice, visitor)]
    merge(visitor, account)
    assert numbers(account) == [1, 2, 3]
    assert not visitor.attempts.exists()
    found = Attempt.objects.in_bulk([mine.pk, *[attempt.pk for attempt in theirs]])
    assert [found[attempt.pk].number for attempt in (mine, *theirs)] == [1, 2, 3]


def test_an_open_attempt_goes_on_under_the_account(practice, visitor, account):
    attempt = attempt_at(practice, visitor)
    answer_first(attempt, attempt.started_at)
    merge(visitor, account)
    attempt.refresh_from_db()
    assert (attempt.learner, attempt.is_open) == (account, True)
    assert attempt.items.filter(response__isnull=False).count() == 1


@pytest.mark.parametrize("later", ["visitor", "account"])
def test_of_two_open_attempts_the_later_touched_goes_on(practice, visitor, account, graded, later):
    attempts = {
        "visitor": attempt_at(practice, visitor, NOON),
        "account": attempt_at(practice, account, NOON + MINUTE),
    }
    for minutes, who in enumerate(sorted(attempts, key=lambda who: who == later), start=5):
        answer_first(attempts[who], NOON + minutes * MINUTE)
    merge(visitor, account)
    older = attempts.pop("account" if later == "visitor" else "visitor")
    for attempt in (older, *attempts.values()):
        attempt.refresh_from_db()
    assert attempts[later].is_open
    assert (older.state, older.closed_by, older.percent) == ("graded", "merge", 33)
    assert numbers(account) == [1, 2]
    assert [found.pk for found in graded] == [older.pk]
    assert graded[0].learner == account


def test_merging_twice_changes_nothing(practice, visitor, account):
    done(practice, visitor)
    merge(visitor, account)
    merge(visitor, account)
    assert numbers(account) == [1]
