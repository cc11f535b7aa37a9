"""A whole quiz without JavaScript, and what scripts get; other people's attempts are not there."""

import html
import re
import uuid

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from literasi.users.models import Learner
from quizzes.models import Attempt, Question
from quizzes.services import submit_attempt
from tests.factories.quizzes import (
    attempt_at,
    form,
    items_of,
    question,
    quiz_of,
    quiz_page,
    right,
    wrong,
)
from tests.factories.users import LearnerFactory
from tests.quizzes.conftest import HOUR, MINUTE

pytestmark = pytest.mark.django_db

SAME_SITE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
JSON = {"HTTP_ACCEPT": "application/json"}


def at(name, attempt) -> str:
    return reverse(f"quizzes:{name}", args=[attempt.uuid])


def start(client, page):
    return client.post(reverse("quizzes:start", args=[quiz_of(page).uuid]), **SAME_SITE)


def keys(items) -> list[str]:
    """Return what gives the key away: every option's feedback, and the general one."""
    bodies = [item.version.body for item in items]
    return [option["feedback"] for body in bodies for option in body["options"]] + [
        body["feedback"] for body in bodies
    ]


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


# --- The key --------------------------------------------------------------------------


def test_the_key_never_reaches_the_browser_early(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    half = form(items[:1], choose=wrong)
    seen = [
        as_account.get(final.url),
        as_account.get(at("attempt", attempt)),
        as_account.post(at("save", attempt), half, **JSON),
        as_account.post(at("save", attempt), half, follow=True),
        as_account.post(at("submit", attempt), half, follow=True),
        as_account.get(at("submit", attempt)),
        as_account.get(at("review", attempt), follow=True),
    ]
    for response in seen:
        text = html.unescape(response.text)
        assert not any(key in text for key in keys(items))
        assert "correct" not in text


def test_after_pass_keeps_the_key_until_it_can_help_nobody(as_account, final, account):
    first = attempt_at(final, account)
    items = items_of(first)
    submit_attempt(attempt=first)
    text = as_account.get(at("review", first)).text
    assert "Jawaban yang tepat" not in text
    assert "Kunci jawaban tampil setelah Anda lulus" in text
    Attempt.objects.update(passed=True)
    assert as_account.get(at("review", first)).text.count("Jawaban yang tepat") == 4
    assert (
        items[0].version.body["options"][1]["feedback"] in as_account.get(at("review", first)).text
    )


def test_score_only_shows_the_score_and_own_answers(as_account, home, questions, account):
    page = quiz_page(home, *questions, review="score")
    attempt = attempt_at(page, account)
    items = items_of(attempt)
    as_account.post(at("submit", attempt), form(items, choose=wrong))
    text = html.unescape(as_account.get(at("review", attempt)).text)
    assert "0%" in text
    assert "Jawaban Anda" in text
    assert not any(key in text for key in keys(items))
    assert "belum tepat" not in text.lower()


# --- Scripts --------------------------------------------------------------------------


def test_scripts_get_json(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    saved = as_account.post(at("save", attempt), form(items[:1], seq=5), **JSON)
    assert saved.json() == {"saved": [1], "stale": [], "closed": False}
    stale = as_account.post(at("save", attempt), form(items[:1], choose=wrong, seq=4), **JSON)
    assert stale.json() == {"saved": [], "stale": [1], "closed": False}
    submit_attempt(attempt=attempt)
    closed = as_account.post(at("save", attempt), form(items[:1], seq=9), **JSON)
    assert closed.json() == {"saved": [], "stale": [], "closed": True}


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


# --- Other people's -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["attempt", "submit", "review"])
def test_another_learners_attempt_is_not_there(client, attempt, name):
    assert client.get(at(name, attempt)).status_code == 404
    client.force_login(LearnerFactory().user)
    assert client.get(at(name, attempt)).status_code == 404


@pytest.mark.parametrize("name", ["save", "submit"])
def test_another_learners_attempt_cannot_be_written(client, attempt, name):
    client.force_login(LearnerFactory().user)
    answers = form(items_of(attempt), confirm="1")
    assert client.post(at(name, attempt), answers).status_code == 404
    assert client.post(at(name, attempt), answers, **JSON).status_code == 404
    attempt.refresh_from_db()
    assert attempt.is_open
    assert not attempt.items.filter(response__isnull=False).exists()


@pytest.mark.parametrize("name", ["attempt", "submit", "review"])
def test_signing_out_leaves_no_way_in_but_by_signing_in(as_account, attempt, name):
    as_account.logout()
    response = as_account.get(at(name, attempt))
    assert response.status_code == 404
    back = f"{reverse('account_login')}?next={at('attempt', attempt)}"
    assert f'href="{back}"' in response.text


def test_who_is_signed_in_is_not_told_to_sign_in(client, attempt):
    client.force_login(LearnerFactory().user)
    assert "Halaman tidak ditemukan" in client.get(at("attempt", attempt)).text


# --- Time -----------------------------------------------------------------------------


def long_ago(attempt):
    past = timezone.now() - 5 * HOUR
    Attempt.objects.filter(pk=attempt.pk).update(started_at=past, deadline_at=past + 30 * MINUTE)


@pytest.mark.parametrize("name", ["attempt", "submit", "review"])
def test_opening_an_overdue_attempt_shows_its_result(as_account, attempt, graded, name):
    long_ago(attempt)
    response = as_account.get(at(name, attempt), follow=True)
    assert "Waktu habis" in response.text
    assert len(graded) == 1


@pytest.mark.parametrize("name", ["save", "submit"])
def test_what_comes_too_late_is_not_counted(as_account, attempt, name):
    long_ago(attempt)
    items = items_of(attempt)
    response = as_account.post(at(name, attempt), form(items), follow=True)
    assert "Waktu habis" in response.text
    attempt.refresh_from_db()
    assert attempt.percent == 0


def test_the_attempt_page_says_when_it_ends(as_account, attempt):
    text = as_account.get(at("attempt", attempt)).text
    assert re.search(r"Berakhir pukul \d\d\.\d\d WIB|Berakhir \w+, .* WIB", text)
    assert attempt.deadline_at.isoformat() in html.unescape(text)


def test_the_command_sweeps(attempt, capsys):
    long_ago(attempt)
    call_command("close_overdue_attempts")
    attempt.refresh_from_db()
    assert attempt.closed_by == "time"
    assert "1" in capsys.readouterr().out


# --- Rubbish --------------------------------------------------------------------------

RUBBISH = [
    {},
    {"seq-1": "x"},
    {"seq-1": "-5", "answer-1": "x"},
    {"seq-1": "9" * 400, "answer-1": "\x00"},
    {"seq-1": "٣", "answer-1": ["a"] * 200},
    {"seq-0": "1", "seq-99999999": "1", "seq-9999": "5", "seq-": "1"},
    {"seq-1": str(2**63), "answer-1": "🦆"},
    {"seq-2": "5", "answer-2": "[]", "confirm": "\x00"},
    {"answer-1": "x"},
]


@pytest.mark.parametrize("fields", RUBBISH)
@pytest.mark.parametrize("headers", [{}, JSON])
@pytest.mark.parametrize("name", ["save", "submit"])
def test_rubbish_changes_nothing(as_account, attempt, name, fields, headers):
    response = as_account.post(at(name, attempt), fields, **headers)
    assert response.status_code in (200, 302)
    assert not attempt.items.filter(response__isnull=False).exists()


def test_rubbish_bodies_are_no_server_error(as_account, attempt):
    for content_type in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        response = as_account.post(at("save", attempt), b"\xff\x00{", content_type=content_type)
        assert response.status_code < 500


def test_odd_methods_are_refused(as_account, attempt):
    assert as_account.get(at("save", attempt)).status_code == 405
    assert as_account.put(at("submit", attempt)).status_code == 405
    assert as_account.post(at("review", attempt)).status_code == 405


# --- Checks inside lessons ------------------------------------------------------------


@pytest.fixture
def checked(db) -> Question:
    return question(feedback="<p>Umpan balik umum.</p>")


def check(client, made, **query):
    return client.get(reverse("quizzes:check", args=[made.current_id]), query)


def test_a_check_tells_at_once_and_records_nothing(client, home, checked):
    option = checked.current.body["options"][1]
    response = check(client, checked, answer=option["id"], next="/pelajaran/")
    assert "Belum tepat" in response.text
    assert option["feedback"] in response.text
    assert "Umpan balik umum." in response.text
    assert 'href="/pelajaran/#periksa' in response.text
    assert not Learner.objects.exists()


@pytest.mark.parametrize("query", [{}, {"answer": "x"}, {"answer": ["\x00", "y"]}])
def test_a_check_without_an_answer_asks_for_one(client, home, checked, query):
    response = check(client, checked, **query)
    assert "Pilih dahulu jawaban" in response.text
    assert "Umpan balik umum." not in response.text


@pytest.mark.parametrize(
    "path", ["https://evil.example/", "//evil.example", "javascript:x", "\\\\e"]
)
def test_a_check_leads_back_to_this_site_only(client, home, checked, path):
    text = html.unescape(check(client, checked, answer="x", next=path).text)
    leads = re.findall(r'(?:href|value|action)="([^"]*)"', text)
    assert not any(lead.startswith(path) for lead in leads)
    assert '<a href="/">Kembali ke pelajaran</a>' in text


@pytest.mark.parametrize("version", [0, 10**6, 10**30])
def test_a_check_of_nothing_is_not_there(client, home, version):
    assert client.get(f"/kuis/cek/{version}/").status_code == 404


def test_only_current_wordings_can_be_checked(client, home, checked):
    old = checked.current
    checked.stem = "<p>Baru.</p>"
    checked.save_revision().publish()
    assert client.get(reverse("quizzes:check", args=[old.pk])).status_code == 404
    checked.refresh_from_db()
    assert check(client, checked).status_code == 200
    checked.unpublish()
    assert check(client, checked).status_code == 404


def test_a_check_never_gives_the_key_of_a_test(client, home, checked):
    page = quiz_page(home, checked, purpose="test")
    assert check(client, checked).status_code == 404
    page.unpublish()
    assert check(client, checked).status_code == 200
    quiz_page(home, checked, purpose="practice")
    assert check(client, checked).status_code == 200
