"""The statements of an attempt, prepared and by hand, read and write what the models do."""

from decimal import Decimal

import pytest

from quizzes import hot
from quizzes.models import Attempt, AttemptItem
from quizzes.services import submit_attempt
from tests.factories.quizzes import attempt_at
from tests.quizzes.conftest import NOON

pytestmark = pytest.mark.django_db


def whole(row) -> dict:
    """Return every field of an instance, none of them still to be loaded."""
    assert not row.get_deferred_fields()
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("graded", [False, True])
def test_an_attempt_is_read_as_the_model_reads_it(final, account, graded):
    made = attempt_at(final, account)
    if graded:
        submit_attempt(attempt=made)
    expected = Attempt.objects.select_related("quiz", "learner").get(pk=made.pk)
    found = hot.own_attempt(account, made.uuid)
    for read, wanted in (
        (found, expected),
        (found.quiz, expected.quiz),
        (found.learner, expected.learner),
    ):
        assert whole(read) == whole(wanted)


def test_an_attempt_is_found_through_its_learner_alone(practice, visitor, account):
    made = attempt_at(practice, visitor)
    assert hot.own_attempt(visitor, made.uuid) == made
    assert hot.own_attempt(account, made.uuid) is None


@pytest.mark.parametrize(
    ("slots", "found"), [((), [1, 2, 3]), ((3, 1), [1, 3]), ((2,), [2]), ((9999,), [])]
)
@pytest.mark.parametrize("lock", [False, True])
def test_items_are_read_as_the_model_reads_them(attempt, slots, found, lock):
    hot.write_answer(attempt.items.get(slot=2), ["a"], 3, NOON)
    items = hot.items(attempt, slots, lock=lock)
    assert [item.slot for item in items] == found
    for item in items:
        expected = AttemptItem.objects.select_related("version").get(pk=item.pk)
        assert whole(item) == whole(expected)
        assert whole(item.version) == whole(expected.version)


@pytest.mark.parametrize("response", [None, "a", ["a", "b"], "'; DROP TABLE %s --", {"x": "ü"}])
def test_any_response_is_written_as_it_is(attempt, response):
    item = attempt.items.first()
    assert hot.write_answer(item, response, 1, attempt.started_at)
    item.refresh_from_db()
    assert (item.response, item.seq, item.saved_at) == (response, 1, attempt.started_at)
    assert AttemptItem.objects.filter(pk=item.pk, response__isnull=True).exists() is (
        response is None
    )


def test_answers_to_locked_questions_are_written_each_to_its_own(attempt):
    first, _second, third = hot.items(attempt)
    first.response, first.seq, first.saved_at = ["ü"], 4, NOON
    third.response, third.seq, third.saved_at = None, 5, NOON
    hot.write_answers([first, third])
    written = attempt.items.order_by("slot").values_list("response", "seq", "saved_at")
    assert list(written) == [(["ü"], 4, NOON), (None, 0, None), (None, 5, NOON)]


@pytest.mark.parametrize("meanwhile", [{"seq": 1}, {"score": 0}])
def test_an_answer_is_not_written_over_what_was_not_read(attempt, meanwhile):
    item = attempt.items.first()
    AttemptItem.objects.filter(pk=item.pk).update(**meanwhile)
    assert not hot.write_answer(item, "a", 9, NOON)
    item.refresh_from_db()
    assert item.response is None


def test_scores_are_written_to_their_own_questions(attempt):
    items = hot.items(attempt)
    scores = {item.pk: Decimal(place) / 4 for place, item in enumerate(items)}
    hot.write_scores(attempt, scores)
    assert dict(attempt.items.values_list("pk", "score")) == scores
