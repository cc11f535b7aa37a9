"""A new kind needs one file, one template and one line: a whole quiz is taken with one."""

import copy
import html
import json
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from quizzes.kinds.registry import KINDS
from quizzes.models import Question
from tests.factories.quizzes import attempt_at, question, quiz_page
from tests.quizzes.one_word import OneWord

pytestmark = pytest.mark.django_db

TEMPLATES = str(Path(__file__).parent / "templates")


@pytest.fixture
def fourth_kind(monkeypatch, settings):
    """Write the line into the registry, as if it had been there from the start."""
    kind = OneWord()
    monkeypatch.setitem(KINDS, kind.name, kind)
    block = kind.edit_block()
    block.set_name(kind.name)
    stream = Question._meta.get_field("body").stream_block
    monkeypatch.setitem(stream.child_blocks, kind.name, block)
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], TEMPLATES]
    settings.TEMPLATES = templates
    return kind


@pytest.fixture
def typed(fourth_kind):
    body = json.dumps([{"type": "one_word", "value": {"answer": "Hoaks"}}])
    return question(stem="<p>Sebut satu kata.</p>", body=body, feedback="")


def test_a_whole_attempt_with_it(as_account, home, account, typed):
    attempt = attempt_at(quiz_page(home, typed, review="after_pass"), account)
    at = {
        name: reverse(f"quizzes:{name}", args=[attempt.uuid])
        for name in ("attempt", "save", "submit", "review")
    }
    page = as_account.get(at["attempt"]).text
    assert 'type="text"' in page
    assert "Hoaks" not in page
    answer = {"seq-1": "9000000000000", "answer-1": " hoaks <b> "}
    saved = as_account.post(at["save"], answer, HTTP_ACCEPT="application/json")
    assert saved.json()["saved"] == [1]
    assert 'value="hoaks <b>"' in html.unescape(as_account.get(at["attempt"]).text)
    last = {"seq-1": "9000000000001", "answer-1": "HOAKS"}
    review = as_account.post(at["submit"], last, follow=True).text
    assert "100%" in review
    assert "HOAKS (Hoaks)" in review


def test_it_can_be_checked_in_a_lesson(client, home, typed):
    address = reverse("quizzes:check", args=[typed.current_id])
    assert "Belum tepat" in client.get(address, {"answer": "berita"}).text
    assert "Benar" in client.get(address, {"answer": "hoaks"}).text


def test_nothing_else_names_a_kind():
    """The engine knows kinds through their protocol alone."""
    folder = Path(settings.BASE_DIR) / "quizzes"
    engine = [*folder.glob("*.py"), *folder.glob("services/*.py"), *folder.glob("models/*.py")]
    assert len(engine) > 15
    for path in engine:
        assert not any(name in path.read_text() for name in ("single_choice", "true_false"))
