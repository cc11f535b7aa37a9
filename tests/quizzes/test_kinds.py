"""The kinds with options: what editors may write, what a browser may send, how it scores."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from quizzes.kinds.registry import KINDS
from quizzes.models import Question
from quizzes.rules import EVERYTHING, Review
from tests.factories.quizzes import OPTIONS, raw_options

NO_KEY = Review(correctness=True, feedback=True, key=False)
SCORE_ONLY = Review(correctness=False, feedback=False, key=False)


def body_of(name, pairs=None):
    kind = KINDS[name]
    block = kind.edit_block()
    return kind.freeze(block.to_python({"options": raw_options(pairs or OPTIONS[name])}))


def ids(body, correct):
    return [option["id"] for option in body["options"] if option["correct"] is correct]


@pytest.mark.parametrize("name", OPTIONS)
def test_right_answers_score_one_and_none_scores_nothing(name):
    kind, body = KINDS[name], body_of(name)
    response = kind.clean_response(body, ids(body, True))
    assert kind.score(body, response) == 1
    assert kind.score(body, kind.clean_response(body, [])) == 0
    assert kind.score(body, kind.clean_response(body, ids(body, False))) == 0


def test_multiple_choice_gives_part_of_a_point():
    kind, body = KINDS["multiple_choice"], body_of("multiple_choice")
    one = ids(body, True)[:1]
    assert kind.score(body, kind.clean_response(body, one)) == Fraction(1, 2)
    everything = [option["id"] for option in body["options"]]
    assert kind.score(body, kind.clean_response(body, everything)) < 1


@given(st.lists(st.text()), st.sampled_from(sorted(OPTIONS)))
def test_rubbish_is_no_answer(values, name):
    kind, body = KINDS[name], body_of(name)
    response = kind.clean_response(body, values)
    assert response is None
    assert kind.score(body, response) == 0


@given(st.data(), st.sampled_from(sorted(OPTIONS)))
def test_whatever_is_sent_can_be_graded_shown_and_sent_again(data, name):
    kind, body = KINDS[name], body_of(name)
    known = st.sampled_from(kind.options(body))
    values = data.draw(st.lists(known | st.text()))
    response = kind.clean_response(body, values)
    assert 0 <= kind.score(body, response) <= 1
    again = response if isinstance(response, list) else [response] * (response is not None)
    assert kind.clean_response(body, again) == response
    for review in (None, EVERYTHING, NO_KEY, SCORE_ONLY):
        kind.present(body, kind.options(body), response, review)


def test_a_question_without_a_right_option_scores_nothing():
    body = body_of("single_choice", [("A", False), ("B", False)])
    assert KINDS["single_choice"].score(body, body["options"][0]["id"]) == 0


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("name", OPTIONS)
@pytest.mark.parametrize("review", [None, SCORE_ONLY])
def test_the_key_is_not_told_early(name, review):
    kind, body = KINDS[name], body_of(name)
    response = kind.clean_response(body, ids(body, False))
    shown = kind.present(body, kind.options(body), response, review)
    assert {option["correct"] for option in shown["options"]} == {None}
    assert {option["feedback"] for option in shown["options"]} == {""}


def test_before_passing_only_what_was_chosen_is_judged():
    kind, body = KINDS["single_choice"], body_of("single_choice")
    chosen = ids(body, False)[0]
    shown = kind.present(body, kind.options(body), chosen, NO_KEY)
    told = {option["id"]: option["correct"] for option in shown["options"]}
    assert told.pop(chosen) is False
    assert set(told.values()) == {None}


def test_with_the_key_every_option_is_explained():
    kind, body = KINDS["multiple_choice"], body_of("multiple_choice")
    shown = kind.present(body, kind.options(body), None, EVERYTHING)
    assert [option["correct"] for option in shown["options"]] == [True, True, False]
    assert all(option["feedback"] for option in shown["options"])


def test_options_come_in_the_order_the_attempt_has_stored():
    kind, body = KINDS["single_choice"], body_of("single_choice")
    order = list(reversed(kind.options(body)))
    shown = kind.present(body, order, None, None)
    assert [option["id"] for option in shown["options"]] == order


def test_true_false_is_never_shuffled():
    assert KINDS["true_false"].fixed_order
    assert not KINDS["single_choice"].fixed_order


# --- Editing --------------------------------------------------------------------------


def complaint(name, pairs, **changes):
    block = KINDS[name].edit_block()
    options = raw_options(pairs)
    options[0].update(changes)
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({"options": options}))
    return str(caught.value.as_json_data())


@pytest.mark.parametrize(
    ("name", "pairs", "says"),
    [
        ("single_choice", [("A", True), ("B", True)], "tepat satu"),
        ("single_choice", [("A", False), ("B", False)], "tepat satu"),
        ("single_choice", [("A", True), (" a ", False)], "berbunyi sama"),
        ("multiple_choice", [("A", True), ("B", False)], "dua pilihan"),
        ("multiple_choice", [("A", True), ("B", True)], "satu pilihan yang salah"),
        ("true_false", [("A", True), ("B", False), ("C", False)], "dua pilihan"),
    ],
)
def test_what_cannot_be_graded_is_refused_in_plain_words(name, pairs, says):
    assert says in complaint(name, pairs)


@pytest.mark.parametrize(
    ("field", "says"), [("feedback", "Tulis umpan balik"), ("text", "Tulis bunyi pilihan")]
)
def test_every_option_needs_its_words(field, says):
    assert says in complaint("single_choice", [("A", True), ("B", False)], **{field: ""})


def test_a_draft_may_be_incomplete():
    block = KINDS["single_choice"].edit_block()
    value = block.to_python({"options": raw_options([("A", False), ("B", False)])})
    assert len(block.clean_deferred(value)["options"]) == 2
    with pytest.raises(StructBlockValidationError):
        block.clean(value)


def test_a_question_holds_exactly_one_body():
    stream = Question._meta.get_field("body").stream_block
    with pytest.raises(StreamBlockValidationError):
        stream.clean(stream.to_python([]))
