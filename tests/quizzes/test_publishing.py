"""Publishing: versions and releases are written once, reused, and never changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizzes.models import QuestionVersion, QuizPage, QuizRelease
from quizzes.services import publish_question, release_quiz
from quizzes.signals import quiz_released
from tests.factories.quizzes import (
    TopicFactory,
    attempt_at,
    question,
    quiz_of,
    quiz_page,
    raw_body,
    republish,
    versions,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def released():
    heard = []

    def hear(sender, page, **kwargs):
        heard.append(page.pk)

    quiz_released.connect(hear)
    yield heard
    quiz_released.disconnect(hear)


def asked_by(page) -> list[int]:
    return [version for line in quiz_of(page).current.as_rules() for version in line.choices]


# --- Questions ------------------------------------------------------------------------


def test_publishing_writes_a_version_with_all_that_is_asked():
    made = question(stem="<p>Apa itu <b>hoaks</b>?</p>", source="Kominfo")
    version = made.current
    assert (version.number, version.kind) == (1, "single_choice")
    assert version.body["stem"] == "<p>Apa itu <b>hoaks</b>?</p>"
    assert version.body["image"] is None
    assert [option["correct"] for option in version.body["options"]] == [True, False, False]
    assert len({option["id"] for option in version.body["options"]}) == 3


def test_a_draft_has_no_version():
    made = question(publish=False)
    made.save_revision()
    made.refresh_from_db()
    assert made.current is None
    assert not QuestionVersion.objects.exists()


def test_publishing_again_unchanged_reuses_the_version():
    made = question()
    first = made.current
    assert republish(made) == first
    assert publish_question(question=made) == first
    assert made.versions.count() == 1


def test_a_change_makes_a_new_version_and_leaves_the_old_one():
    made = question()
    first = made.current
    before = dict(first.body)
    made.stem = "<p>Lain.</p>"
    second = republish(made)
    assert (second.number, made.current) == (2, second)
    first.refresh_from_db()
    assert first.body == before


def test_going_back_to_an_earlier_wording_goes_back_to_its_version():
    made = question(stem="<p>Awal.</p>")
    first = made.current
    made.stem = "<p>Lain.</p>"
    republish(made)
    made.stem = "<p>Awal.</p>"
    assert republish(made) == first
    assert made.versions.count() == 2


def test_a_draft_after_publication_changes_nothing_that_is_asked():
    made = question()
    first = made.current
    made.stem = "<p>Masih ditulis.</p>"
    made.save_revision()
    made.refresh_from_db()
    assert made.current == first


def test_options_keep_their_ids_when_another_is_reworded():
    made = question()
    first = [option["id"] for option in made.current.body["options"]]
    body = made.body
    body[0].value["options"][1]["text"] = "Meneruskannya ke grup"
    made.body = body
    second = republish(made)
    kept = [option["id"] for option in second.body["options"]]
    assert kept[0] == first[0]
    assert kept[2] == first[2]


# --- Quizzes --------------------------------------------------------------------------


def test_publishing_a_quiz_releases_it(practice, released, home, questions):
    release = quiz_of(practice).current
    assert release.number == 1
    assert release.settings["questions"] == 3
    assert asked_by(practice) == [made.current_id for made in questions]
    page = quiz_page(home, *questions)
    assert released == [page.pk]


def test_releasing_again_unchanged_reuses_the_release(practice):
    first = quiz_of(practice).current
    practice.save_revision().publish()
    assert release_quiz(page=practice) == first
    assert QuizRelease.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pass_mark", 80),
        ("attempts_allowed", 2),
        ("time_limit", 10),
        ("review", "score"),
        ("shuffle_questions", True),
        ("purpose", "test"),
        ("wait_hours", 5),
    ],
)
def test_changed_terms_make_a_new_release(practice, field, value):
    setattr(practice, field, value)
    practice.save_revision().publish()
    assert quiz_of(practice).current.number == 2


def test_a_changed_title_is_no_new_release(practice):
    practice.title = "Latihan bab satu"
    practice.save_revision().publish()
    assert (quiz_of(practice).title, quiz_of(practice).current.number) == ("Latihan bab satu", 1)


def test_a_draft_of_a_quiz_changes_nothing_that_is_taken(practice):
    practice.pass_mark = 95
    practice.save_revision()
    assert quiz_of(practice).current.settings["pass_mark"] == 70


def test_a_republished_question_reaches_live_quizzes(practice, questions):
    questions[0].stem = "<p>Lebih jelas.</p>"
    version = republish(questions[0])
    assert asked_by(practice)[0] == version.pk
    assert quiz_of(practice).current.number == 2


def test_an_unpublished_question_enters_no_new_release(practice, questions):
    questions[0].unpublish()
    assert asked_by(practice) == [made.current_id for made in questions[1:]]
    questions[0].save_revision().publish()
    assert asked_by(practice)[0] == questions[0].current_id


def test_a_draw_follows_its_topic(home):
    topic = TopicFactory()
    first, second = question(topic), question(topic)
    page = quiz_page(home, (topic, 1))
    assert asked_by(page) == [first.current_id, second.current_id]
    third = question(topic)
    assert third.current_id in asked_by(page)
    second.topics = []
    republish(second)
    assert asked_by(page) == [first.current_id, third.current_id]


def test_a_question_asked_outright_and_drawn_counts_once(home):
    topic = TopicFactory()
    first, second = question(topic), question(topic)
    page = quiz_page(home, first, (topic, 2))
    assert quiz_of(page).current.settings["questions"] == 2
    assert set(asked_by(page)) == {first.current_id, second.current_id}


def test_a_past_attempt_keeps_its_release_and_its_questions(practice, questions, visitor):
    taken = attempt_at(practice, visitor)
    old = taken.release
    asked = list(taken.items.values_list("version_id", flat=True))
    questions[0].stem = "<p>Baru.</p>"
    republish(questions[0])
    practice.pass_mark = 100
    practice.save_revision().publish()
    taken.refresh_from_db()
    assert (taken.release, taken.pass_mark) == (old, 70)
    assert list(taken.items.values_list("version_id", flat=True)) == asked


def test_deleting_the_page_keeps_quiz_and_attempts(practice, visitor):
    taken = attempt_at(practice, visitor)
    QuizPage.objects.get(pk=practice.pk).delete()
    taken.refresh_from_db()
    assert taken.quiz.page is None
    assert taken.quiz.title == "Latihan"


def test_releasing_costs_the_same_however_many_questions(home):
    topic = TopicFactory()
    question(topic)
    few = quiz_page(home, *[question() for _ in range(3)], (topic, 1))
    many = quiz_page(home, *[question() for _ in range(20)], (topic, 1))
    versions(topic, 30)
    with CaptureQueriesContext(connection) as small:
        release_quiz(page=few)
    with CaptureQueriesContext(connection) as large:
        release_quiz(page=many)
    assert len(large) == len(small) <= 16


def test_a_raw_body_without_ids_freezes_the_same_each_time():
    made = question(body=raw_body())
    assert republish(made).pk == republish(made).pk
