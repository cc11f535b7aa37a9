"""Variants of one question count as one; who has seen a question is asked another."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizzes.freezing import content_hash
from quizzes.models import QuizItem, QuizRelease
from quizzes.services import release_quiz, submit_attempt
from tests.factories.quizzes import (
    TopicFactory,
    attempt_at,
    question,
    quiz_of,
    quiz_page,
    republish,
    versions,
)

pytestmark = pytest.mark.django_db


def asked(page, learner) -> list[int]:
    """Return which questions a whole attempt of the learner asks."""
    attempt = attempt_at(page, learner)
    submit_attempt(attempt=attempt)
    return list(attempt.items.values_list("version__question", flat=True))


@pytest.fixture
def topic(db):
    return TopicFactory()


@pytest.fixture
def pair(topic):
    """A question and a variant of it."""
    first = question(topic)
    return first, question(topic, variant_of=first)


# --- What counts as one ---------------------------------------------------------------


def test_an_attempt_asks_one_of_two_variants(home, topic, pair, account):
    other = question(topic)
    page = quiz_page(home, (topic, 3))
    assert quiz_of(page).current.settings["questions"] == 2
    for _ in range(4):
        drawn = asked(page, account)
        assert len(drawn) == 2
        assert other.pk in drawn


def test_variants_asked_outright_count_as_one_too(home, pair, account):
    page = quiz_page(home, *pair)
    assert quiz_of(page).current.settings["questions"] == 1
    assert asked(page, account) == [pair[0].pk]


def test_a_topic_promises_its_variants_once(home, topic, pair):
    line = QuizItem(page=quiz_page(home, (topic, 1)), topic=topic, count=2)
    with pytest.raises(ValidationError, match="baru berisi 1 soal"):
        line.clean()


def test_a_changed_family_is_a_new_release(home, topic, pair):
    page = quiz_page(home, (topic, 1))
    pair[1].variant_of = None
    republish(pair[1])
    assert [release.number for release in quiz_of(page).releases.order_by("number")] == [1, 2]
    frozen = QuizRelease.objects.order_by("number")
    shared = [list(r.questions.values_list("family", flat=True)) for r in frozen]
    assert shared == [[None, pair[0].pk], [None, None]]


def test_quizzes_without_variants_are_released_as_they_always_were(practice, questions):
    """An upgrade must not release every quiz anew: what is hashed has not changed."""
    release = quiz_of(practice).current
    lines = [[1, [made.current_id]] for made in questions]
    assert release.content_hash == content_hash({"settings": release.settings, "lines": lines})
    assert release_quiz(page=practice) == release


def test_a_release_from_before_variants_draws_as_it_is(home, topic, account):
    """Its rows name no family; each question stands alone."""
    made = [question(topic) for _ in range(2)]
    page = quiz_page(home, (topic, 2))
    assert set(quiz_of(page).current.questions.values_list("family", flat=True)) == {None}
    assert sorted(asked(page, account)) == [row.pk for row in made]


# --- What was seen --------------------------------------------------------------------


def test_a_new_attempt_asks_what_was_not_seen(home, topic, account):
    versions(topic, 9)
    page = quiz_page(home, (topic, 3))
    drawn = [*asked(page, account), *asked(page, account), *asked(page, account)]
    assert len(set(drawn)) == 9
    assert len(asked(page, account)) == 3


def test_what_another_quiz_asked_counts_as_seen(home, topic, account):
    versions(topic, 4)
    first = asked(quiz_page(home, (topic, 2)), account)
    second = asked(quiz_page(home, (topic, 2)), account)
    assert not set(first) & set(second)


def test_a_new_wording_of_a_seen_question_counts_as_seen(home, topic, account):
    made = [question(topic) for _ in range(4)]
    page = quiz_page(home, (topic, 2))
    first = asked(page, account)
    for row in made:
        row.stem = f"<p>Kata lain {row.pk}</p>"
        republish(row)
    assert not set(first) & set(asked(page, account))


def test_a_seen_variant_counts_as_seen(home, topic, pair, account):
    single = quiz_page(home, pair[0])
    asked(single, account)
    other = question(topic)
    assert asked(quiz_page(home, (topic, 1)), account) == [other.pk]


@pytest.mark.parametrize(("size", "statements"), [(3, 0), (4, 1)])
def test_what_was_seen_is_asked_for_only_where_there_is_a_choice(
    home, topic, account, size, statements
):
    versions(topic, size)
    page = quiz_page(home, (topic, 3))
    asked(page, account)
    with CaptureQueriesContext(connection) as queries:
        attempt_at(page, account)
    assert sum("MAX(" in query["sql"] for query in queries) == statements


# --- What an editor may say -----------------------------------------------------------


def complaint(made) -> str:
    with pytest.raises(ValidationError) as refused:
        made.clean()
    return " ".join(refused.value.message_dict["variant_of"])


def test_no_question_is_its_own_variant(pair):
    pair[0].variant_of = pair[0]
    assert "varian dirinya sendiri" in complaint(pair[0])


def test_a_variant_of_a_variant_is_sent_to_the_question_itself(topic, pair):
    third = question(topic, stem="<p>Ketiga</p>")
    third.variant_of = pair[1]
    assert str(pair[0]) in complaint(third)


def test_who_has_variants_becomes_none(topic, pair):
    pair[0].variant_of = question(topic)
    assert "mempunyai 1 varian" in complaint(pair[0])


def test_a_draft_named_by_variants_cannot_be_deleted(editor, topic):
    draft = question(topic, publish=False)
    question(topic, variant_of=draft)
    address = reverse("wagtailsnippets_quizzes_question:delete", args=[draft.pk])
    assert "tidak dapat dihapus" in editor.post(address, follow=True).text
    draft.refresh_from_db()


def test_the_editor_chooses_a_variant(editor, pair):
    page = editor.get(reverse("wagtailsnippets_quizzes_question:edit", args=[pair[1].pk]))
    assert "Varian dari" in page.text
    assert str(pair[0]) in page.text
