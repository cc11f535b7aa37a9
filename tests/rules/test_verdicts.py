"""What the figures of a question say of it: wrong keys, idle distractors, and the like."""

import pytest

from quizzes import psychometrics as p
from quizzes.psychometrics import Figures, Reply, Share, Verdict, measure


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, Verdict.GOOD),
        ({"people": 19}, Verdict.FEW),
        ({"facility": 0.95}, Verdict.EASY),
        ({"facility": 0.9499}, Verdict.GOOD),
        ({"facility": 0.2499}, Verdict.HARD),
        ({"facility": 0.25}, Verdict.GOOD),
        ({"discrimination": -0.21}, Verdict.KEY),
        ({"discrimination": -0.19}, Verdict.WEAK),  # one by the root of 25 is 0.2
        ({"discrimination": 0.0999}, Verdict.WEAK),
        ({"discrimination": 0.1}, Verdict.GOOD),
        ({"discrimination": None}, Verdict.GOOD),
        ({"suspects": ("b",)}, Verdict.KEY),
        ({"suspects": ("b",), "facility": 0.1}, Verdict.KEY),
        ({"suspects": ("b",), "people": 19}, Verdict.FEW),
        ({"idle": ("c",)}, Verdict.IDLE),
        ({"idle": ("c",), "facility": 0.99}, Verdict.EASY),
        ({"facility": None}, Verdict.FEW),
    ],
)
def test_verdicts(changes, verdict):
    usual = {"people": 25, "facility": 0.6, "discrimination": 0.3}
    assert p.judge(Figures(**usual | changes)) is verdict


def crowd(*groups) -> list[Reply]:
    """Return ``count`` people of each ``(count, score, rest, picked)``."""
    return [
        Reply(score, rest, (picked,)) for n, score, rest, picked in groups for _each in range(n)
    ]


def test_a_wrong_key_shows():
    answers = crowd((8, 0, 0.9, "b"), (2, 1, 0.9, "a"), (10, 1, 0.3, "a"), (10, 0, 0.3, "c"))
    found = measure(answers, right={"a"})
    assert found.suspects == ("b",)
    assert found.verdict is Verdict.KEY


def test_a_mistake_that_learning_mends_is_no_wrong_key():
    answers = crowd((4, 1, 0.9, "a"), (6, 0, 0.9, "b"), (20, 0, 0.3, "b"))
    found = measure(answers, right={"a"})
    assert found.suspects == ()
    assert found.verdict is Verdict.HARD


def test_several_right_answers_stand_together_against_a_wrong_one():
    strong = ((3, 1, 0.9, "a"), (3, 1, 0.9, "b"), (4, 0, 0.9, "x"))
    assert measure(crowd(*strong, (14, 0, 0.2, "y")), right={"a", "b"}).suspects == ()


def test_where_several_things_are_chosen_nothing_rivals_the_key():
    answers = [Reply(0.5, 0.9, ("a", "x")) for _ in range(30)]
    assert measure(answers, right={"a"}).suspects == ()


def test_idle_distractors_are_those_nearly_nobody_chooses():
    answers = crowd((60, 1, 0.8, "a"), (36, 0, 0.3, "b"), (4, 0, 0.2, "c"))
    found = measure(answers, right={"a"}, offered={"b", "c", "d"})
    assert found.idle == ("c", "d")
    assert found.verdict is Verdict.IDLE


def test_shares_of_the_strong_and_the_weak():
    answers = crowd((27, 1, 0.9, "a"), (46, 1, 0.5, "a"), (27, 0, 0.1, "b"))
    found = measure(answers, right={"a"})
    assert found.shares["a"] == Share(0.73, 1.0, 1.0, 0.0)
    assert found.shares["b"] == Share(0.27, 0.0, 0.0, 1.0)
    assert found.unanswered.everybody == 0
    assert round(found.discrimination, 2) > 0.8


def test_nobody_has_no_figures():
    assert measure([]) == Figures(0)
    assert measure([Reply(1.0)]).discrimination is None


@pytest.mark.parametrize(
    ("seconds", "typical"),
    [([], None), ([None], None), ([10, 20, 900], 15), ([0, 601], None), ([5, None, 7, 600], 7)],
)
def test_typical_time_leaves_pauses_out(seconds, typical):
    assert p.typical_time(seconds) == typical
