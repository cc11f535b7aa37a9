"""How pairs, orders and signs are graded, as tables, and what must hold for every input."""

from fractions import Fraction
from itertools import combinations, permutations
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import scoring

PASS_MARK = Fraction(70, 100)
MATCHES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("xyz"), min_size=1)
ORDER = st.integers(3, 10).map(lambda count: "abcdefghij"[:count])


def places(order) -> dict[str, int]:
    """Return each letter's place; "-" leaves one out: "b-a" puts b first and a third."""
    return {item: place for place, item in enumerate(order, start=1) if item != "-"}


# --- Pairs ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        ({"a": "x", "b": "y", "c": "x"}, 1),
        ({"a": "x", "b": "y"}, Fraction(2, 3)),
        ({"a": "y", "b": "x", "c": "x"}, Fraction(1, 3)),
        ({"a": "x", "b": "x", "c": "x"}, Fraction(2, 3)),
        ({"d": "x"}, 0),
        ({}, 0),
    ],
)
def test_pairs(chosen, score):
    assert scoring.score_pairs({"a": "x", "b": "y", "c": "x"}, chosen) == score


def test_pairs_of_nothing_cannot_be_found():
    assert scoring.score_pairs({}, {"a": "x"}) == 0
    assert scoring.commonest_share([]) == 0


@given(MATCHES, MATCHES)
def test_pairs_score_between_nothing_and_one(right, chosen):
    assert 0 <= scoring.score_pairs(right, chosen) <= 1
    assert scoring.score_pairs(right, right) == 1
    assert scoring.score_pairs(right, {}) == 0


@given(MATCHES)
def test_the_commonest_match_is_what_choosing_one_everywhere_earns(right):
    one_for_all = [scoring.score_pairs(right, dict.fromkeys(right, match)) for match in "xyz"]
    assert scoring.commonest_share(list(right.values())) == max(one_for_all)


# --- Orders ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "given", "score"),
    [
        ("abcd", "abcd", 1),
        ("abcd", "dcba", 0),
        ("abcd", "bacd", Fraction(3, 5)),  # D = 2, of 15 / 3 on average: 1 - 2 / 5
        ("abcd", "badc", Fraction(1, 5)),
        ("abcd", "bcda", 0),  # D = 6
        ("abcde", "bacde", Fraction(3, 4)),
        ("abc", "acb", Fraction(1, 4)),
        ("abcd", "abc-", Fraction(3, 4)),  # what is missing earns nothing
        ("abcd", "a---", Fraction(1, 4)),
        ("abcd", "--b-", Fraction(1, 20)),  # one place off: 1 / 4 - 3 / 15
        ("abcd", "---b", 0),
        ("abcd", "", 0),
        ("ab", "ba", 0),
        ("a", "a", 1),
        ("", "", 0),
    ],
)
def test_order(right, given, score):
    assert scoring.score_order(right, places(given)) == score


def test_places_given_twice_earn_nothing():
    twice = {"a": 1, "b": 2, "c": 2, "d": 4}
    assert scoring.shared_places(twice) == {2}
    assert scoring.score_order("abcd", twice) == Fraction(1, 2)
    assert scoring.score_order("abcd", dict.fromkeys("abcd", 1)) == 0


@pytest.mark.parametrize("count", range(3, 8))
def test_a_random_order_is_worth_nothing_before_it_is_kept_from_falling_below(count):
    """The mean distance of Diaconis and Graham makes the measure 0 on average."""
    right = "abcdefg"[:count]
    distances = [
        Fraction(sum(abs(right.index(item) - place) for place, item in enumerate(order)))
        for order in permutations(right)
    ]
    assert mean(distances) == Fraction(count**2 - 1, 3)
    assert max(distances) == count**2 // 2
    scores = [scoring.score_order(right, places(order)) for order in permutations(right)]
    assert mean(scores) <= Fraction(1, 4)
    assert scores.count(1) == 1


@given(st.data(), ORDER)
def test_an_order_scores_between_nothing_and_one(data, right):
    chosen = data.draw(
        st.dictionaries(st.sampled_from(right), st.integers(1, len(right))), label="places"
    )
    assert 0 <= scoring.score_order(right, chosen) <= 1
    assert scoring.score_order(right, places(right)) == 1
    assert scoring.score_order(right, places(right[::-1])) == 0


@given(st.data(), ORDER)
def test_the_order_in_which_places_were_given_does_not_matter(data, right):
    chosen = dict(zip(right, data.draw(st.permutations(range(1, len(right) + 1))), strict=True))
    again = dict(data.draw(st.permutations(list(chosen.items()))))
    assert scoring.score_order(right, again) == scoring.score_order(right, chosen)


@given(st.data(), ORDER)
def test_coming_nearer_never_costs(data, right):
    """Changing two neighbours that stand the wrong way round is never worse."""
    order = data.draw(st.permutations(right))
    at = data.draw(st.integers(0, len(right) - 2))
    better = list(order)
    better[at : at + 2] = sorted(order[at : at + 2])
    before, after = (scoring.score_order(right, places(o)) for o in (order, better))
    assert after >= before


# --- Actions --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "score"),
    [
        ("abcd", 1),
        ("ab-cd", 1),  # a gap is nobody's place
        ("xabcd", Fraction(3, 4)),  # costs one share, and only that
        ("abcdx", Fraction(3, 4)),
        ("axbycd", Fraction(1, 2)),
        ("bacd", Fraction(3, 5)),
        ("xbacd", Fraction(3, 5) - Fraction(1, 4)),
        ("xy", 0),
        ("xya", 0),
        ("abc", Fraction(3, 4)),
        ("", 0),
    ],
)
def test_actions(given, score):
    assert scoring.score_actions("abcd", "xy", places(given)) == score


def test_a_place_shared_with_what_must_not_be_done_costs_once():
    shared = {"a": 1, "x": 1, "b": 2, "c": 3, "d": 4}
    assert scoring.score_actions("abcd", "xy", shared) == Fraction(3, 4)
    assert scoring.score_actions("", "xy", {"x": 1}) == 0


@given(st.permutations("abcdexyz"))
def test_taking_everything_as_it_comes_does_not_pass(order):
    assert scoring.score_actions("abcde", "xyz", places(order)) < PASS_MARK


@given(st.dictionaries(st.sampled_from("abcdxy"), st.integers(1, 6)))
def test_actions_score_between_nothing_and_one(chosen):
    score = scoring.score_actions("abcd", "xy", chosen)
    assert 0 <= score <= scoring.score_order("abcd", scoring.closed_up(chosen, "xy")) <= 1


@given(st.dictionaries(st.sampled_from("abcdxy"), st.integers(1, 6)))
def test_closing_up_keeps_the_order(chosen):
    closed = scoring.closed_up(chosen, "xy")
    assert set(closed) == set(chosen) - set("xy")
    for one in closed:
        for other in closed:
            assert (closed[one] < closed[other]) == (chosen[one] < chosen[other])


# --- Signs ----------------------------------------------------------------------------

SOME = st.frozensets(st.sampled_from("abcdefgh"), min_size=1)
OTHERS = st.frozensets(st.sampled_from("uvwxyz"), min_size=1)
MARKED = st.frozensets(st.sampled_from("abcdefghuvwxyz-"))


@pytest.mark.parametrize(
    ("marked", "score"),
    [
        ("abcd", 1),
        ("abc", Fraction(3, 4)),
        ("abcx", Fraction(3, 4) - Fraction(1, 5)),
        ("abcdx", Fraction(4, 5)),
        ("a", Fraction(1, 4)),
        ("xy", 0),
        ("abcdvwxyz", 0),
        ("", 0),
        ("?", 0),
    ],
)
def test_signs(marked, score):
    assert scoring.score_signs("abcd", "vwxyz", marked) == score


def test_what_was_marked_is_counted():
    assert scoring.sightings("abcd", "vwxyz", "abcx?") == scoring.Sightings(3, 4, 1, 5)


def test_where_nothing_is_a_sign_nothing_can_be_found():
    assert scoring.score_signs("", "vw", "v") == 0
    assert scoring.score_signs("", "", "v") == 0


@given(SOME, OTHERS, MARKED)
def test_signs_score_between_nothing_and_one(signs, others, marked):
    score = scoring.score_signs(signs, others, marked)
    assert 0 <= score <= 1
    assert (score == 1) == (marked >= signs and not marked & others)
    assert scoring.score_signs(signs, others, frozenset()) == 0


@given(SOME, OTHERS, MARKED)
def test_marking_everything_of_a_kind_does_not_pass(signs, others, marked):
    assert scoring.score_signs(signs, others, signs | others) == 0
    assert scoring.score_signs(signs, others, others) == 0


@given(SOME, OTHERS, MARKED, st.randoms())
def test_the_order_of_what_is_marked_does_not_matter(signs, others, marked, random):
    mixed = sorted(marked)
    random.shuffle(mixed)
    expected = scoring.score_signs(sorted(signs), sorted(others), sorted(marked))
    assert scoring.score_signs(list(signs), list(others), mixed) == expected


@given(SOME, OTHERS, MARKED)
def test_one_more_hit_never_costs_and_one_more_false_alarm_never_earns(signs, others, marked):
    score = scoring.score_signs(signs, others, marked)
    assert all(scoring.score_signs(signs, others, marked | {sign}) >= score for sign in signs)
    assert all(scoring.score_signs(signs, others, marked | {other}) <= score for other in others)


@given(st.integers(1, 4), st.integers(1, 4), st.data())
def test_marking_at_random_finds_nothing_on_average(signs, others, data):
    """Before what falls below 0 is raised to it."""
    parts = "abcd"[:signs] + "wxyz"[:others]
    count = data.draw(st.integers(0, len(parts)))
    rates = [
        Fraction(len(set(marked) & set("abcd")), signs)
        - Fraction(len(set(marked) & set("wxyz")), others)
        for marked in combinations(parts, count)
    ]
    assert mean(rates) == 0
