"""A branching conversation as learners hold it: in an attempt, and in a lesson."""

import html

import pytest
from django.urls import reverse

from tests.factories import conversing
from tests.factories.quizzes import attempt_at, quiz_page
from tests.quizzes.conversations import NAME
from tests.quizzes.placed import Taken, published
from tests.quizzes.taking import at

# --- A whole attempt ------------------------------------------------------------------


@pytest.fixture
def taken(as_account, home, account):
    return Taken(as_account, attempt_at(quiz_page(home, published(NAME)), account))


def stored(taken):
    return taken.attempt.items.get().response


@pytest.mark.django_db
def test_a_whole_attempt_step_by_step(taken):
    first, second = conversing.best(taken.body)
    told = taken.saves([first])
    assert told["saved"] == [1]
    step = html.unescape(told["unfolded"]["1"])
    assert "Di Blok Senin." in step
    assert "Saya tunggu" not in step
    assert "0 dari 1 terjawab" in taken.page()
    told = taken.saves([first, second], seq=9 * 10**12 + 1)
    assert "Saya tunggu, ya." in html.unescape(told["unfolded"]["1"])
    assert "1 dari 1 terjawab" in taken.page()
    review = taken.hands_in([first, second])
    assert "100%" in review
    assert "Aturan: Tenang" in review


@pytest.mark.django_db
def test_a_step_costs_no_statement_more_than_any_answer(taken, django_assert_max_num_queries):
    taken.page()
    with django_assert_max_num_queries(5):
        assert taken.saves(conversing.best(taken.body)[:1])["unfolded"]


@pytest.mark.django_db
def test_without_scripts_the_button_comes_back_to_the_newest_message(taken, as_account):
    first, second = conversing.best(taken.body)
    form = {"seq-1": str(9 * 10**12), "answer-1": [first], "go_on": "1"}
    response = as_account.post(at("save", taken.attempt), form)
    assert response.url == f"{at('attempt', taken.attempt)}?halaman=1#soal-1-terbaru"
    page = taken.page()
    assert 'id="soal-1-terbaru"' in page
    assert f'<input type="hidden" name="answer-1" value="{first}">' in page
    assert second in page
    again = {"seq-1": str(9 * 10**12 + 1), "answer-1": [first], "go_on": "1"}
    told = as_account.post(at("save", taken.attempt), again, follow=True)
    assert "Soal 1: pilih dahulu" in told.text


@pytest.mark.django_db
def test_a_reply_cannot_be_taken_back(taken):
    first, second = conversing.best(taken.body)
    other = conversing.worst(taken.body)
    taken.saves([first, second])
    for values in (other, [other[0]]):
        told = taken.saves(values, seq=9 * 10**12 + 5)
        assert told["stale"] == [1]
        assert "Saya tunggu, ya." in told["unfolded"]["1"], "it shows what counts instead"
    for values in ([first], []):
        assert taken.saves(values, seq=9 * 10**12 + 9)["saved"] == [1]
    assert stored(taken) == [first, second]
    assert "100%" in taken.hands_in(other)


@pytest.mark.django_db
def test_an_unfinished_conversation_is_asked_about_before_it_is_handed_in(taken, as_account):
    first, _second = conversing.best(taken.body)
    last = {"seq-1": str(9 * 10**12), "answer-1": [first]}
    response = as_account.post(at("submit", taken.attempt), last, follow=True)
    assert "Masih ada 1 soal" in response.text
    insists = as_account.post(at("submit", taken.attempt), {"confirm": "1"}, follow=True)
    assert "54%" in insists.text
    assert "belum selesai" in insists.text


@pytest.mark.django_db
def test_the_replies_stand_in_the_order_of_the_attempt(as_account, home, account):
    page = quiz_page(home, published(NAME), shuffle_options=True)
    seen = set()
    for _ in range(12):
        taken = Taken(as_account, attempt_at(page, account))
        place = taken.page().index
        seen.add(place("Terima kasih, Bu.") < place("Itu bukan urusan"))
        taken.hands_in(conversing.best(taken.body))
        as_account.post(at("submit", taken.attempt), {"confirm": "1"})
    assert seen == {True, False}


# --- In a lesson ----------------------------------------------------------------------


@pytest.mark.django_db
def test_it_goes_on_in_a_lesson_and_tells_at_the_end(client, home):
    made = published(NAME)
    first, second = conversing.best(made.current.body)
    address = reverse("quizzes:check", args=[made.current_id])
    step = client.get(address, {"answer": [first], "next": "/pelajaran/"}).text
    assert "Di Blok Senin." in step
    assert "Mulai dari awal" in step
    assert "Aturan:" not in step
    assert "Jawab dahulu" not in step
    end = client.get(address, {"answer": [first, second]}).text
    assert "Benar" in end
    assert "Aturan: Tenang" in end
    odd = client.get(address, {"answer": [second, first, "\x00"]}).text
    assert "Jawab dahulu soalnya" in odd
