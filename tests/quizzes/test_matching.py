"""Matching: what editors may write, what is told when, and a whole attempt."""

import copy
from fractions import Fraction

import pytest

from quizzes.rules import EVERYTHING
from tests.factories import placing
from tests.factories.quizzes import attempt_at, quiz_page
from tests.quizzes.placed import (
    NO_KEY,
    SCORE_ONLY,
    Taken,
    accepts,
    complaint,
    published,
    sample,
    shown,
)

NAME = "matching"


def raw(*pairs, extras=()):
    return {
        "pairs": [placing.with_feedback(left=left, right=right) for left, right in pairs],
        "extras": list(extras),
    }


# --- Editing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (raw(("a", "x"), ("A ", "y")), "dua butir yang berbunyi sama"),
        (raw(("a", "x"), ("b", "X"), ("c", "x")), "berpasangan dengan hal yang sama"),
        (raw(("a", "x"), ("b", "x"), ("c", "x"), ("d", "y")), "70%"),
        (raw(("a", "x"), ("b", "y"), extras=["z", "Z"]), "dua pengecoh"),
        (raw(("a", "x"), ("b", "y"), extras=["Y"]), "tidak boleh sama"),
    ],
)
def test_what_cannot_be_graded_is_refused_in_plain_words(changed, says):
    assert says in complaint(NAME, changed)


@pytest.mark.parametrize(
    ("field", "says"),
    [("left", "Tulis butir"), ("right", "Tulis pasangan"), ("feedback", "Tulis umpan balik")],
)
def test_every_pair_needs_its_words(field, says):
    changed = copy.deepcopy(placing.MATCHING)
    changed["pairs"][1][field] = ""
    assert says in complaint(NAME, changed)


def test_a_shared_match_is_allowed_while_others_differ():
    accepts(NAME, placing.MATCHING)
    accepts(NAME, raw(("a", "x"), ("b", "y")))


def test_a_new_question_has_room_and_no_extras():
    kind, _body = sample(NAME)
    default = kind.edit_block().get_default()
    assert len(default["pairs"]) == 3
    assert list(default["extras"]) == []


# --- Freezing and scoring -------------------------------------------------------------


def test_what_reads_the_same_is_one_choice():
    _kind, body = sample(NAME)
    texts = [option["text"] for option in body["options"]]
    assert texts == ["Konteks palsu", "Konten tiruan", "Rekayasa AI", "Satire"]
    assert body["pairs"][0]["match"] == body["pairs"][3]["match"]


def test_each_right_pair_earns_its_part_and_an_empty_one_keeps_its_place():
    kind, body = sample(NAME)
    _first, second, third, fourth = kind.solution(body)
    response = kind.clean_response(body, ["", second, second, fourth])
    assert kind.score(body, response) == Fraction(1, 2)
    assert kind.score(body, kind.clean_response(body, ["", "", third])) == Fraction(1, 4)


def test_choices_come_by_the_alphabet_and_not_beside_their_pairs():
    kind, body = sample(NAME)
    body["options"].reverse()
    texts = {option["id"]: option["text"] for option in body["options"]}
    ordered = [texts[i] for i in kind.options(body)]
    assert ordered == ["Konteks palsu", "Konten tiruan", "Rekayasa AI", "Satire"]


# --- Answering on a phone ---------------------------------------------------------------

LONG = "Diteruskan ke SP4N-LAPOR! dengan foto dan titik lokasinya"


def test_choices_too_long_for_a_closed_list_are_written_out_by_letter():
    kind, body = sample(NAME)
    assert "written-out" not in shown(NAME, body, [], None)
    body["options"][1]["text"] = LONG
    text = shown(NAME, body, [], None)
    letters = {f"<b>{letter}.</b>": text.count(f">{letter}. ") for letter in "ABCD"}
    # Once in the list above, and by its letter in the list of every pair.
    assert all(text.count(mark) == 1 for mark in letters)
    assert list(letters.values()) == [4] * 4
    assert f'<b>A.</b> <span lang="id">{LONG}</span>' in text
    assert f">A. {LONG}</option>" in text
    assert ">A." not in shown(NAME, body, kind.solution(body), EVERYTHING)


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
def test_the_key_is_not_told_early(review):
    kind, body = sample(NAME)
    text = shown(NAME, body, kind.solution(body), review)
    assert "Karena" not in text
    assert "tepat</" not in text
    assert "Pasangan yang tepat" not in text
    # What stands on the left has an id in the bank only.
    own = {pair["id"] for pair in body["pairs"]} - {option["id"] for option in body["options"]}
    assert not any(i in text for i in own)


def test_before_passing_only_what_was_found_is_explained():
    kind, body = sample(NAME)
    first, *_rest = kind.solution(body)
    text = shown(NAME, body, [first, first], NO_KEY)
    assert "Karena: Foto lama" in text
    assert "Karena: Logo" not in text
    assert text.count("Pasangan Anda, tepat") == 1
    assert text.count("Pasangan Anda, belum tepat") == 1
    assert text.count("Tidak dijawab") == 2
    assert "Konten tiruan" not in text


def test_with_the_key_every_pair_is_explained():
    _kind, body = sample(NAME)
    text = shown(NAME, body, [], EVERYTHING)
    assert text.count("Karena: ") == 4
    assert text.count("Pasangan yang tepat:") == 4


# --- A whole attempt ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_attempt(as_account, home, account):
    page = quiz_page(home, published(NAME), review="after_pass", shuffle_options=True)
    taken = Taken(as_account, attempt_at(page, account))
    assert sorted(taken.order) == sorted(option["id"] for option in taken.body["options"])
    matches = [pair["match"] for pair in taken.body["pairs"]]
    answering = taken.page()
    assert answering.count("<select") == answering.count('name="answer-1"') == 4
    assert "Karena" not in answering
    assert taken.saves(["", matches[1], "", ""])["saved"] == [1]
    assert taken.page().count(f'"{matches[1]}" selected') == 1
    review = taken.hands_in(matches)
    assert "100%" in review
    assert review.count("Pasangan Anda, tepat") == 4
