"""Which typed words count as which answer: tables, and what must hold for every word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import spelling
from quizzes.spelling import Leeway

EXACT, ONE, TWO = Leeway(0), Leeway(1), Leeway(2)
WORDS = st.text(alphabet="abcdefg ", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("typed", "answer", "accents", "same"),
    [
        ("HOAKS", "hoaks", False, True),
        ("  ho  aks ", "hoaks", False, True),
        ("saring\u00a0sebelum sharing", "Saring Sebelum Sharing", False, True),
        ("hoax", "hoaks", False, False),
        ("café", "cafe", True, True),
        ("cafe", "CAFÉ", True, True),
        ("café", "cafe", False, False),
        ("cafe\u0301", "café", False, True),  # the same letter in two encodings
        ("Jum’at", "jum'at", False, True),  # phones bend the apostrophe
        ("check‑in", "check-in", False, True),
        ("ｈｏａｋｓ", "hoaks", False, True),
        ("STRASSE", "straße", False, True),
        ("", "hoaks", True, False),
    ],
)
def test_what_never_matters(typed, answer, accents, same):
    assert (spelling.read(typed, [answer], Leeway(0, accents)) == 0) is same


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [
        ("hoaks", "hoaks", 0),
        ("hoaks", "hoak", 1),  # one too few
        ("hoaks", "hoakss", 1),  # one too many
        ("hoaks", "hoaki", 1),  # another one
        ("hoaks", "haoks", 1),  # neighbours swapped
        ("verifikasi", "verfiikasi", 1),
        ("verifikasi", "vreifiksai", 2),
        ("ca", "abc", 3),  # the restricted distance: swapped letters are not changed again
        ("abc", "cba", 2),
        ("", "ab", 2),
    ],
)
def test_distance(a, b, letters):
    assert spelling.distance(a, b, 3) == letters
    assert spelling.distance(b, a, 3) == letters
    assert spelling.distance(a, b, letters - 1) is None


@pytest.mark.parametrize(
    ("answer", "one", "two"),
    [
        ("NIK", 0, 0),
        ("fakt", 0, 0),
        ("fakta", 1, 1),
        ("f a k t", 0, 0),  # spaces are no letters
        ("sumbernya"[:8], 1, 1),
        ("sumbernya", 1, 2),
        ("membaca menyamping", 1, 2),
    ],
)
def test_short_answers_hold_no_slips(answer, one, two):
    assert [leeway.slips_in(answer) for leeway in (EXACT, ONE, TWO)] == [0, one, two]


@pytest.mark.parametrize(
    ("typed", "answer", "leeway", "accepted"),
    [
        ("hoask", "hoaks", EXACT, False),
        ("hoask", "hoaks", ONE, True),
        ("haosk", "hoaks", TWO, False),  # two slips only from nine letters on
        ("verfikas", "verifikasi", TWO, True),
        ("verfikas", "verifikasi", ONE, False),
        ("PPIT", "PPID", TWO, False),
        ("UU 14/2009", "UU 14/2008", TWO, False),  # a digit is no slip of the finger
        ("UUU 14/2008", "UU 14/2008", TWO, True),
        ("disinformasi", "misinformasi", ONE, True),  # which is why authors are warned
    ],
)
def test_slips(typed, answer, leeway, accepted):
    assert (spelling.read(typed, [answer], leeway) == 0) is accepted


def test_the_closest_answer_counts_and_of_equals_the_first():
    answers = ["membaca samping", "membaca sampling"]
    assert spelling.read("membaca sampling", answers, TWO) == 1
    assert spelling.read("membaca sampin", answers, TWO) == 0
    assert spelling.read("abcdefghx", ["abcdefghi", "abcdefghj"], ONE) == 0
    assert spelling.read("apa saja", [], TWO) is None


def test_authors_are_told_what_clashes():
    assert spelling.repeated(["Hoaks", "kabar", "HO AKS"], EXACT) == ("Hoaks", "HO AKS")
    assert spelling.repeated(["cafe", "café"], EXACT) is None
    assert spelling.repeated(["cafe", "café"], Leeway(0, accents=True)) == ("cafe", "café")
    good, bad = ["misinformasi"], ["malinformasi", "disinformasi"]
    assert spelling.clash(good, bad, EXACT) is None
    assert spelling.clash(good, bad, ONE) == ("misinformasi", "disinformasi")


@pytest.mark.parametrize("answer", ["fakta", "verifikasi", "membaca menyamping", "UU 14/2008"])
@pytest.mark.parametrize("leeway", [ONE, TWO])
def test_the_example_of_a_slip_is_accepted(answer, leeway):
    example = spelling.misspelt(answer, leeway)
    assert spelling.read(example, [answer], leeway) == 0
    assert spelling.read(example, [answer], EXACT) is None


@pytest.mark.parametrize(("answer", "leeway"), [("NIK", TWO), ("verifikasi", EXACT), ("", TWO)])
def test_without_slips_there_is_no_example(answer, leeway):
    assert spelling.misspelt(answer, leeway) == ""


def test_what_is_stored_is_visible_and_short():
    assert spelling.tidy(" a\x00b\u200b\n\t c ") == "ab c"
    assert spelling.tidy("\ud800") == ""
    assert len(spelling.tidy("x y" * 500)) <= spelling.LONGEST


# --- For every word -------------------------------------------------------------------


@given(st.text(max_size=30), st.booleans())
def test_folding_twice_changes_nothing(text, accents):
    once = spelling.fold(text, accents=accents)
    assert spelling.fold(once, accents=accents) == once


@given(st.text(max_size=300))
def test_tidying_twice_changes_nothing(text):
    once = spelling.tidy(text)
    assert spelling.tidy(once) == once
    assert len(once) <= spelling.LONGEST
    assert "\x00" not in once


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways(a, b):
    there = spelling.distance(a, b, 20)
    assert there == spelling.distance(b, a, 20)
    assert (there == 0) is (a == b)
    assert abs(len(a) - len(b)) <= there <= max(len(a), len(b))


@given(WORDS, st.data())
def test_one_slip_is_one_slip(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    for slipped in (
        word[:place] + word[place + 1 :],
        word[:place] + "x" + word[place:],
        word[:place] + "x" + word[place + 1 :],
        word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    ):
        assert spelling.distance(word, slipped, 1) is not None


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=4), st.integers(0, 2))
def test_any_text_can_be_read(word, answers, slips):
    leeway = Leeway(slips, accents=True)
    place = spelling.read(word, answers, leeway)
    assert place is None or 0 <= place < len(answers)
    for answer in answers:
        assert spelling.read(answer, [answer], leeway) == (
            0 if spelling.fold(answer, accents=True) else None
        )


@given(WORDS, WORDS)
def test_more_leeway_accepts_no_less(word, answer):
    accepted = [spelling.read(word, [answer], Leeway(slips)) == 0 for slips in (0, 1, 2)]
    assert accepted == sorted(accepted)
