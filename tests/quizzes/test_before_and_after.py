"""A test before learning and one after it: other questions, one result, nobody held back."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from quizzes.models import QuizPage
from quizzes.selfcheck import checkable
from quizzes.services import submit_attempt
from tests.factories.quizzes import (
    TopicFactory,
    answer,
    attempt_at,
    form,
    items_of,
    question,
    quiz_of,
    quiz_page,
    right,
    versions,
    wrong,
)
from tests.quizzes.taking import at, keys, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(db):
    made = TopicFactory(name="Verifikasi")
    for _number in range(4):
        question(made)
    return made


@pytest.fixture
def before(home, topic):
    return quiz_page(home, (topic, 2), title="Tes awal", purpose="before")


@pytest.fixture
def after(home, before):
    return quiz_page(home, title="Tes akhir", purpose="after", baseline=before)


def hand_in(client, page, learner, choose):
    attempt = attempt_at(page, learner)
    response = client.post(at("submit", attempt), form(items_of(attempt), choose), follow=True)
    attempt.refresh_from_db()
    return attempt, response.text


def asked(attempt):
    return {item.version.question_id for item in items_of(attempt)}


# --- Which questions ------------------------------------------------------------------


def test_both_draw_from_the_same_topic_and_never_the_same_question(before, after, account, topic):
    first, second = attempt_at(before, account), attempt_at(after, account)
    assert len(asked(first) | asked(second)) == 4
    assert asked(first) | asked(second) == {q.pk for q in topic.questions.all()}


def test_after_follows_when_the_topic_of_before_grows(before, after, topic):
    question(topic)
    assert quiz_of(after).current.questions.count() == 5


def test_after_follows_when_before_is_published_anew(before, after, topic):
    item = before.items.get()
    item.count = 1
    before.items = [item]
    before.save_revision().publish()
    assert quiz_of(after).current.settings["questions"] == 1


def test_lessons_do_not_give_away_what_is_measured(before, topic):
    assert not checkable().exists()


# --- What is told ---------------------------------------------------------------------


def test_result_of_before_is_told_once_after_is_done(as_account, before, after, account):
    first, told = hand_in(as_account, before, account, wrong)
    secrets = keys(items_of(first))
    assert "Tes awal selesai" in told
    assert "0%" not in told
    assert not [secret for secret in secrets if secret in told]
    _second, told = hand_in(as_account, after, account, right)
    assert "Nilai Anda naik 100 poin" in told
    assert "Tes awal</dt><dd>0%" in told
    page = as_account.get(at("review", first)).text
    assert "Nilai Anda naik 100 poin" in page
    assert [secret for secret in secrets if secret in page]


def test_lists_do_not_tell_it_either(as_account, before, after, account):
    hand_in(as_account, before, account, right)
    assert "100%" not in as_account.get(before.url).text
    mine = as_account.get(reverse("my_learning")).text
    assert "nilai 100" not in mine
    assert "Selesai" in mine


def test_after_alone_tells_its_result_and_that_nothing_can_be_compared(as_account, after, account):
    _attempt, told = hand_in(as_account, after, account, right)
    assert "100%" in told
    assert "belum mengerjakan tes awal" in told


def test_where_no_after_is_offered_nothing_is_held_back(as_account, before, after, account):
    after.unpublish()
    _attempt, told = hand_in(as_account, before, account, right)
    assert "100%" in told
    assert "Tes akhirnya sedang tidak tersedia" in told


def test_lower_result_is_told_kindly(as_account, before, after, account):
    hand_in(as_account, before, account, right)
    _attempt, told = hand_in(as_account, after, account, wrong)
    assert "lebih rendah daripada sebelum belajar" in told


# --- On what terms --------------------------------------------------------------------


def test_nobody_can_fail_it_and_it_is_taken_once(as_account, before, account, graded):
    attempt, _told = hand_in(as_account, before, account, wrong)
    assert attempt.passed
    assert graded == [attempt]
    response = start(as_account, before)
    assert response.url == before.url
    page = as_account.get(before.url).text
    assert "Tidak ada: tes ini hanya mengukur" in page
    assert "Tes ini dikerjakan sekali" in page
    assert "kesempatan" not in as_account.get(before.url).text  # the message was told once


def test_visitors_may_be_measured_too(client, before):
    assert "Mulai tes" in client.get(before.url).text
    assert "percobaan" in start(client, before).url


def test_quiz_that_measures_nothing_keeps_its_release(practice):
    release = quiz_of(practice).current
    practice.save_revision().publish()
    assert quiz_of(practice).current == release


def test_handing_in_late_counts_what_was_answered(before, account):
    attempt = attempt_at(before, account)
    submit_attempt(attempt=attempt, answers=[answer(items_of(attempt)[0])])
    attempt.refresh_from_db()
    assert attempt.percent == 50


# --- The editor's form ----------------------------------------------------------------


def saved(editor, page, *lines, **fields):
    """Post the page's form as published; return what it complains about."""
    rows = [{"question": "", "count": "1", "section_intro": "null", **line} for line in lines]
    data = {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "intro": rich_text(""),
        "purpose": "practice",
        "baseline": "",
        "pass_mark": "70",
        "wait_hours": "0",
        "review": "full",
        "minutes": "5",
        "items": inline_formset(rows, initial=0),
        "action-publish": "1",
        **fields,
    }
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor.post(address, nested_form_data(data))
    return "" if response.status_code == 302 else response.text


@pytest.fixture
def blank(home):
    return home.add_child(instance=QuizPage(title="Kuis", slug="kuis-baru", live=False))


def test_form_accepts_a_pair(editor, blank, topic, before):
    line = {"topic": str(topic.pk), "count": "2"}
    assert saved(editor, blank, line, purpose="before") == ""
    assert saved(editor, blank, purpose="after", baseline=str(before.pk)) == ""


def test_form_refuses_topics_with_too_few_questions(editor, blank, topic):
    complaint = saved(editor, blank, {"topic": str(topic.pk), "count": "3"}, purpose="before")
    assert "Topik “Verifikasi” berisi 4 soal terbit, perlu 6" in complaint


def test_form_refuses_a_named_question_in_a_test_before(editor, blank):
    complaint = saved(editor, blank, {"question": str(question().pk)}, purpose="before")
    assert "hanya mengundi dari topik" in complaint


def test_form_refuses_a_test_after_without_or_with_the_wrong_partner(editor, blank, practice):
    for partner in ("", str(practice.pk)):
        complaint = saved(editor, blank, purpose="after", baseline=partner)
        assert "Pilih halaman kuis yang tujuannya" in complaint


def test_form_refuses_lines_of_its_own_in_a_test_after(editor, blank, topic, before):
    line = {"topic": str(topic.pk), "count": "1"}
    complaint = saved(editor, blank, line, purpose="after", baseline=str(before.pk))
    assert "memakai soal tes awalnya" in complaint


def test_form_refuses_a_partner_of_what_measures_nothing(editor, blank, topic, before):
    line = {"topic": str(topic.pk), "count": "1"}
    assert "Hanya tes akhir" in saved(editor, blank, line, baseline=str(before.pk))


# --- Size -----------------------------------------------------------------------------


@pytest.mark.parametrize("held", [4, 300])
def test_review_costs_the_same_whatever_the_topic_holds(
    as_account, home, account, held, django_assert_max_num_queries
):
    topic = TopicFactory()
    versions(topic, held)
    first = quiz_page(home, (topic, 2), purpose="before")
    second = quiz_page(home, purpose="after", baseline=first)
    for page in (first, second):
        attempt, _told = hand_in(as_account, page, account, right)
    as_account.get(at("review", attempt))
    with django_assert_max_num_queries(12):
        as_account.get(at("review", attempt))
