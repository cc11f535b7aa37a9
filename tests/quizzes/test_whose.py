"""Other people's attempts are not there; keys and time are the server's."""

import html
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Attempt
from quizzes.services import submit_attempt
from tests.factories.quizzes import (
    attempt_at,
    form,
    items_of,
    quiz_page,
    wrong,
)
from tests.factories.users import LearnerFactory
from tests.quizzes.conftest import HOUR, MINUTE
from tests.quizzes.taking import JSON, at, keys

pytestmark = pytest.mark.django_db


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
