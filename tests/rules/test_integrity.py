"""Signs that a person should look: what raises one, and what must not."""

import random
from collections import Counter
from itertools import combinations
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from quizzes import integrity
from quizzes.integrity import Likeness, agreement, at_least, likeness, pace, reading_time

WORDS = dict.fromkeys(range(10), 60)  # 9 seconds each at the fastest


def steady(gap: float):
    return [(gap * (n + 1), n) for n in range(10)]


# --- Pace ---------------------------------------------------------------------------------


def test_reading_time_is_that_of_the_quickest():
    assert reading_time(400) == 60


@pytest.mark.parametrize(
    ("taken", "others", "found"),
    [
        (89, [], True),  # 600 words need 90 seconds
        (90, [], False),
        (40, [600] * 9, True),  # nine others are too few to compare with
        (40, [600] * 10, True),
        (40, [100] * 10, False),  # all are that quick: perhaps the questions are short
    ],
)
def test_an_attempt_quicker_than_reading(taken, others, found):
    assert pace(taken=taken, words=WORDS, saved=[], others=others).is_implausible is found


@pytest.mark.parametrize(
    ("saved", "found"),
    [
        (steady(3), True),
        (steady(9), False),
        (steady(30), False),
        (steady(0.5), False),  # sent together: a phone that was offline, or no script
        ([(300.0, n) for n in range(10)], False),  # all in one form
        (steady(3)[:4], False),  # too few to tell
        ([(300 + 0.1 * n, n) for n in range(10)], False),
    ],
)
def test_answers_quicker_than_reading(saved, found):
    assert pace(taken=1000, words=WORDS, saved=saved).is_hurried is found


def test_a_few_quick_answers_among_slow_ones_are_no_sign():
    saved = [(at, n) for n, at in enumerate((30, 33, 36, 39, 60, 90, 93, 96, 99, 130))]
    assert not pace(taken=200, words=WORDS, saved=saved).is_hurried


def test_the_first_of_a_batch_tells_nothing_about_its_question():
    assert integrity.one_by_one([(100.0, 1), (100.2, 2), (110.0, 3)]) == [(pytest.approx(9.8), 3)]


# --- Likeness -----------------------------------------------------------------------------

OPTIONS = "abcd"  # "a" is right


def everybody(answers):
    wrong = {}
    for attempt in answers:
        for question, answer in attempt.items():
            if answer not in ("a", None):
                wrong.setdefault(question, Counter())[answer] += 1
    return wrong


def compare(one, other, crowd):
    right = {question: frozenset("a") for question in one | other}
    return likeness(one, other, wrong=everybody(crowd), right=right)


def person(dice, ability, questions=30):
    return {n: "a" if dice.random() < ability else dice.choice("bcd") for n in range(questions)}


@pytest.mark.parametrize("seed", range(5))
def test_a_copy_stands_out_and_strangers_do_not(seed):
    dice = random.Random(seed)
    crowd = [person(dice, dice.uniform(0.4, 0.8)) for _ in range(60)]
    source = min(crowd[:20], key=lambda answers: Counter(answers.values())["a"])
    copy = source | {0: "a", 1: "b"}
    crowd.append(copy)
    pairs = list(combinations(crowd, 2))
    striking = [pair for pair in pairs if compare(*pair, crowd).is_striking(compared=len(pairs))]
    assert striking == [(source, copy)]


def test_right_answers_in_common_are_no_sign():
    best = dict.fromkeys(range(30), "a")
    found = compare(best, best, [best] * 40)
    assert (found.shared, found.different, found.chance) == (0, 0, 1.0)
    assert not found.is_striking(compared=1)


def test_mistakes_that_everybody_makes_are_no_sign():
    fooled = {n: "b" if n < 10 else "a" for n in range(30)}
    found = compare(fooled, fooled, [fooled] * 40)
    assert found.shared == 10
    assert not found.is_striking(compared=1)


def test_what_both_left_out_is_no_mistake_in_common():
    empty = dict.fromkeys(range(10), None)
    found = compare(empty, empty, [empty] * 40)
    assert (found.shared, found.different) == (0, 0)


def test_only_what_both_were_asked_counts():
    found = compare({1: "b", 2: "b", 3: "a"}, {2: "b", 3: "c", 4: "b"}, [])
    assert (found.common, found.shared, found.different) == (2, 1, 1)


@pytest.mark.parametrize(
    ("shared", "different", "chance", "compared", "found"),
    [
        (6, 6, 1e-6, 1000, True),
        (6, 7, 1e-6, 1000, False),  # the ratio of Harpp, Hogan and Jennings is below 1
        (3, 0, 1e-9, 1000, False),  # too few
        (6, 0, 1e-4, 1000, False),  # among so many pairs chance does that
        (6, 0, 1e-4, 100, True),
    ],
)
def test_what_is_striking(shared, different, chance, compared, found):
    assert Likeness(30, shared, different, chance).is_striking(compared) is found


@given(st.lists(st.floats(0, 1), max_size=12), st.integers(0, 13))
def test_chances_are_bounded_and_fall_with_what_is_wanted(chances, wanted):
    assert 0 <= at_least(wanted + 1, chances) <= at_least(wanted, chances) + 1e-12 <= 1 + 2e-12


@given(st.integers(1, 20), st.floats(0.01, 0.99), st.integers(0, 20))
def test_equal_chances_are_scipys_binomial(trials, chance, wanted):
    expected = stats.binom.sf(wanted - 1, trials, chance)
    assert isclose(at_least(wanted, [chance] * trials), expected, abs_tol=1e-9)


@given(st.dictionaries(st.sampled_from("bcdefg"), st.integers(1, 50), max_size=6))
def test_agreement_is_a_probability_and_certain_where_nothing_is_known(counts):
    found = agreement(Counter(counts))
    assert 0 < found <= 1
    assert (found == 1) == (len(counts) < 2)


answers = st.dictionaries(st.integers(0, 12), st.sampled_from(["a", "b", "c", None]))


@given(answers, answers)
def test_likeness_is_mutual(one, other):
    assert compare(one, other, [one, other]) == compare(other, one, [one, other])
