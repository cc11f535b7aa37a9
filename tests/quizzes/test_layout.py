"""Sections, pages, required questions and flags, from the editor's lines to the review."""

import re

import pytest

from quizzes.models import AttemptItem, QuizItem
from quizzes.services import release_quiz, save_answers
from tests.factories.quizzes import (
    TopicFactory,
    answer,
    attempt_at,
    form,
    items_of,
    question,
    quiz_of,
    quiz_page,
    versions,
)
from tests.quizzes.taking import JSON, at

pytestmark = pytest.mark.django_db


def lay_out(page, **by_place):
    """Set fields of a quiz's lines, ``line_0={...}``, and publish it."""
    for name, fields in by_place.items():
        line = page.items.order_by("sort_order", "pk")[int(name.removeprefix("line_"))]
        QuizItem.objects.filter(pk=line.pk).update(**fields)
    return release_quiz(page=page)


@pytest.fixture
def sectioned(home):
    """Two sections of three questions, each on its page; the last question is required."""
    page = quiz_page(home, *[question() for _ in range(6)], title="Uji berbagian")
    lay_out(
        page,
        line_0={"section": "Bagian A", "section_intro": "<p>Baca <b>teliti</b>.</p>"},
        line_3={"section": "Bagian B", "new_page": True},
        line_5={"required": True},
    )
    return page


@pytest.fixture
def paged(sectioned, account):
    return attempt_at(sectioned, account)


def shown(response) -> list[str]:
    """Return the pages that can be seen; the others are in the form all the same."""
    return re.findall(r'data-page="(\d+)"(?! hidden)', response.text)


# --- Releases -------------------------------------------------------------------------


def test_a_quiz_that_uses_none_of_it_keeps_its_release(practice):
    release = quiz_of(practice).current
    assert release.settings.keys() == {
        "purpose",
        "pass_mark",
        "attempts",
        "wait_hours",
        "time_limit",
        "shuffle_questions",
        "shuffle_options",
        "review",
        "questions",
    }
    assert release_quiz(page=practice) == release


def test_a_release_holds_how_the_quiz_is_laid_out(sectioned):
    settings = quiz_of(sectioned).current.settings
    assert settings["sections"] == [
        {"title": "Bagian A", "intro": "<p>Baca <b>teliti</b>.</p>"},
        {"title": "Bagian B", "intro": ""},
    ]
    assert settings["layout"] == [[1, 0, False]] * 3 + [[2, 1, False]] * 2 + [[2, 1, True]]


def test_an_introduction_needs_a_heading(editor, practice):
    item = practice.items.first()
    item.section_intro = "<p>Baca.</p>"
    with pytest.raises(Exception, match="Beri judul") as refused:
        item.clean()
    assert "section" in refused.value.message_dict


def test_an_introduction_that_was_left_empty_needs_none(practice):
    item = practice.items.first()
    item.section_intro = '<p data-block-key="a1b2c"></p>'
    item.clean()


# --- Starting -------------------------------------------------------------------------


def test_an_attempt_stores_where_its_questions_stand(paged):
    rows = paged.items.values_list("section", "page", "required")
    assert list(rows) == [(1, 1, False)] * 3 + [(2, 2, False)] * 2 + [(2, 2, True)]


def test_a_draw_is_parted_into_pages_and_mixed_within_its_section(home, account):
    topic = TopicFactory()
    versions(topic, 8)
    first, last = question(), question()
    page = quiz_page(
        home, first, (topic, 5), last, shuffle_questions=True, questions_per_page=3, title="Undian"
    )
    lay_out(page, line_1={"section": "Tengah"}, line_2={"section": "Akhir"})
    items = items_of(attempt_at(page, account))
    assert [item.page for item in items] == [1, 1, 1, 2, 2, 2, 3]
    assert [item.section for item in items] == [0, 1, 1, 1, 1, 1, 2]
    assert (items[0].version, items[-1].version) == (first.current, last.current)


# --- Paging ---------------------------------------------------------------------------


def test_a_plain_attempt_has_one_page_and_no_overview(as_account, final, account):
    page = as_account.get(at("attempt", attempt_at(final, account)))
    assert shown(page) == ["1"]
    assert "Daftar soal" not in page.text
    assert "Berikutnya" not in page.text
    assert "Tandai untuk ditinjau" not in page.text


def test_pages_are_turned_and_saved_without_javascript(as_account, paged):
    items = items_of(paged)
    first = as_account.get(at("attempt", paged))
    assert shown(first) == ["1"]
    assert "Bagian A" in first.text
    assert "Baca <b>teliti</b>." in first.text
    assert "Halaman 1 dari 2" in first.text
    turned = as_account.post(at("save", paged), form(items[:3], halaman="2"))
    assert turned.url == at("attempt", paged) + "?halaman=2"
    second = as_account.get(turned.url)
    assert shown(second) == ["2"]
    assert "3 dari 6 terjawab" in second.text
    assert "Jawaban Anda tersimpan" not in second.text
    stays = as_account.post(at("save", paged), form(items, simpan="2"))
    assert stays.url == at("attempt", paged) + "?halaman=2"
    assert "Jawaban Anda tersimpan" in as_account.get(stays.url).text


def test_the_overview_leads_to_a_question_and_saves_on_the_way(as_account, paged):
    fields = form(items_of(paged), menuju="5")
    assert as_account.post(at("save", paged), fields).url == (
        at("attempt", paged) + "?halaman=2#soal-5"
    )
    assert AttemptItem.objects.filter(response__isnull=False).count() == 6


@pytest.mark.parametrize("rubbish", ["0", "3", "-1", "x", "9" * 30, "２"])
def test_a_page_there_is_not_is_the_first(as_account, paged, rubbish):
    assert shown(as_account.get(at("attempt", paged) + f"?halaman={rubbish}")) == ["1"]
    for name in ("halaman", "menuju", "simpan"):
        assert as_account.post(at("save", paged), {name: rubbish}, follow=True).status_code == 200


def test_a_review_shows_the_sections_as_they_were_taken(as_account, paged):
    as_account.post(at("submit", paged), form(items_of(paged)))
    text = as_account.get(at("review", paged)).text
    assert text.index("Bagian A") < text.index("Bagian B") < text.index("Soal 6 dari 6")
    assert text.count("Bagian A") == 1
    assert "Tandai untuk ditinjau" not in text


def test_a_review_outlives_a_new_release(as_account, paged, sectioned):
    as_account.post(at("submit", paged), form(items_of(paged)))
    lay_out(sectioned, line_0={"section": "Lain"})
    assert "Bagian A" in as_account.get(at("review", paged)).text


# --- Required -------------------------------------------------------------------------


def test_a_required_question_is_asked_for_even_of_who_insists(as_account, paged, graded):
    items = items_of(paged)
    response = as_account.post(at("submit", paged), form(items[:5], confirm="1"), follow=True)
    assert response.redirect_chain[-1][0] == at("submit", paged)
    assert "Belum dapat dikirim" in response.text
    assert at("attempt", paged) + "?halaman=2#soal-6" in response.text
    assert "Kirim saja" not in response.text
    assert not graded
    assert AttemptItem.objects.filter(response__isnull=False).count() == 5
    done = as_account.post(at("submit", paged), form(items[5:]))
    assert done.url == at("review", paged)
    assert len(graded) == 1


def test_when_time_is_up_what_is_required_counts_as_wrong(as_account, paged, graded):
    paged.deadline_at = paged.started_at
    paged.save()
    response = as_account.post(at("submit", paged), form(items_of(paged)[:3], confirm="1"))
    assert response.url == at("review", paged)
    assert [attempt.percent for attempt in graded] == [50]


# --- Flags ----------------------------------------------------------------------------


def test_a_flag_is_kept_and_shown_in_words(as_account, paged):
    items = items_of(paged)
    as_account.post(at("save", paged), {"seq-2": "1", "flag-2": "1"}, **JSON)
    items[1].refresh_from_db()
    assert (items[1].flagged, items[1].response) == (True, None)
    text = as_account.get(at("attempt", paged)).text
    assert re.search(r'name="flag-2" value="1" checked', text)
    assert re.search(r'data-mark="2" data-flagged', text)
    as_account.post(at("save", paged), {"seq-2": "2"}, **JSON)
    items[1].refresh_from_db()
    assert not items[1].flagged


def test_handing_in_asks_about_what_is_flagged(as_account, paged, graded):
    fields = form(items_of(paged)) | {"flag-2": "1"}
    asked = as_account.post(at("submit", paged), fields, follow=True)
    assert "Soal yang Anda tandai untuk ditinjau" in asked.text
    assert at("attempt", paged) + "#soal-2" in asked.text
    assert not graded
    as_account.post(at("submit", paged), {"confirm": "1"})
    assert [attempt.percent for attempt in graded] == [100]


def test_an_older_flag_does_not_replace_a_newer_one(paged):
    item = items_of(paged)[0]
    newer, older = answer(item, seq=5), answer(items_of(paged)[0], seq=4, ids=[])
    assert save_answers(answers=[newer]).saved == [1]
    assert save_answers(answers=[older]).stale == [1]
