"""Lists of the bank, and quizzes made of it, in Wagtail's admin."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from quizzes.kinds.registry import KINDS
from quizzes.models import Question, QuizItem, QuizPage
from tests.factories.courses import course_page
from tests.factories.quizzes import (
    TopicFactory,
    question,
    quiz_of,
    quiz_page,
    versions,
)

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_quizzes_question:list"


# --- The list -------------------------------------------------------------------------


def listed(editor, **query) -> set[int]:
    response = editor.get(reverse(LIST), query)
    assert response.status_code == 200
    return {row.pk for row in response.context["object_list"]}


def test_the_bank_is_listed_filtered_and_searched(editor, home):
    topic = TopicFactory(name="Hoaks")
    first = question(topic, kind="true_false", difficulty="hard", stem="<p>Kabar palsu</p>")
    second = question(kind="single_choice", difficulty="easy", stem="<p>Sumber resmi</p>")
    quiz_page(home, first)
    assert listed(editor) == {first.pk, second.pk}
    assert listed(editor, kind="true_false") == {first.pk}
    assert listed(editor, topics=topic.pk) == {first.pk}
    assert listed(editor, difficulty="easy") == {second.pk}
    assert listed(editor, q="palsu") == {first.pk}
    assert listed(editor, q="palsu", kind="true_false", topics=topic.pk) == {first.pk}
    assert listed(editor, q="palsu", kind="single_choice") == set()
    assert listed(editor, kind="rubbish", topics="x") == {first.pk, second.pk}
    text = editor.get(reverse(LIST)).text
    assert "Bank soal" in text
    assert str(KINDS["true_false"].label) in text


def test_the_list_tells_in_how_many_quizzes_a_question_is_asked(editor, home):
    topic = TopicFactory()
    made = question(topic)
    quiz_page(home, made, (topic, 1))
    quiz_page(home, made)
    row = editor.get(reverse(LIST)).context["object_list"][0]
    assert row.usage == 2


def test_topics_tell_how_much_they_hold(editor):
    topic = TopicFactory()
    question(topic)
    question(topic, publish=False)
    response = editor.get(reverse("wagtailsnippets_quizzes_topic:list"))
    assert response.context["object_list"][0].questions_live == 1


def test_the_list_costs_the_same_with_many(editor, django_assert_max_num_queries):
    topic = TopicFactory()
    versions(topic, 45)
    editor.get(reverse(LIST))
    with django_assert_max_num_queries(25):
        editor.get(reverse(LIST))


# --- Quizzes --------------------------------------------------------------------------


def test_an_editor_writes_and_publishes_a_quiz(editor, home):
    first, topic = question(), TopicFactory()
    versions(topic, 3)
    rows = [
        {"question": first.pk, "topic": "", "count": "1"},
        {"question": "", "topic": topic.pk, "count": "2"},
    ]
    data = nested_form_data(
        {
            "title": "Latihan",
            "slug": "latihan",
            "summary": "",
            "intro": rich_text(""),
            "items": inline_formset(rows),
            "purpose": "practice",
            "pass_mark": "70",
            "wait_hours": "0",
            "review": "full",
            "minutes": "5",
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    course = course_page(home)
    address = reverse("wagtailadmin_pages:add", args=["quizzes", "quizpage", course.pk])
    response = editor.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    page = QuizPage.objects.get(slug="latihan")
    assert quiz_of(page).current.settings["questions"] == 3


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({}, "Pilih satu soal"),
        ({"question": True, "topic": True}, "Pilih satu soal"),
        ({"topic": True, "count": 3}, "baru berisi 2 soal terbit"),
    ],
)
def test_a_line_promises_what_can_be_asked(chosen, says):
    topic = TopicFactory()
    versions(topic, 2)
    item = QuizItem(
        question=Question.objects.first() if "question" in chosen else None,
        topic=topic if "topic" in chosen else None,
        count=chosen.get("count", 1),
    )
    with pytest.raises(ValidationError, match=says):
        item.clean()
    QuizItem(topic=topic, count=2).clean()
