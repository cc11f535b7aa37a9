"""Questions of which only some parts are answered: counted as open, but kept and graded."""

import pytest

from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt
from tests.factories.quizzes import attempt_at, quiz_page
from tests.quizzes.placed import Taken, published

pytestmark = pytest.mark.django_db

NAMES = ("discernment", "gaps", "matching", "ordering")
INSISTS = {"confirm": "1"}


@pytest.fixture(params=NAMES)
def taken(as_account, home, account, request):
    page = quiz_page(home, published(request.param))
    made = Taken(as_account, attempt_at(page, account))
    made.whole = KINDS[request.param].solution(made.body)
    made.part = [made.whole[0], *[""] * (len(made.whole) - 1)]
    return made


def test_it_counts_as_answered_once_all_of_it_is(taken):
    assert taken.saves(taken.part)["saved"] == [1]
    assert "0 dari 1 terjawab" in taken.page()
    assert taken.saves(taken.whole, seq=9 * 10**12 + 1)["saved"] == [1]
    assert "1 dari 1 terjawab" in taken.page()


def test_whoever_hands_it_in_is_asked_first_and_what_was_answered_counts(taken):
    asked = taken.hands_in(taken.part)
    assert "Masih ada 1 soal yang belum Anda jawab atau belum lengkap" in asked
    assert "Soal 1 (belum lengkap)" in asked
    taken.client.post(taken.at("submit"), INSISTS)
    attempt = Attempt.objects.get(pk=taken.attempt.pk)
    assert not attempt.is_open
    assert 0 < attempt.percent < 100


def test_what_is_required_is_held_until_it_is_whole(taken):
    taken.attempt.items.update(required=True)
    assert "Soal 1 (belum lengkap)" in taken.hands_in(taken.part)
    held = taken.client.post(taken.at("submit"), INSISTS, follow=True)
    assert "Belum dapat dikirim" in held.text
    assert Attempt.objects.get(pk=taken.attempt.pk).is_open
    taken.saves(taken.whole, seq=9 * 10**12 + 2)
    assert "100%" in taken.client.post(taken.at("submit"), follow=True).text


def test_what_was_not_begun_is_not_called_incomplete(taken):
    assert "belum lengkap)" not in taken.hands_in([])
