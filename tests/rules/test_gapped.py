"""How a text with gaps is read and scored: tables, and what must hold for every text."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import gapped, spelling
from quizzes.gapped import Fault, Faulty, Gap
from quizzes.scoring import GIVEN_AWAY
from quizzes.spelling import Leeway

EXACT = Leeway()
TEXTS = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=2), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("Tanpa rumpang.", [["Tanpa rumpang."]]),
        ("[[a]]", [[Gap(("a",))]]),
        ("Mari [[ periksa | cek  lagi ]].", [["Mari ", Gap(("periksa", "cek lagi")), "."]]),
        ("[[a]][[b]]", [[Gap(("a",)), Gap(("b",))]]),
        ("x\n\n y [[a]]\r\nz", [["x"], ["y ", Gap(("a",))], ["z"]]),
        ("[nama] | biasa", [["[nama] | biasa"]]),
    ],
)
def test_what_is_written(text, lines):
    assert gapped.parse(text) == lines


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("a [[b", Fault.UNCLOSED, 1),
        ("a\n\nb [[c]] [[d", Fault.UNCLOSED, 3),
        ("[[a [[b]]", Fault.UNCLOSED, 1),
        ("[[a\nb]]", Fault.UNCLOSED, 1),  # a gap stays on its line
        ("a b]]", Fault.UNOPENED, 1),
        ("ok [[a]]\n[[a]] ]]", Fault.UNOPENED, 2),
        ("[[a]b]]", Fault.BRACKET, 1),
        ("[[[a]]", Fault.BRACKET, 1),
        ("[[]]", Fault.EMPTY, 1),
        ("[[ | a]]", Fault.EMPTY, 1),
        ("[[a|]]", Fault.EMPTY, 1),
    ],
)
def test_what_cannot_be_read_names_its_line(text, fault, line):
    with pytest.raises(Faulty) as caught:
        gapped.parse(text)
    assert (caught.value.fault, caught.value.line) == (fault, line)


def test_gaps_are_numbered_through_all_lines():
    lines = gapped.parse("a [[b]] c [[d]]\n[[e]]")
    assert gapped.numbered(lines) == [["a ", 1, " c ", 2], [3]]
    assert [gap.answers for gap in gapped.gaps(lines)] == [("b",), ("d",), ("e",)]


def test_the_list_tells_nothing_by_its_order():
    first = gapped.choices([["Sumber", "asal"], ["emosi"]], ["bagikan", "SUMBER"], EXACT)
    second = gapped.choices([["emosi"], ["asal", "Sumber"]], ["bagikan"], EXACT)
    assert [option["text"] for option in first] == ["asal", "bagikan", "emosi", "Sumber"]
    assert first == second


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        (["a", "b"], None),
        (["a", "a", "b"], None),  # two of three: 66 per cent
        (["a", "a", "a", "b"], "a"),
        (["a", "a"], None),  # the gaps do not differ
        (["ab", "b", "bc", "d"], "b"),
        (["a"], None),
    ],
)
def test_a_word_that_fills_nearly_everything_is_found(answers, word):
    assert gapped.too_common([list(gap) for gap in answers], EXACT) == word


def test_answers_of_two_gaps_that_would_be_mistaken_for_each_other_are_found():
    answers = [["misinformasi"], ["disinformasi"]]
    assert gapped.confused(answers, EXACT) is None
    assert gapped.confused(answers, Leeway(1)) == ("misinformasi", "disinformasi")
    assert gapped.confused([["informasi"], ["informasi"]], Leeway(2)) is None


@pytest.mark.parametrize(
    ("filled", "score"),
    [("", 0), ("1", 1), ("0", 0), ("110", Fraction(2, 3)), ("000", 0), ("1111", 1)],
)
def test_score(filled, score):
    assert gapped.score([mark == "1" for mark in filled]) == score


@given(st.text(alphabet="ab[]|\n ", max_size=60))
def test_any_text_is_read_or_refused_with_its_line(text):
    try:
        lines, faulty = gapped.parse(text), 1
    except Faulty as fault:
        lines, faulty = [], fault.line
    assert 1 <= faulty <= max(1, len(text.splitlines()))
    assert all(word for gap in gapped.gaps(lines) for word in gap.answers)


def score(answers, words):
    return gapped.score(
        [gapped.fits(word, gap, EXACT) for word, gap in zip(words, answers, strict=True)]
    )


@given(TEXTS, st.sampled_from("abcd"))
def test_the_same_word_everywhere_does_not_pass(answers, word):
    """In any text an author may publish."""
    earned = score(answers, [word] * len(answers))
    if gapped.too_common(answers, EXACT) is None and earned < 1:
        assert earned < GIVEN_AWAY


@given(TEXTS, st.data())
def test_every_right_gap_earns_its_part(answers, data):
    words = [data.draw(st.sampled_from(["x", *gap])) for gap in answers]
    assert score(answers, words) == 1 - Fraction(words.count("x"), len(words))
    assert score(answers, [""] * len(answers)) == 0


@given(TEXTS, st.randoms())
def test_the_order_of_what_is_accepted_does_not_matter(answers, random):
    mixed = [random.sample(gap, len(gap)) for gap in answers]
    for word in "abcd":
        words = [word] * len(answers)
        assert score(answers, words) == score(mixed, words)


def test_words_are_matched_by_the_rules_of_spelling():
    assert gapped.fits("TELUSRUI", ["telusuri"], Leeway(1))
    assert not gapped.fits("TELUSRUI", ["telusuri"], EXACT)
    assert spelling.read("", ["telusuri"], EXACT) is None
