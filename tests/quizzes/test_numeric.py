"""A number, typed: what authors may write, what is read, what a review says."""

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

NAME = "numeric"


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("1.250,5", 1),
        ("1250,5", 1),
        ("1 250,5", 1),
        ("1250.5", 1),
        ("1.250", 1),  # thousands, and the tolerance reaches so far
        ("1.251 laporan", 1),
        ("1251,01", 0),
        ("1,250", 0),
    ],
)
def test_what_is_accepted(typed, score):
    assert scored(NAME, typed) == score


@pytest.mark.parametrize("typed", ["seribu", "1,2,3", "laporan", "\x00", "9" * 300])
def test_what_is_no_number_is_no_answer(typed):
    assert KINDS[NAME].clean_response(body_of(NAME), [typed]) is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1250", "Umpan balik: tepat."),
        ("1255", "Umpan balik: hampir."),
        ("1,25", "Umpan balik: ribuan."),
        ("-1", "di luar batas yang masuk akal"),
    ],
)
def test_each_kind_of_answer_is_told_something_of_its_own(typed, says):
    assert says in drawn(NAME, typed, review=NO_KEY)


def test_a_number_is_shown_as_it_was_read():
    assert "1.300 laporan" in drawn(NAME, "1300", review=SCORE_ONLY)


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
@pytest.mark.parametrize("typed", ["", "7", "1,25"])
def test_the_key_is_not_told_early(review, typed):
    page = drawn(NAME, typed, review=review, value="4.711", known=[], near="", near_feedback="")
    for secret in ("4.711", "4711", "Umpan balik", "Selisih"):
        assert secret not in page


def test_before_passing_only_what_was_answered_is_judged():
    page = drawn(NAME, "1300", review=NO_KEY)
    assert "Jawaban Anda, belum tepat" in page
    assert "1.250,5" not in page
    assert "Umpan balik: tepat." not in page


def test_with_the_key_the_answer_is_explained_once():
    wrong, right = (drawn(NAME, typed, review=EVERYTHING) for typed in ("7", "1250"))
    for page in (wrong, right):
        assert "1.250,5 laporan" in page
        assert "Selisih sampai 0,5 laporan masih tepat." in page
        assert page.count("Umpan balik: tepat.") == 1


def test_the_right_number_is_not_shown_twice():
    assert drawn(NAME, "1250,5", review=EVERYTHING).count("1.250,5 laporan") == 1
    assert "96,9%" in drawn(NAME, "96,9", review=SCORE_ONLY, unit="%")


def test_the_field_says_how_to_write_and_what_makes_sense():
    page = drawn(NAME)
    assert "Titik untuk ribuan, koma untuk desimal" in page
    assert "Angkanya paling kecil 0." in page
    assert 'inputmode="decimal"' in page
    assert "Angkanya antara -5 dan 2.000." in drawn(NAME, least="-5", most="2000")
    # The number pad of some phones has no minus.
    assert 'inputmode="text"' in drawn(NAME, least="-5")


# --- Editing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"value": ""}, "Tulis angka yang tepat"),
        ({"value": "sepuluh"}, "Tulis dengan angka"),
        ({"value": "1,2,3"}, "Tulis dengan angka"),
        ({"tolerance": "-1"}, "tidak dapat kurang dari 0"),
        ({"near": "0,5"}, "harus lebih besar"),
        ({"near": ""}, "Isi keduanya"),
        ({"near_feedback": ""}, "Isi keduanya"),
        ({"least": "2000"}, "di dalam batas"),
        ({"most": "1000"}, "di dalam batas"),
        ({"known": [{"value": "1250", "feedback": "x"}]}, "1250 akan dinilai tepat"),
        ({"known": [{"value": v, "feedback": "x"} for v in ("5", "5,0")]}, "dua angka keliru"),
        ({"known": [{"value": "5", "feedback": ""}]}, "Tulis umpan balik"),
        ({"feedback": ""}, "Tulis mengapa"),
    ],
)
def test_what_cannot_be_graded_is_refused_in_plain_words(changes, says):
    bad_number = changes.get("value") in ("sepuluh", "1,2,3")
    assert says in (refused(**changes) if bad_number else complaint(NAME, **changes))


def refused(**changes) -> str:
    """What is no number is refused even in a draft: it could not be shown either."""
    block = KINDS[NAME].edit_block()
    with pytest.raises(Exception, match=r"StructBlock") as caught:
        block.clean_deferred(block.to_python({"value": "1"} | changes))
    return str(caught.value.as_json_data())


def test_authors_write_numbers_as_learners_do():
    accepts(NAME)
    assert body_of(NAME, value="1250.50")["value"] == "1.250,5"
    assert body_of(NAME, value="1 250")["value"] == "1.250"


def test_an_unfinished_draft_can_be_looked_at():
    kind = KINDS[NAME]
    body = kind.freeze(kind.edit_block().get_default())
    for review in (None, EVERYTHING):
        kind.present(body, [], "5", review)
    assert kind.score(body, "5") == 0
    assert kind.solution(body) == []


# --- A whole attempt ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_attempt(as_account, home, account):
    page, review = takes(as_account, attempt_of(NAME, home, account), " 1 250,5 ")
    assert 'value="1 250,5"' in page
    assert "1.250,5" not in page.replace("misalnya 1.250,5", "")
    assert "100%" in review
    assert "1.250,5 laporan" in review
