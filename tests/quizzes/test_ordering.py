"""Ordering: what editors may write, what is told when, and a whole attempt."""

import copy
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.kinds.registry import KINDS
from quizzes.kinds.sequence import unsolved
from quizzes.rules import EVERYTHING
from tests.factories import placing
from tests.factories.placing import ids_of, in_order
from tests.factories.quizzes import attempt_at, quiz_page
from tests.quizzes.placed import (
    NO_KEY,
    SCORE_ONLY,
    Taken,
    accepts,
    asked_alone,
    complaint,
    published,
    sample,
    shown,
)

NAME = "ordering"

# --- Editing --------------------------------------------------------------------------


def changed(field, text):
    raw = copy.deepcopy(placing.ORDERING)
    raw["items"][1][field] = text
    return raw


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (changed("text", " berhenti SEJENAK"), "dua butir yang berbunyi sama"),
        (changed("text", ""), "Tulis bunyi butir"),
        (changed("feedback", ""), "Tulis mengapa"),
    ],
)
def test_what_cannot_be_graded_is_refused_in_plain_words(raw, says):
    assert says in complaint(NAME, raw)


def test_two_items_are_no_order():
    accepts(NAME, placing.ORDERING)
    accepts(NAME, {"items": placing.ORDERING["items"][:3]})
    assert complaint(NAME, {"items": placing.ORDERING["items"][:2]})


def test_a_new_question_has_room():
    kind, _body = sample(NAME)
    assert len(kind.edit_block().get_default()["items"]) == 4


# --- The order shown ------------------------------------------------------------------


@given(st.permutations("abcdxy"))
def test_it_is_never_shown_solved(order):
    kept = unsolved(order, "abcd")
    assert sorted(kept) == sorted(order)
    assert [item for item in kept if item in "abcd"] != list("abcd")
    if [item for item in order if item in "abcd"] != list("abcd"):
        assert kept == order


def test_neither_by_itself_nor_where_the_dice_fell_on_the_right_order():
    kind, body = sample(NAME)
    right = ids_of(body)
    assert kind.options(body) != right
    drawn = kind.present(body, right, None, None)
    assert [item["id"] for item in drawn["items"]] != right
    assert sorted(item["id"] for item in drawn["items"]) == sorted(right)


@pytest.mark.parametrize("name", ["ordering", "first_hour", "matching"])
def test_a_draft_without_anything_can_be_previewed(name):
    kind = KINDS[name]
    block = kind.edit_block()
    parts = {"items": [], "avoid": [], "pairs": [], "extras": [], "opening": ""}
    raw = {field: parts[field] for field in block.child_blocks}
    body = kind.freeze(block.to_python(raw))
    for review in (None, EVERYTHING):
        assert shown(name, body, [], review)
    assert kind.score(body, None) == 0


# --- Answers --------------------------------------------------------------------------


def test_an_answer_means_the_same_wherever_its_item_stands():
    kind, body = sample(NAME)
    values = kind.solution(body)
    assert kind.clean_response(body, values[::-1]) == kind.clean_response(body, values)


def test_what_was_placed_twice_or_not_at_all_is_kept_and_earns_nothing():
    kind, body = sample(NAME)
    a, b, c, _d = ids_of(body)
    response = kind.clean_response(body, [f"{a}:1", f"{b}:2", f"{c}:2", ""])
    assert response == {a: 1, b: 2, c: 2}
    assert kind.score(body, response) == Fraction(1, 4)
    text = shown(NAME, body, [f"{a}:1", f"{b}:2", f"{c}:2"], EVERYTHING)
    assert text.count("Urutan ini dipakai lebih dari sekali") == 2
    assert text.count("Tidak diberi urutan") == 1


@pytest.mark.parametrize("place", ["0", "5", "-1", "1.0", "٣", "9" * 400, ""])
def test_places_that_do_not_exist_are_no_answer(place):
    kind, body = sample(NAME)
    assert kind.clean_response(body, [f"{ids_of(body)[0]}:{place}", f"nothing:{place}"]) is None


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
def test_the_key_is_not_told_early(review):
    kind, body = sample(NAME)
    text = shown(NAME, body, kind.solution(body), review)
    assert "Karena" not in text
    assert "tepat" not in text.casefold()


def test_before_passing_only_what_stands_right_is_explained():
    _kind, body = sample(NAME)
    a, b, c, d = ids_of(body)
    text = shown(NAME, body, in_order(a, c, b, d), NO_KEY)
    assert text.count("Karena: ") == text.count("Tempatnya tepat") == 2
    assert text.count("Belum pada tempatnya") == 2
    assert "Urutan yang tepat" not in text
    # It stands in the learner's order.
    assert text.index("Cari liputan lain") < text.index("Telusuri sumbernya")


def test_with_the_key_the_right_order_stands_beside_the_learners():
    _kind, body = sample(NAME)
    text = shown(NAME, body, placing.backwards(body), EVERYTHING)
    assert text.count("Karena: ") == 4
    mine, ideal = text.split("Urutan yang tepat")
    assert mine.index("Lacak asalnya") < mine.index("Berhenti sejenak")
    assert ideal.index("Berhenti sejenak") < ideal.index("Lacak asalnya")


# --- Pages ----------------------------------------------------------------------------


def test_its_script_is_asked_for_only_to_answer():
    assert asked_alone(NAME).script == "literasi/js/order-items.js"
    assert asked_alone(NAME, reviewing=True).script == ""
    assert asked_alone("matching").script == ""


@pytest.mark.django_db
def test_a_whole_attempt(as_account, home, account):
    page = quiz_page(home, published(NAME), review="after_pass")
    taken = Taken(as_account, attempt_at(page, account))
    answering = taken.page()
    assert answering.count("<select") == 4
    assert answering.count("js/order-items.js") == 1
    # After what puts answers back that were kept on the device.
    assert answering.index("js/answer-sync.js") < answering.index("js/order-items.js")
    assert "Karena" not in answering
    a, b, c, d = ids_of(taken.body)
    assert taken.saves([f"{b}:3", f"{a}:3", "", ""])["saved"] == [1]
    assert taken.page().count("selected") == 2
    review = taken.hands_in(in_order(b, a, c, d))
    assert "60%" in review
    assert "Benar sebagian" in review
    assert "Urutan yang tepat" not in review


@pytest.mark.django_db
def test_the_script_comes_only_where_something_is_ordered(as_account, home, account, client):
    matching = attempt_at(quiz_page(home, published("matching")), account)
    assert "order-items" not in Taken(as_account, matching).page()
    ordering = published(NAME)
    for values, count in (([], 1), (["x"], 1)):
        page = client.get(f"/kuis/cek/{ordering.current_id}/", {"answer": values}).text
        assert page.count("js/order-items.js") == count
