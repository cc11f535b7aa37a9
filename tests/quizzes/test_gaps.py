"""A text with gaps: what authors may write, what earns part of the point, what a review says."""

from fractions import Fraction

import pytest

from quizzes.kinds.registry import KINDS
from quizzes.rules import EVERYTHING
from tests.quizzes.writing import (
    NO_KEY,
    SCORE_ONLY,
    accepts,
    attempt_of,
    body_of,
    complaint,
    drawn,
    scored,
    takes,
)

NAME = "gaps"
TYPED = {"pick": False, "distractors": "", "slips": "1"}


def ids(*words):
    by_text = {option["text"]: option["id"] for option in body_of(NAME)["options"]}
    return [by_text.get(word, "") for word in words]


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        (("Berhenti", "telusuri", "liputan"), 1),
        (("BERHENTI", "periksa", "liputn"), 1),
        (("Berhenti", "", "liputan"), Fraction(2, 3)),
        (("", "telusuri"), Fraction(1, 3)),
        (("telusuri", "Berhenti", "liputan"), Fraction(1, 3)),
        (("Berhenti",) * 3, Fraction(1, 3)),
        (("a", "b", "c"), 0),
        (("Berhenti", "telusuri", "liputan", "liputan"), 1),
    ],
)
def test_each_gap_typed_right_earns_its_part(typed, score):
    assert scored(NAME, *typed, **TYPED) == score


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        (("Berhenti", "periksa", "liputan"), 1),
        (("Berhenti", "bagikan", ""), Fraction(1, 3)),
        (("hapus", "hapus", "hapus"), 0),
    ],
)
def test_each_gap_chosen_right_earns_its_part(chosen, score):
    assert scored(NAME, *ids(*chosen)) == score


def test_words_are_no_choice_from_a_list():
    assert KINDS[NAME].clean_response(body_of(NAME), ["Berhenti", "k999", "\x00"]) is None


def test_the_place_of_an_empty_gap_is_kept():
    body = body_of(NAME, **TYPED)
    assert KINDS[NAME].clean_response(body, ["", "telusuri"]) == ["", "telusuri", ""]


# --- Asking ---------------------------------------------------------------------------


def test_every_gap_has_its_name():
    for changes in ({}, TYPED):
        page = drawn(NAME, **changes)
        for number in (1, 2, 3):
            assert f"Rumpang {number} dari 3" in page
        assert page.count('name="answer-1"') == 3


def test_the_list_is_the_same_for_all_gaps_in_the_order_of_the_attempt():
    kind, body = KINDS[NAME], body_of(NAME)
    order = list(reversed(kind.options(body)))
    shown = kind.present(body, order, None, None)
    assert [option["id"] for option in shown["options"]] == order
    texts = {option["text"] for option in shown["options"]}
    assert texts == {"Berhenti", "telusuri", "periksa", "liputan", "bagikan", "hapus"}
    assert not kind.fixed_order


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
def test_the_key_is_not_told_early(review):
    page = drawn(NAME, "entah", "", "apa", review=review, **TYPED)
    for secret in ("Berhenti", "telusuri", "periksa", "liputan", "Umpan balik"):
        assert secret not in page
    assert "entah" in page


def test_what_was_chosen_is_shown_with_the_score_alone():
    page = drawn(NAME, *ids("bagikan", "", "hapus"), review=SCORE_ONLY)
    assert "bagikan" in page
    assert "telusuri" not in page
    assert "Umpan balik" not in page


def test_before_passing_only_what_was_filled_in_is_judged():
    page = drawn(NAME, "Berhenti", "entah", "", review=NO_KEY, **TYPED)
    assert page.count("Jawaban Anda, tepat") == 1
    assert page.count("Jawaban Anda, belum tepat") == 1
    assert "tidak diisi" in page
    assert "telusuri" not in page
    # It explains the right answer, which has not been found.
    assert "Umpan balik: sumber." not in page
    right = drawn(NAME, "", "telusuri", "", review=NO_KEY, **TYPED)
    assert "Umpan balik: sumber." in right


def test_with_the_key_every_gap_is_explained():
    page = drawn(NAME, "Berhenti", "entah", "", review=EVERYTHING, **TYPED)
    assert "telusuri / periksa" in page
    assert "Umpan balik: sumber." in page
    assert page.count("Jawaban yang tepat") == 2


# --- Editing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": "Tanpa rumpang."}, "Belum ada rumpang"),
        ({"text": "satu [[a]]\n[[b"}, "Baris 2: ada [[ tanpa ]]"),
        ({"text": "a]]"}, "Baris 1: ada ]] tanpa [["),
        ({"text": "[[a|]]"}, "jawaban kosong"),
        ({"text": "[[a]b]]"}, "kurung siku di dalam"),
        ({"text": "[[x]] " * 21}, "paling banyak 20"),
        ({"text": "[[a]] [[a]] [[a]] [[b]]", "remarks": []}, "“a” tepat di hampir semua"),
        ({"distractors": "PERIKSA"}, "“PERIKSA” adalah jawaban sebuah rumpang"),
        ({"pick": False}, "Pengecoh hanya tampil"),
        ({"text": "[[a]]", "distractors": "", "remarks": []}, "baru berisi satu kata"),
        ({"remarks": [{"gap": 4, "feedback": "x"}]}, "Rumpang 4 tidak ada"),
        ({"remarks": [{"gap": 1, "feedback": "x"}] * 2}, "dua umpan balik"),
        ({"remarks": [{"gap": 1, "feedback": ""}]}, "Tulis umpan balik"),
        (
            TYPED | {"text": "[[misinformasi]] [[disinformasi]]", "remarks": []},
            "“disinformasi” akan diterima di rumpang untuk “misinformasi”",
        ),
    ],
)
def test_what_cannot_be_graded_is_refused_in_plain_words(changes, says):
    assert says in complaint(NAME, **changes)


def test_what_can_be_graded_is_taken():
    accepts(NAME)
    accepts(NAME, **TYPED)
    accepts(NAME, text="[[misinformasi]] [[disinformasi]]", remarks=[], slips="1")
    accepts(NAME, text="[[sama]] dan [[sama]]", remarks=[], distractors="lain")


@pytest.mark.parametrize("text", ["", "[[", "a ]] b\n[[x|]]"])
def test_an_unfinished_draft_can_be_looked_at(text):
    kind, body = KINDS[NAME], body_of(NAME, text=text)
    for review in (None, EVERYTHING):
        kind.present(body, [], kind.clean_response(body, ["x"]), review)
    assert kind.score(body, None) == 0
    assert kind.solution(body) == []


# --- A whole attempt ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_attempt_typed(as_account, home, account):
    attempt = attempt_of(NAME, home, account, **TYPED)
    page, review = takes(as_account, attempt, "berhenti", "", "liputan")
    assert 'value="berhenti"' in page
    assert "telusuri" not in page
    assert "66%" in review
    assert "Benar sebagian" in review


@pytest.mark.django_db
def test_a_whole_attempt_chosen(as_account, home, account):
    attempt = attempt_of(NAME, home, account)
    page, review = takes(as_account, attempt, *ids("Berhenti", "telusuri", "liputan"))
    assert page.count(" selected") == 3
    assert "100%" in review
