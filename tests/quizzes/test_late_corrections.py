"""Attempts that begin where a correction, or its undoing, is not known of yet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizzes import known
from quizzes.models import RegradeLine
from quizzes.regrading import Policy
from quizzes.services import close_overdue, reverse_regrade, submit_attempt
from quizzes.services.correcting import Plan
from tests.factories.quizzes import attempt_at, items_of, quiz_page
from tests.factories.users import LearnerFactory
from tests.quizzes.conftest import HOUR, NOON
from tests.quizzes.correcting import chosen, everything, move_key, result, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(exam, monkeypatch):
    """Return a maker of attempts by workers that still know these corrections, or none."""

    def make(exam=exam, now=NOON, **remembered):
        with monkeypatch.context() as worker:
            worker.setattr(known, "corrections", lambda: remembered.get("corrections", {}))
            return attempt_at(exam, LearnerFactory(), now)

    return make


def hands_in(attempt, *places):
    submit_attempt(attempt=attempt, answers=chosen(attempt, *places))
    return result(attempt)


def undo(made):
    return reverse_regrade(regrade=made, by=made.by, reason="Keliru.")


def test_who_begins_unaware_of_a_correction_is_judged_by_it(begun, wrong_version, corrector):
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    attempt = begun()
    assert items_of(attempt)[0].correction_id is None
    assert hands_in(attempt, 1, 0) == (2, 2, 100, True)
    assert [item.correction_id for item in items_of(attempt)] == [made.pk, None]
    line = RegradeLine.objects.get()
    assert (line.gained, line.before["percent"], line.after["percent"]) == (True, 50, 100)
    undo(made)
    assert result(attempt) == (1, 2, 50, False)
    assert items_of(attempt)[0].correction_id is None


def test_who_began_before_it_and_who_begins_unaware_fare_alike(
    begun, faulty, wrong_version, corrector
):
    before = begun()
    made = run(Plan(wrong_version, Policy.ACCEPT_BOTH, move_key(faulty)), corrector)
    after = begun()
    # The key that was published with the correction is asked by now, so both ask another one.
    assert items_of(after)[0].version_id != wrong_version.pk
    assert hands_in(before, 1, 0) == hands_in(after, 1, 0) == (2, 2, 100, True)
    assert RegradeLine.objects.get().attempt == before
    assert [items_of(one)[0].correction_id for one in (before, after)] == [made.pk, None]


def test_unaware_of_the_newer_of_two(begun, faulty, wrong_version, corrector):
    first = run(Plan(wrong_version, Policy.CREDIT), corrector)
    second = run(Plan(wrong_version, Policy.DROP), corrector)
    attempt = begun(corrections={wrong_version.pk: first.pk})
    assert hands_in(attempt, 2, 0) == (1, 1, 100, True)
    assert items_of(attempt)[0].correction_id == second.pk
    undo(second)
    assert result(attempt) == (2, 2, 100, True)
    undo(first)
    assert result(attempt) == (1, 2, 50, False)


def test_who_begins_unaware_of_an_undoing_is_judged_without(begun, wrong_version, corrector):
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    undo(made)
    attempt = begun(corrections={wrong_version.pk: made.pk})
    assert hands_in(attempt, 1, 0) == (1, 2, 50, False)
    assert not RegradeLine.objects.exists()


def test_time_notices_it_too(begun, home, faulty, wrong_version, corrector):
    page = quiz_page(home, faulty, slug="berwaktu", purpose="test", time_limit=30)
    run(Plan(wrong_version, Policy.CREDIT), corrector)
    attempt = begun(page)
    close_overdue(now=NOON + HOUR)
    assert result(attempt) == (1, 1, 100, True)


def test_what_is_judged_right_anyway_is_only_marked(begun, wrong_version, corrector):
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    attempt = begun()
    assert hands_in(attempt, 0, 0) == (2, 2, 100, True)
    assert not RegradeLine.objects.exists()
    assert items_of(attempt)[0].correction_id == made.pk
    before = everything()
    undo(made)
    assert everything() == before


def test_without_corrections_nobody_asks_for_any(begun, wrong_version, corrector):
    undo(run(Plan(wrong_version, Policy.CREDIT), corrector))
    attempt = begun()
    with CaptureQueriesContext(connection) as asked:
        submit_attempt(attempt=attempt)
    assert not [query for query in asked if query["sql"].startswith('SELECT "quizzes_regrade"')]
