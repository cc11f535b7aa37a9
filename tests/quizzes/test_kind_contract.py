"""What every kind of question promises, whatever it asks. A new kind adds a sample."""

import itertools
import json
import random
import re
from fractions import Fraction

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from quizzes import marking, presenting
from quizzes.kinds.base import covers, extends, is_finished, rubric_of, unfolds
from quizzes.kinds.registry import KINDS, by_people
from quizzes.rules import EVERYTHING, Review
from tests.factories.kinds import SAMPLES

NAMES = sorted(KINDS)
MECHANICAL = sorted(set(KINDS) - set(by_people()))
NO_KEY = Review(correctness=True, feedback=True, key=False)
SCORE_ONLY = Review(correctness=False, feedback=False, key=False)
REVIEWS = (None, EVERYTHING, NO_KEY, SCORE_ONLY)
PASS_MARK = Fraction(70, 100)


def asked(name):
    sample = SAMPLES[name]
    body = {"stem": "<p>Apa?</p>", "image": None, "image_alt": "", "feedback": ""}
    return KINDS[name], body | sample.body(name), sample


def test_every_kind_has_a_sample():
    assert set(SAMPLES) == set(KINDS)


@pytest.mark.parametrize("name", MECHANICAL)
def test_a_perfect_answer_is_worth_the_point_and_a_wrong_one_nothing(name):
    kind, body, sample = asked(name)
    assert kind.score(body, kind.clean_response(body, sample.perfect(body))) == 1
    assert kind.score(body, kind.clean_response(body, sample.wrong(body))) == 0


@pytest.mark.parametrize("name", MECHANICAL)
def test_its_own_solution_is_worth_the_point(name):
    kind, body, _sample = asked(name)
    assert kind.score(body, kind.clean_response(body, kind.solution(body))) == 1


@pytest.mark.parametrize("name", by_people())
def test_what_people_grade_has_a_rubric_that_can_give_the_whole_point_and_nothing(name):
    kind, body, _sample = asked(name)
    rubric, criteria = rubric_of(kind, body), kind.criteria(body)
    assert rubric.markers in (1, 2)
    assert [criterion.id for criterion in rubric.criteria] == [c["id"] for c in criteria]
    best, worst = (
        {c["id"]: pick(c["levels"], key=lambda level: level["points"])["id"] for c in criteria}
        for pick in (max, min)
    )
    assert marking.score_mark(rubric, best) == 1
    assert marking.score_mark(rubric, worst) == 0


@pytest.mark.parametrize("name", by_people())
def test_what_people_grade_is_the_text_itself(name):
    kind, body, sample = asked(name)
    assert kind.clean_response(body, kind.solution(body)) == kind.solution(body)[0]
    assert isinstance(kind.clean_response(body, sample.perfect(body)), str)


@pytest.mark.parametrize("name", MECHANICAL)
def test_what_a_machine_grades_asks_nobody(name):
    kind, body, _sample = asked(name)
    assert rubric_of(kind, body) is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("values", [[], [""], ["", "", ""]])
def test_nothing_is_no_answer_and_worth_nothing(name, values):
    kind, body, _sample = asked(name)
    assert kind.clean_response(body, values) is None
    assert kind.score(body, None) == 0


@pytest.mark.parametrize("name", [name for name in NAMES if SAMPLES[name].greedy])
def test_claiming_everything_does_not_pass(name):
    kind, body, sample = asked(name)
    assert kind.score(body, kind.clean_response(body, sample.greedy(body))) < PASS_MARK


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_options_does_not_matter(name):
    kind, body, sample = asked(name)
    shuffled = json.loads(json.dumps(body))
    random.Random(7).shuffle(shuffled.get("options", []))
    for values in (sample.perfect(body), sample.wrong(body)):
        expected = kind.score(body, kind.clean_response(body, values))
        assert kind.score(shuffled, kind.clean_response(shuffled, values)) == expected


@given(st.data(), st.sampled_from(NAMES))
def test_whatever_is_sent_can_be_graded_and_stored(data, name):
    kind, body, sample = asked(name)
    known = st.sampled_from([*sample.perfect(body), *sample.wrong(body), *kind.options(body)])
    values = data.draw(st.lists(known | st.text(max_size=40), max_size=30))
    response = kind.clean_response(body, values)
    score = kind.score(body, response)
    # What was answered for people to grade is worth nothing yet, not even 0.
    assert (score is None) is (name in by_people() and response is not None)
    assert score is None or 0 <= score <= 1
    assert json.loads(json.dumps(response)) == response
    for review in REVIEWS:
        kind.present(body, kind.options(body), response, review)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_perfect_answer_picks_is_known_and_right(name):
    kind, body, sample = asked(name)
    known = {pick.key: pick for pick in kind.picks(body)}
    assert len(known) == len(kind.picks(body)), "each thing that can be chosen has its own key"
    assert all(type(pick.label) is str and pick.label for pick in known.values())
    for values in (sample.perfect(body), kind.solution(body)):
        picked = kind.picked(body, kind.clean_response(body, values))
        assert bool(picked) == bool(known), "what can be picked is picked by who is right"
        assert all(known[key].right is not False for key in picked)


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_answer_picks_something_else_and_no_answer_nothing(name):
    kind, body, sample = asked(name)
    right = {pick.key for pick in kind.picks(body) if pick.right}
    picked = kind.picked(body, kind.clean_response(body, sample.wrong(body)))
    assert not right.issuperset(picked) or not picked
    assert kind.picked(body, None) == []


@given(st.data(), st.sampled_from(NAMES))
def test_whatever_is_sent_its_picks_are_keys_none_twice(data, name):
    kind, body, sample = asked(name)
    known = st.sampled_from([*sample.perfect(body), *sample.wrong(body), *kind.options(body)])
    values = data.draw(st.lists(known | st.text(max_size=40), max_size=30))
    picked = kind.picked(body, kind.clean_response(body, values))
    assert all(type(key) is str for key in picked)
    assert len(picked) == len(set(picked))


@pytest.mark.parametrize("name", NAMES)
def test_a_body_can_be_stored(name):
    _kind, body, _sample = asked(name)
    assert json.loads(json.dumps(body)) == body


def drawn(name, values, *, reviewing):
    kind, body, _sample = asked(name)
    response = kind.clean_response(body, values)
    question = presenting.alone(name, body, response, reviewing=reviewing)
    return render_to_string(kind.template, {"question": question})


@pytest.mark.parametrize("name", NAMES)
def test_it_is_drawn_for_answering_and_for_review(name):
    _kind, body, sample = asked(name)
    for values in ([], sample.perfect(body), sample.wrong(body)):
        answering = drawn(name, values, reviewing=False)
        names = re.findall(r' name="([^"]*)"', answering)
        assert names
        assert all(re.fullmatch(r"answer(-[a-z][0-9a-z]{0,7})?", each) for each in names)
        assert 'name="answer' not in drawn(name, values, reviewing=True)
        assert " style=" not in answering


# --- Questions of several parts -------------------------------------------------------

PARTED = [
    name for name in NAMES if hasattr(KINDS[name], "is_finished") and not unfolds(KINDS[name])
]


def test_some_kinds_have_parts():
    assert {"discernment", "gaps", "matching", "ordering"} <= set(PARTED)


@pytest.mark.parametrize("name", PARTED)
def test_it_is_finished_once_each_part_is_answered(name):
    kind, body, _sample = asked(name)
    whole = kind.solution(body)
    assert is_finished(kind, body, kind.clean_response(body, whole))
    assert not is_finished(kind, body, None)
    for place in range(len(whole)):
        response = kind.clean_response(body, [*whole[:place], "", *whole[place + 1 :]])
        assert 0 < kind.score(body, response) < 1
        assert not is_finished(kind, body, response)


@pytest.mark.parametrize("name", PARTED)
def test_scripts_find_the_parts_it_counts(name):
    kind, body, _sample = asked(name)
    answering = drawn(name, [], reviewing=False)
    assert answering.count(" data-part") == len(kind.solution(body))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {*PARTED}))
def test_scripts_count_nothing_that_is_no_part(name):
    assert " data-part" not in drawn(name, [], reviewing=False)


# --- Questions that unfold ------------------------------------------------------------

UNFOLDING = [name for name in NAMES if unfolds(KINDS[name])]


def steps(body, sample):
    """Return what is sent after each step of a perfect answer; before the first, nothing."""
    values = sample.perfect(body)
    return [values[:count] for count in range(len(values) + 1)]


def test_some_kind_unfolds_and_the_others_are_answered_at_once():
    assert UNFOLDING
    for name in set(NAMES) - set(UNFOLDING):
        kind, body, sample = asked(name)
        assert is_finished(kind, body, kind.clean_response(body, sample.perfect(body)))
        assert extends(kind, None, ["a"])
        assert covers(kind, ["a"], ["a"])
        assert not covers(kind, ["a"], None)


@pytest.mark.parametrize("name", UNFOLDING)
def test_what_unfolds_is_finished_by_its_last_step_only(name):
    kind, body, sample = asked(name)
    responses = [kind.clean_response(body, values) for values in steps(body, sample)]
    finished = [is_finished(kind, body, response) for response in responses]
    assert finished == [False] * (len(finished) - 1) + [True]


@pytest.mark.parametrize("name", UNFOLDING)
def test_what_was_answered_stays_answered(name):
    kind, body, sample = asked(name)
    responses = [kind.clean_response(body, values) for values in steps(body, sample)]
    for earlier, later in itertools.combinations(responses, 2):
        assert extends(kind, later, earlier)
        assert not extends(kind, earlier, later)
        assert covers(kind, later, earlier)
        assert not covers(kind, earlier, later)
    other = kind.clean_response(body, sample.wrong(body))
    assert not extends(kind, other, responses[-1])
    assert not covers(kind, responses[-1], other)


@pytest.mark.parametrize("name", UNFOLDING)
def test_each_step_holds_what_was_answered_and_can_be_sent_without_scripts(name):
    kind, body, sample = asked(name)
    for values in steps(body, sample):
        response = kind.clean_response(body, values)
        question = presenting.alone(name, body, response, reviewing=False)
        page = render_to_string(kind.template, {"question": question})
        assert re.findall(r'type="hidden" name="answer" value="([^"]*)"', page) == values
        assert ("data-go-on" in page) is question.goes_on
        assert page.count('id="pratinjau-terbaru" tabindex="-1"') == 1
        assert "data-grows" in page
    assert kind.script
