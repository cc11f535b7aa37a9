"""A whole quiz without JavaScript, and what scripts get."""

import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from literasi.users.models import Learner
from quizzes.models import Attempt
from quizzes.services import submit_attempt
from tests.factories.quizzes import (
    attempt_at,
    form,
    items_of,
    quiz_of,
    right,
    wrong,
)
from tests.factories.users import UserFactory
from tests.quizzes.taking import JSON, SAME_SITE, at, start

pytestmark = pytest.mark.django_db


# --- The whole way --------------------------------------------------------------------


def test_a_visitor_takes_a_practice_without_javascript(client, practice):
    response = client.get(practice.url)
    assert "Mulai latihan" in response.text
    assert "csrfmiddlewaretoken" not in response.text
    attempt_page = start(client, practice)
    attempt = Attempt.objects.get()
    assert attempt_page.url == at("attempt", attempt)
    assert client.cookies["belajar"].value == attempt.learner.visitor_key
    assert "0 dari 3 terjawab" in client.get(at("attempt", attempt)).text
    items = items_of(attempt)
    saved = client.post(at("save", attempt), form(items[:2], confirm=""), follow=True)
    assert "Jawaban Anda tersimpan" in saved.text
    assert "2 dari 3 terjawab" in saved.text
    asked = client.post(at("submit", attempt), {})
    assert asked.url == at("submit", attempt)
    confirm = client.get(asked.url).text
    assert "Masih ada 1 soal" in confirm
    assert f"{at('attempt', attempt)}#soal-3" in confirm
    done = client.post(at("submit", attempt), form(items[2:]), follow=True)
    assert done.redirect_chain[0][0] == at("review", attempt)
    assert "100%" in done.text
    assert "Lulus" in done.text
    assert "Coba lagi" not in done.text, "nothing is left to gain"


def test_unanswered_questions_may_be_handed_in(as_account, final, account):
    attempt = attempt_at(final, account)
    response = as_account.post(at("submit", attempt), {"confirm": "1"}, follow=True)
    assert "Belum lulus" in response.text
    assert response.text.count("Tidak dijawab") == 3


def test_a_full_form_is_handed_in_at_once(as_account, final, account, graded):
    attempt = attempt_at(final, account)
    response = as_account.post(at("submit", attempt), form(items_of(attempt)))
    assert response.url == at("review", attempt)
    assert [found.percent for found in graded] == [100]


def test_an_answer_emptied_in_the_form_is_a_gap(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    as_account.post(at("save", attempt), form(items, seq=1))
    empty = {**form(items, seq=2), "answer-2": []}
    assert as_account.post(at("submit", attempt), empty).url == at("submit", attempt)
    assert "1 soal" in as_account.get(at("submit", attempt)).text


def test_closing_the_browser_loses_nothing(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    as_account.post(at("save", attempt), form(items[:1], choose=wrong))
    assert start(as_account, final).url == at("attempt", attempt)
    page = as_account.get(at("attempt", attempt))
    assert f'value="{wrong(items[0])[-1]}" checked' not in page.text
    assert f'value="{wrong(items[0])[0]}" checked' in page.text
    assert "no-store" in page["Cache-Control"]


def test_a_stale_tab_is_told_and_changes_nothing(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    as_account.post(at("save", attempt), form(items, seq=20))
    told = as_account.post(at("save", attempt), form(items, choose=wrong, seq=10), follow=True)
    assert "Soal 1, 2, 3 sudah Anda jawab di tempat lain" in told.text
    items[0].refresh_from_db()
    assert items[0].response == right(items[0])[0]


def test_each_page_gives_numbers_newer_than_what_is_kept(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    ahead = 9_000_000_000_000  # a phone whose clock is in the future
    as_account.post(at("save", attempt), form(items[:1], seq=ahead))
    given = re.search(r'name="seq-1" value="(\d+)"', as_account.get(at("attempt", attempt)).text)
    assert int(given[1]) > ahead


# --- Starting -------------------------------------------------------------------------


def test_a_test_sends_visitors_to_sign_up_and_back(client, final):
    page = client.get(final.url).text
    assert f"{reverse('account_signup')}?next={final.url}" in page
    response = start(client, final)
    assert response.url.startswith(reverse("account_signup"))
    assert "next=" in response.url
    assert not Learner.objects.exists()


def test_an_account_that_has_done_nothing_yet_may_start_a_test(client, final):
    person = UserFactory()
    client.force_login(person)
    page = client.get(final.url).text
    assert "Mulai uji" in page
    assert "memerlukan akun" not in page
    assert not Learner.objects.exists(), "looking at a page writes nothing"
    response = start(client, final)
    attempt = Attempt.objects.get()
    assert response.url == at("attempt", attempt)
    assert attempt.learner.user == person
    assert "Lanjutkan mengerjakan" in client.get(final.url).text


def test_start_must_come_from_this_site(client, practice):
    address = reverse("quizzes:start", args=[quiz_of(practice).uuid])
    assert client.get(address).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(address, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert client.post(address).status_code == 403
    assert client.post(address, **SAME_SITE).status_code == 302
    assert Attempt.objects.count() == 1


def test_a_refused_start_says_why_and_until_when(as_account, final, account):
    attempt = attempt_at(final, account)
    submit_attempt(attempt=attempt)
    response = start(as_account, final)
    assert response.url == final.url
    page = as_account.get(final.url).text
    assert "Kuis ini dapat dicoba lagi" in page
    assert "WIB" in page
    assert "Percobaan ke-2 dari 3" in page


@pytest.mark.parametrize("which", ["draft", "nobody"])
def test_what_is_not_live_cannot_be_started(client, practice, which):
    quiz = quiz_of(practice)
    if which == "draft":
        practice.unpublish()
    ident = quiz.uuid if which == "draft" else uuid.uuid4()
    assert client.post(reverse("quizzes:start", args=[ident]), **SAME_SITE).status_code == 404


# --- The quiz's own page --------------------------------------------------------------


def test_the_page_tells_the_terms(client, final):
    text = client.get(final.url).text
    for words in ("70%", "30 menit", "3 kali", "Jeda 1 jam", "kunci jawaban setelah lulus"):
        assert words in text


def test_the_page_shows_earlier_results_and_the_way_on(as_account, practice, account):
    attempt = attempt_at(practice, account)
    assert "Lanjutkan mengerjakan" in as_account.get(practice.url).text
    submit_attempt(attempt=attempt)
    text = as_account.get(practice.url).text
    assert at("review", attempt) in text
    assert "Coba lagi" in text
    assert "Hasil sebelumnya" in text


def test_a_quiz_never_released_says_it_is_being_prepared(client, practice):
    quiz = quiz_of(practice)
    quiz.current = None
    quiz.save()
    assert "sedang disiapkan" in client.get(practice.url).text


# --- Scripts --------------------------------------------------------------------------


def said(response) -> dict:
    """Return what became of answers, without until when there is time."""
    return {name: value for name, value in response.json().items() if name != "time"}


def test_without_a_deadline_scripts_hear_of_none(as_account, practice, account):
    attempt = attempt_at(practice, account)
    saved = as_account.post(at("save", attempt), form(items_of(attempt)[:1]), **JSON)
    assert saved.json()["time"] is None


def test_scripts_get_json(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    saved = as_account.post(at("save", attempt), form(items[:1], seq=5), **JSON)
    assert said(saved) == {"saved": [1], "stale": [], "closed": False}
    ends = parse_datetime(saved.json()["time"]["ends"])
    assert attempt.deadline_at - ends < timedelta(milliseconds=1), "as exact as scripts count"
    stale = as_account.post(at("save", attempt), form(items[:1], choose=wrong, seq=4), **JSON)
    assert said(stale) == {"saved": [], "stale": [1], "closed": False}
    submit_attempt(attempt=attempt)
    closed = as_account.post(at("save", attempt), form(items[:1], seq=9), **JSON)
    assert said(closed) == {"saved": [], "stale": [], "closed": True}


def test_saving_needs_the_token(client, final, account):
    client.force_login(account.user)
    client.handler.enforce_csrf_checks = True
    attempt = attempt_at(final, account)
    answers = form(items_of(attempt))
    assert client.post(at("save", attempt), answers, **JSON).status_code == 403
    token = re.search(
        r'csrfmiddlewaretoken" value="(\w+)"', client.get(at("attempt", attempt)).text
    )[1]
    sent = client.post(at("save", attempt), answers, HTTP_X_CSRFTOKEN=token, **JSON)
    assert sent.json()["saved"] == [1, 2, 3]
