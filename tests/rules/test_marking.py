"""How marks by people become a score, as tables, and what must hold for every input."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import marking
from quizzes.marking import Criterion, Hindrance, Length, Rubric, Stage, Standing

RUBRIC = Rubric((Criterion("a", {"x": 2, "y": 1, "z": 0}), Criterion("b", {"x": 3, "z": 0})))
F = Fraction
SCORES = st.fractions(0, 1, max_denominator=40)


@pytest.mark.parametrize(
    ("levels", "score", "missing"),
    [
        ({"a": "x", "b": "x"}, 1, []),
        ({"a": "y", "b": "x"}, F(4, 5), []),
        ({"a": "z", "b": "z"}, 0, []),
        ({"a": "x"}, F(2, 5), ["b"]),
        ({"a": "y", "b": "y"}, F(1, 5), ["b"]),  # b has no such level
        ({"c": "x"}, 0, ["a", "b"]),
        ({}, 0, ["a", "b"]),
    ],
)
def test_a_mark_is_points_out_of_points_possible(levels, score, missing):
    assert marking.score_mark(RUBRIC, levels) == score
    assert marking.missing(RUBRIC, levels) == missing
    assert marking.is_full(RUBRIC, levels) is (score == 1)


def test_a_rubric_without_criteria_gives_nothing():
    assert marking.score_mark(Rubric(()), {"a": "x"}) == 0


@pytest.mark.parametrize(
    ("markers", "scores", "expected"),
    [
        (1, [], Standing(Stage.FIRST)),
        (1, [F(1, 2)], Standing(Stage.SETTLED, F(1, 2), (0,))),
        (2, [], Standing(Stage.FIRST)),
        (2, [F(1, 2)], Standing(Stage.SECOND)),
        (2, [F(1, 2), F(7, 10)], Standing(Stage.SETTLED, F(3, 5), (0, 1))),  # the edge agrees
        (2, [F(1, 2), F(71, 100)], Standing(Stage.MODERATION)),
        (2, [F(1), F(0)], Standing(Stage.MODERATION)),
        (2, [F(1), F(0), F(9, 10)], Standing(Stage.SETTLED, F(9, 10), (2,))),
        (2, [F(1), F(1), F(0)], Standing(Stage.SETTLED, F(0), (2,))),  # the third goes on deciding
    ],
)
def test_where_an_answer_stands(markers, scores, expected):
    assert marking.standing(scores, markers=markers, tolerance=F(1, 5)) == expected


@given(st.lists(SCORES, max_size=3), st.sampled_from([1, 2]), SCORES)
def test_what_is_settled_lies_among_the_marks(scores, markers, tolerance):
    stand = marking.standing(scores, markers=markers, tolerance=tolerance)
    assert (stand.score is None) is (stand.stage is not Stage.SETTLED)
    if stand.score is not None:
        counted = [scores[place] for place in stand.counted]
        assert min(counted) <= stand.score <= max(counted)


@given(SCORES, SCORES, SCORES)
def test_who_came_first_does_not_matter(one, other, tolerance):
    first, second = (
        marking.standing(pair, markers=2, tolerance=tolerance)
        for pair in ([one, other], [other, one])
    )
    assert first == second


@given(st.dictionaries(st.sampled_from("abc"), st.sampled_from("xyzw")))
def test_a_mark_is_never_below_nothing_or_above_the_point(levels):
    assert 0 <= marking.score_mark(RUBRIC, levels) <= 1


@pytest.mark.parametrize(
    ("stage", "markers", "wanted"),
    [
        (Stage.FIRST, 1, 1),
        (Stage.FIRST, 2, 2),
        (Stage.SECOND, 2, 1),
        (Stage.MODERATION, 2, 1),
        (Stage.SETTLED, 2, 0),
    ],
)
def test_how_many_marks_are_wanted(stage, markers, wanted):
    assert marking.wanted(stage, markers) == wanted


ME, AUTHOR, ANNA, BUDI = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("marked_by", "wanted", "busy", "expected"),
    [
        ([], 1, [], None),
        ([], 1, [ME], None),  # nobody locks out themself
        ([], 1, [ANNA], Hindrance.BUSY),
        ([], 2, [ANNA], None),
        ([], 2, [ANNA, BUDI], Hindrance.BUSY),
        ([ANNA], 1, [ANNA], None),  # a claim of who is done counts no more
        ([ANNA], 1, [BUDI], Hindrance.BUSY),
        ([ANNA, None], 1, [], None),  # a marker whose account is erased
        ([ME], 1, [], Hindrance.DONE),
        ([ANNA], 0, [], Hindrance.SETTLED),
    ],
)
def test_who_may_mark(marked_by, wanted, busy, expected):
    found = marking.hindrance(ME, author=AUTHOR, marked_by=marked_by, wanted=wanted, busy=busy)
    assert found is expected


def test_nobody_marks_their_own():
    found = marking.hindrance(ME, author=ME, marked_by=[], wanted=1)
    assert found is Hindrance.OWN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Kami memeriksa laporan.", 3),
        ("orang-orang Jum'at 10.00 dan/atau", 4),
        ("— … !", 0),
        ("baris\nlain\tlagi", 3),
    ],
)
def test_words(text, words):
    assert marking.count_words(text) == words


@pytest.mark.parametrize(
    ("words", "least", "most", "expected"),
    [
        (19, 20, 80, Length.SHORT),
        (20, 20, 80, Length.FITTING),
        (80, 20, 80, Length.FITTING),
        (81, 20, 80, Length.LONG),
        (0, None, None, Length.FITTING),
        (9000, 20, None, Length.FITTING),
    ],
)
def test_length_is_advice(words, least, most, expected):
    assert marking.length(words, least, most) is expected


def test_what_is_stored_is_bounded_and_keeps_its_lines():
    assert marking.tidy("  satu\r\ndua\rtiga\x00\x07\ttab  ") == "satu\ndua\ntiga\ttab"
    assert len(marking.tidy("a" * 20_000)) == marking.LONGEST


@given(st.text(max_size=200))
def test_tidying_is_done_once_and_can_be_stored(text):
    tidied = marking.tidy(text)
    assert marking.tidy(tidied) == tidied
    assert "\x00" not in tidied
    assert json.loads(json.dumps(tidied).encode()) == tidied
    tidied.encode()
