"""A branching conversation: what is wrong with it, where paths lead, what they are worth."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.conversation import (
    Effects,
    Graph,
    Node,
    Outcome,
    Reply,
    best_path,
    best_replies,
    by_habit,
    habits,
    is_given_away,
    outlook,
    score,
    walk,
)
from quizzes.conversation_faults import Fault, Flaw, best_shares, circles, faults, reached
from quizzes.scoring import GIVEN_AWAY

GOOD, MIXED, BAD = Outcome


def node(ident, *replies, name=None):
    """A node whose replies are given as (to, value) pairs, their ids are a-0, a-1 and so on."""
    made = [
        Reply(f"{ident}-{place}", to, Effects(trust=value), length=place % 2)
        for place, (to, value) in enumerate(replies)
    ]
    return Node(ident, ident if name is None else name, tuple(made))


def end(ident, outcome=GOOD):
    return Node(ident, ident, outcome=outcome)


def graph(*nodes):
    return Graph(nodes)


# Two turns, four replies: the best is once first, once last.
SOUND = graph(
    node("a", ("b", 2), ("c", -1)),
    node("b", ("bad", -2), ("good", 2)),
    node("c", ("mixed", 1), ("bad", -1)),
    end("good"),
    end("mixed", MIXED),
    end("bad", BAD),
)


# --- Faults ---------------------------------------------------------------------------


def test_a_sound_conversation_has_no_faults():
    assert faults(SOUND) == []


ENDS = (end("good"), end("bad", BAD))


@pytest.mark.parametrize(
    ("broken", "flaw"),
    [
        (graph(), Flaw(Fault.EMPTY)),
        (graph(*ENDS), Flaw(Fault.NO_START, "good")),
        (graph(node("a"), *ENDS), Flaw(Fault.DEAD_END, "a")),
        (graph(node("a", ("good", 1)), *ENDS), Flaw(Fault.NO_CHOICE, "a")),
        (graph(node("a", ("good", 1), ("", 0)), *ENDS), Flaw(Fault.NOWHERE, "a", "a-1")),
        (graph(node("a", ("good", 1), ("x", 0)), *ENDS), Flaw(Fault.UNKNOWN, "a", "a-1")),
        (
            graph(node("a", ("good", 1), ("bad", 0)), *ENDS, node("b", ("good", 0), ("bad", 0))),
            Flaw(Fault.ORPHAN, "b"),
        ),
        (graph(node("a", ("good", 1), ("a", 0)), *ENDS), Flaw(Fault.CIRCLE, "a", "a-1")),
        (
            graph(node("a", ("b", 1), ("good", 0)), node("b", ("b", 0), ("b", 1)), *ENDS),
            Flaw(Fault.NO_WAY_OUT, "b"),
        ),
        (graph(node("a", ("good", 1), ("good", 0)), end("good")), Flaw(Fault.FEW_ENDINGS)),
        (
            graph(node("a", ("good", 1), ("bad", 0)), end("good"), Node("bad", "good", (), BAD)),
            Flaw(Fault.SAME_NAME, "bad"),
        ),
        (graph(node("a", ("good", 1), ("bad", 1)), *ENDS), Flaw(Fault.POINTLESS)),
        (
            graph(node("a", ("good", 0), ("m", 1)), end("good"), end("m", MIXED)),
            Flaw(Fault.BEST_NOT_GOOD, "m"),
        ),
        (
            graph(node("a", ("bad", 7), ("x", 0), ("good", 10)), *ENDS, end("x", BAD)),
            Flaw(Fault.BAD_PAYS, "bad"),
        ),
        (
            graph(node("a", ("b", 1), ("bad", 0)), node("b", ("good", 1), ("bad", 0)), *ENDS),
            Flaw(Fault.GIVEN_AWAY),
        ),
    ],
    ids=lambda value: getattr(value, "fault", ""),
)
def test_each_fault_is_found_where_it_is(broken, flaw):
    assert flaw in faults(broken)


def test_a_bad_ending_below_the_mark_is_none_to_worry_about():
    good, bad, nothing = end("good"), end("bad", BAD), end("x", BAD)
    below = graph(node("a", ("bad", 69), ("x", 0), ("good", 100)), good, bad, nothing)
    assert Fault.BAD_PAYS not in {flaw.fault for flaw in faults(below)}


# --- Walking --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "taken", "at"),
    [
        ([], [], "a"),
        (["a-0"], ["a-0"], "b"),
        (["a-0", "b-1"], ["a-0", "b-1"], "good"),
        (["a-0", "b-1", "a-0"], ["a-0", "b-1"], "good"),  # after the end nobody speaks
        (["a-0", "c-0"], ["a-0"], "b"),  # of another turn
        (["b-1", "a-0"], [], "a"),
        (["a-0", "a-1", "b-0", "b-1"], ["a-0"], "b"),  # everything at once
        (["x"], [], "a"),
    ],
)
def test_a_path_is_followed_as_far_as_it_is_one(path, taken, at):
    walked = walk(SOUND, path)
    assert walked.path == taken
    assert walked.at.id == at
    assert walked.has_ended is (at == "good")


def test_what_replies_change_adds_up():
    first = Reply("a-0", "b", Effects(1, 2, 1))
    second = Reply("b-0", "z", Effects(-2, 0, 2))
    made = graph(Node("a", "a", (first,)), Node("b", "b", (second,)), end("z"))
    walked = walk(made, ["a-0", "b-0"])
    assert [turn.so_far for turn in walked.turns] == [Effects(1, 2, 1), Effects(-1, 2, 3)]
    assert walked.effects.value == -2


# --- Score ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "worth"),
    [
        (["a-0", "b-1"], Fraction(1)),
        (["a-1", "c-1"], Fraction(0)),
        (["a-0", "b-0"], Fraction(1, 3)),
        (["a-1", "c-0"], Fraction(1, 3)),
        ([], Fraction(0)),
        (["a-0"], Fraction(1, 3)),  # as if it went on in the worst way
        (["a-1"], Fraction(0)),
    ],
)
def test_a_path_is_scored_between_the_worst_and_the_best(path, worth):
    assert score(SOUND, path) == worth


def test_the_three_measures_weigh_the_same_and_risk_counts_against():
    assert Effects(trust=1).value == Effects(reach=1).value == -Effects(risk=1).value == 1


def test_the_best_path_and_the_best_replies():
    assert best_path(SOUND) == ["a-0", "b-1"]
    high = outlook(SOUND, max)
    assert [reply.id for reply in best_replies(SOUND.nodes[2], high)] == ["c-0"]


# --- Whatever the graph ---------------------------------------------------------------

IDS = "abcdefg"
effects = st.builds(Effects, *[st.integers(-2, 2)] * 3)


@st.composite
def any_graph(draw):
    """Any drafts: with circles, replies to nowhere, no ending, the same id twice."""
    targets = st.sampled_from([*IDS, "", "?"])
    nodes = []
    for ident in draw(st.lists(st.sampled_from(IDS), max_size=8)):
        found = draw(st.lists(st.tuples(targets, effects, st.integers(0, 9)), max_size=4))
        replies = [Reply(f"{ident}{n}", to, e, length) for n, (to, e, length) in enumerate(found)]
        outcome = draw(st.none() | st.sampled_from(Outcome))
        nodes.append(Node(ident, draw(st.sampled_from(IDS)), tuple(replies), outcome))
    return Graph(tuple(nodes))


@st.composite
def sound_graph(draw):
    """Graphs that lead onwards only, most of them without a fault of shape."""
    count = draw(st.integers(1, 5))
    names = [f"n{n}" for n in range(count)] + ["good", "mixed", "bad"]
    nodes = []
    for place in range(count):
        later = st.sampled_from(names[place + 1 :])
        found = draw(
            st.lists(st.tuples(later, effects, st.integers(0, 99)), min_size=2, max_size=4)
        )
        replies = [Reply(f"{place}-{n}", to, e, length) for n, (to, e, length) in enumerate(found)]
        nodes.append(Node(names[place], names[place], tuple(replies)))
    return Graph((*nodes, end("good"), end("mixed", MIXED), end("bad", BAD)))


paths = st.lists(st.sampled_from([f"{i}{n}" for i in IDS for n in range(4)]), max_size=30)


@given(any_graph(), paths)
def test_no_graph_and_no_path_is_too_odd(odd, path):
    for flaw in faults(odd):
        assert flaw.node in {*odd.by_id, ""}
    assert 0 <= score(odd, path) <= 1
    walked = walk(odd, path)
    assert path[: len(walked.path)] == walked.path
    assert len(walked.path) <= len(odd.nodes)
    assert reached(odd) <= set(odd.by_id)
    assert 0 <= score(odd, best_path(odd)) <= 1
    assert len(by_habit(odd, lambda node: next(iter(node.replies), None))) <= len(odd.nodes)


@given(any_graph())
def test_without_the_replies_that_close_circles_there_are_none(odd):
    closing = {(node.id, reply.id) for node, reply in circles(odd)}
    opened = [
        Node(n.id, n.name, tuple(r for r in n.replies if (n.id, r.id) not in closing), n.outcome)
        for n in odd.by_id.values()
    ]
    assert circles(Graph(tuple(opened))) == []


@given(sound_graph(), st.data())
def test_whole_paths_score_between_nothing_and_the_point(made, data):
    ends_of_all = outlook(made, min)
    low, high = ends_of_all[made.nodes[0].id], outlook(made, max)[made.nodes[0].id]
    path, so_far = [], [Fraction(0)]
    while not (walked := walk(made, path)).has_ended:
        path.append(data.draw(st.sampled_from(walked.at.replies)).id)
        so_far.append(score(made, path))
    assert so_far == sorted(so_far), "going on never costs what was certain"
    assert score(made, []) == 0
    if high > low:
        assert score(made, best_path(made)) == 1
        assert so_far[-1] == Fraction(walk(made, path).effects.value - low, high - low)


@given(sound_graph())
def test_without_faults_reading_nothing_does_not_pass(made):
    found = {flaw.fault for flaw in faults(made)}
    assert (Fault.GIVEN_AWAY in found) <= is_given_away(made)
    if not found:
        assert all(score(made, path) < GIVEN_AWAY for path in habits(made))
        assert score(made, [r.id for n in made.nodes for r in n.replies]) < GIVEN_AWAY
        for ending, share in best_shares(made):
            assert ending.outcome is not BAD or share < GIVEN_AWAY
        assert walk(made, best_path(made)).at.outcome is GOOD
