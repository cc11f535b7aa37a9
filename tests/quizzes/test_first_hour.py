"""The first hour: what editors may write, what is told when, and a whole attempt."""

import copy
from fractions import Fraction

import pytest

from quizzes.rules import EVERYTHING
from tests.factories import placing
from tests.factories.placing import ids_of, in_order
from tests.factories.quizzes import attempt_at, quiz_page
from tests.quizzes.placed import (
    NO_KEY,
    SCORE_ONLY,
    Taken,
    accepts,
    complaint,
    published,
    refusal,
    sample,
    shown,
)

NAME = "first_hour"

# --- Editing --------------------------------------------------------------------------


def changed(part, number, **fields):
    raw = copy.deepcopy(placing.FIRST_HOUR)
    raw[part][number].update(fields)
    return raw


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (changed("items", 0, text="Menebak penyebabnya"), "dua tindakan yang berbunyi sama"),
        (changed("items", 1, starts=21), "selesai sebelum dimulai"),
        (changed("items", 2, starts=5), "tidak urut"),
        (changed("items", 0, feedback=""), "Tulis alasan"),
        (changed("avoid", 0, feedback=""), "Tulis mengapa"),
        ({**placing.FIRST_HOUR, "opening": ""}, "Tulis keadaan awal"),
    ],
)
def test_what_cannot_be_graded_is_refused_in_plain_words(raw, says):
    assert says in complaint(NAME, raw)


def test_minutes_stay_within_the_hour():
    assert "60" in refusal(NAME, changed("items", 3, ends=61))


def test_three_things_to_avoid_are_enough():
    avoid = [placing.with_feedback(text=text) for text in "abcd"]
    accepts(NAME, {**placing.FIRST_HOUR, "avoid": avoid[:3]})
    assert "avoid" in refusal(NAME, {**placing.FIRST_HOUR, "avoid": avoid})


def test_actions_may_happen_at_once_and_nothing_need_be_avoided():
    accepts(NAME, changed("items", 1, starts=0))
    accepts(NAME, {**placing.FIRST_HOUR, "avoid": []})


def test_a_new_question_has_room_and_minutes():
    kind, _body = sample(NAME)
    default = kind.edit_block().get_default()
    assert [item["starts"] for item in default["items"]] == [0, 10, 20, 40]
    assert list(default["avoid"]) == []


# --- Scoring --------------------------------------------------------------------------


def test_what_must_not_be_done_costs_one_share_wherever_it_stands():
    kind, body = sample(NAME)
    right, avoided = ids_of(body), ids_of(body, "avoid")
    for order in ([avoided[0], *right], [*right, avoided[0]], [*right[:2], avoided[0], *right[2:]]):
        response = kind.clean_response(body, in_order(*order))
        assert kind.score(body, response) == Fraction(3, 4)
    both = kind.clean_response(body, in_order(*avoided, *right))
    assert kind.score(body, both) == Fraction(1, 2)


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
def test_the_key_is_not_told_early(review):
    kind, body = sample(NAME)
    text = shown(NAME, body, kind.solution(body), review)
    assert "Warga mengirim video longsor." in text
    assert "Karena" not in text
    assert "menit" not in text
    assert "tepat" not in text.casefold()
    assert ">Jangan dilakukan<" not in text


def test_what_was_left_out_is_not_told_apart_before_the_key():
    _kind, body = sample(NAME)
    first = ids_of(body)[0]
    text = shown(NAME, body, [f"{first}:1"], NO_KEY)
    assert text.count("Tidak diberi urutan") == 5
    assert text.count("Karena: ") == 1
    assert "Tepat, tidak dilakukan" not in text
    taken = shown(NAME, body, [f"{ids_of(body, 'avoid')[0]}:1"], NO_KEY)
    assert taken.count("Jangan dilakukan") == 1
    assert "Karena" not in taken


def test_with_the_key_the_line_of_time_stands_beside_the_learners():
    _kind, body = sample(NAME)
    right, avoided = ids_of(body), ids_of(body, "avoid")
    text = shown(NAME, body, in_order(avoided[0], *right), EVERYTHING)
    mine, ideal = text.split("Garis waktu yang disarankan")
    assert mine.count("Tempatnya tepat") == 4
    assert mine.count("Jangan dilakukan") == mine.count("Tepat, tidak dilakukan") == 1
    assert mine.index("Unggah foto korban") < mine.index("Verifikasi ke BPBD")
    assert ideal.index("menit 0–10") < ideal.index("menit 25–60")
    assert ideal.count("Karena: ") == 6


# --- A whole attempt ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_attempt(as_account, home, account):
    page = quiz_page(home, published(NAME), review="full", shuffle_options=True)
    taken = Taken(as_account, attempt_at(page, account))
    assert len(taken.order) == 6
    answering = taken.page()
    assert answering.count("<select") == 6
    assert "Warga mengirim video longsor." in answering
    assert "Karena" not in answering
    values = in_order(*ids_of(taken.body))
    assert taken.saves([*values[:2], ""])["saved"] == [1]
    assert taken.page().count("selected") == 2
    review = taken.hands_in(values)
    assert "100%" in review
    assert review.count("Tepat, tidak dilakukan") == 2
