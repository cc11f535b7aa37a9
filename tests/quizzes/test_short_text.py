"""A word or a few, typed: what authors may write, what is accepted, what a review says."""

import pytest

from quizzes.kinds.registry import KINDS
from quizzes.rules import EVERYTHING
from tests.quizzes.writing import (
    NO_KEY,
    SCORE_ONLY,
    accepts,
    attempt_of,
    complaint,
    drawn,
    scored,
    takes,
)

NAME = "short_text"


def said(*texts):
    return [{"text": text, "feedback": f"Sebab {text}."} for text in texts]


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("membaca menyamping", 1),
        ("MEMBACA MENYAMPING", 1),
        ("lateral reading", 1),
        ("membca menyamping", 1),
        ("membaca menyampig ", 1),
        ("membaca", 0),
        ("membaca cepat", 0),
    ],
)
def test_what_is_accepted(typed, score):
    assert scored(NAME, typed) == score


def test_a_known_wrong_answer_is_recognised_with_its_slips():
    page = drawn(NAME, "membca cepat", review=NO_KEY)
    assert "Umpan balik: membaca cepat." in page
    assert "Jawaban Anda, belum tepat" in page


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
@pytest.mark.parametrize("typed", ["", "entah", "Membaca Cepat"])
def test_the_key_is_not_told_early(review, typed):
    page = drawn(NAME, typed, review=review)
    for secret in ("menyamping", "lateral", "membaca cepat", "Umpan balik"):
        assert secret not in page
    assert typed in page


def test_before_passing_only_what_was_answered_is_judged():
    wrong, right = (drawn(NAME, typed, review=NO_KEY) for typed in ("entah", "lateral reading"))
    assert "Jawaban Anda, belum tepat" in wrong
    assert "menyamping" not in wrong
    assert "lateral" not in wrong
    assert "Jawaban Anda, tepat" in right
    assert "Umpan balik: lateral reading." in right
    assert "menyamping" not in right


def test_with_the_key_every_answer_is_explained_once():
    exact, slipped = (
        drawn(NAME, typed, review=EVERYTHING) for typed in ("Lateral Reading", "lateral readng")
    )
    for page in (exact, slipped):
        assert page.count("Umpan balik: lateral reading.") == 1
        assert page.count("Umpan balik: membaca menyamping.") == 1
        assert "Salah ketik kecil diterima, misalnya" in page
    assert exact.count("Jawaban yang tepat") == 1
    assert slipped.count("Jawaban yang tepat") == 2


def test_without_leeway_no_spelling_is_offered():
    assert "Salah ketik" not in drawn(NAME, "entah", review=EVERYTHING, slips="0")


# --- Editing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"accepted": []}, "1"),
        ({"accepted": said("hoaks", "HO AKS")}, "“hoaks” dan “HO AKS” dibaca sama"),
        ({"accepted": said("café", "cafe")}, "dibaca sama"),
        ({"refused": said("hoax", "Hoax")}, "“hoax” dan “Hoax” dibaca sama"),
        (
            {
                "accepted": said("misinformasi"),
                "refused": said("malinformasi", "disinformasi"),
                "slips": "1",
            },
            "“disinformasi” akan diterima sebagai “misinformasi”",
        ),
        ({"accepted": said("hoaks"), "refused": said("Hoaks"), "slips": "0"}, "akan diterima"),
        ({"accepted": [{"text": "", "feedback": "x"}]}, "Tulis jawabannya"),
        ({"accepted": [{"text": "x", "feedback": ""}]}, "Tulis umpan balik"),
    ],
)
def test_what_cannot_be_graded_is_refused_in_plain_words(changes, says):
    assert says in complaint(NAME, **changes)


def test_what_can_be_told_apart_is_taken():
    accepts(NAME)
    accepts(NAME, accepted=said("misinformasi"), refused=said("disinformasi"), slips="0")
    accepts(NAME, accepted=said("café", "cafe"), accents=False)


def test_a_new_question_has_room_for_one_answer():
    started = KINDS[NAME].edit_block().get_default()
    assert (len(started["accepted"]), len(started["refused"])) == (1, 0)
    assert started["accents"] is True


# --- A whole attempt ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_attempt(as_account, home, account):
    page, review = takes(as_account, attempt_of(NAME, home, account), "Membaca menyampng")
    assert 'value="Membaca menyampng"' in page
    assert "lateral" not in page
    assert "100%" in review
    assert "Membaca menyampng" in review
    assert "lateral reading" in review
