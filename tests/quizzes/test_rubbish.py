"""What nobody's browser would send is no answer and no server error."""

import pytest

from tests.quizzes.taking import JSON, at

pytestmark = pytest.mark.django_db


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
