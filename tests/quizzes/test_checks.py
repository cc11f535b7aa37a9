"""Questions inside lessons: told at once, recorded nowhere."""

import html
import re

import pytest
from django.urls import reverse

from literasi.users.models import Learner
from quizzes.models import Question
from tests.factories.quizzes import (
    question,
    quiz_page,
)

pytestmark = pytest.mark.django_db


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
    assert "Jawab dahulu soalnya" in response.text
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
