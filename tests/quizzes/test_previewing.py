"""The preview of a quiz: what it asks, as learners will meet it, with an example of each draw."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizzes.models import QuizItem
from tests.factories.quizzes import TopicFactory, question, quiz_page, versions

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(db):
    made = TopicFactory(name="Sumber resmi")
    versions(made, 6)
    return made


@pytest.fixture
def draft(home, topic):
    """Three lines, the second a draw on a page of its own; as revised, not as published."""
    page = quiz_page(home, question(stem="<p>Pertama?</p>"), (topic, 3), question())
    page = page.get_latest_revision_as_object()
    first, second, last = page.items.all()
    first.section, first.section_intro = "Bagian A", "<p>Baca <b>teliti</b>.</p>"
    second.section, second.new_page = "Bagian B", True
    last.required = True
    page.items = [first, second, last]
    return page


def text_of(page) -> str:
    return html.unescape(page.make_preview_request().text)


def test_questions_are_shown_with_their_sections_and_pages(draft):
    text = text_of(draft)
    wanted = (
        "Halaman 1 dari 2",
        "Bagian A",
        "Baca <b>teliti</b>.",
        "Soal 1 dari 5",
        "Pertama?",
        "Halaman 2 dari 2",
        "Bagian B",
        "3 soal diundi dari topik “Sumber resmi”",
        "Soal 2 dari 5",
        "Soal 5 dari 5",
        "Wajib dijawab",
    )
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)
    assert "Halaman" not in re.sub(r"Halaman [12] dari 2", "", text[places[0] : places[-1]])


def test_a_draw_gives_one_example_and_no_key(draft):
    text = text_of(draft)
    assert text.count('<fieldset class="question"') == 3
    assert "Umpan balik" not in text
    assert "Periksa dahulu" not in text


def test_pages_of_a_fixed_length_count_what_a_draw_asks(draft):
    draft.questions_per_page = 2
    text = text_of(draft)
    assert re.findall(r"Halaman (\d) dari (\d)", text) == [("1", "3"), ("2", "3"), ("3", "3")]


def test_a_question_that_is_a_draft_is_said_to_be_one(home):
    page = quiz_page(home, question(stem="<p>Masih konsep?</p>", publish=False))
    assert "“Masih konsep?” belum terbit, jadi belum ditanyakan." in text_of(page)


def test_a_test_after_shows_what_its_test_before_asks(home, topic):
    before = quiz_page(home, (topic, 2), purpose="before")
    after = quiz_page(home, purpose="after", baseline=before)
    assert "2 soal diundi dari topik “Sumber resmi”" in text_of(after)


def test_learners_see_no_questions_before_they_start(client, draft):
    assert "Soal 1 dari" not in client.get(draft.url).text


def statements(page) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        text_of(page)
    return len(caught)


def test_a_longer_quiz_costs_no_more_statements(home, topic):
    short = quiz_page(home, question(), (topic, 2))
    long = quiz_page(home, *[question() for _ in range(20)], *[(TopicFactory(), 1)] * 5, (topic, 2))
    assert QuizItem.objects.filter(page=long).count() == 26
    for page in (short, long):
        text_of(page)
    assert statements(long) == statements(short)
