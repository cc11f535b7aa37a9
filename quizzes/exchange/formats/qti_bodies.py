"""How each answer is asked, declared and graded in QTI 3.0."""

from collections.abc import Callable
from string import ascii_uppercase

from quizzes.exchange.formats import qti_typed, weights
from quizzes.exchange.formats.base import decimal_out
from quizzes.exchange.formats.qti_parts import (
    RESPONSE,
    Written,
    by_mapping,
    by_match,
    declare,
    mapping_of,
    set_to,
    variable,
)
from quizzes.exchange.formats.safe_xml import element, words
from quizzes.exchange.items import Answer, Choice, Essay, GapText, Number, Order, Pairs, Typed
from quizzes.kinds.choice import key_of


def write(answer: Answer) -> Written:
    return _WRITERS[type(answer)](answer)


def _choice(answer: Choice) -> Written:
    cardinality = "multiple" if answer.many else "single"
    names = ascii_uppercase[: len(answer.options)]
    right = [name for name, o in zip(names, answer.options, strict=True) if o.right]
    shares = weights.shares(len(right), len(names))
    worths = [
        (name, decimal_out(shares[0 if option.right else 1] / 100))
        for name, option in zip(names, answer.options, strict=True)
    ]
    mapping = [mapping_of(worths, lower_bound="0", upper_bound="1")] if answer.many else []
    options = [
        element(
            "qti-simple-choice", words(option.text), _inline(name, option.feedback), identifier=name
        )
        for name, option in zip(names, answer.options, strict=True)
    ]
    body = element(
        "qti-choice-interaction",
        *options,
        response_identifier=RESPONSE,
        shuffle="false" if answer.truth else "true",
        max_choices="0" if answer.many else "1",
    )
    feedback = element(
        "qti-outcome-declaration",
        identifier="FEEDBACK",
        cardinality=cardinality,
        base_type="identifier",
    )
    grading = [by_mapping(RESPONSE) if answer.many else by_match()]
    return Written(
        [declare(right, *mapping, cardinality=cardinality)],
        body,
        [*grading, set_to("FEEDBACK", variable(RESPONSE))],
        [feedback],
    )


def _inline(name: str, feedback: str) -> str:
    if not feedback:
        return ""
    lines = element("br").join(words(line) for line in feedback.splitlines())
    return element(
        "qti-feedback-inline",
        lines,
        outcome_identifier="FEEDBACK",
        identifier=name,
        show_hide="show",
    )


def _order(answer: Order) -> Written:
    names = [f"B{place}" for place in range(1, len(answer.items) + 1)]
    options = [
        element("qti-simple-choice", words(said.text), identifier=name)
        for name, said in zip(names, answer.items, strict=True)
    ]
    body = element("qti-order-interaction", *options, response_identifier=RESPONSE, shuffle="true")
    return Written([declare(names, cardinality="ordered")], body, [by_match()])


def _pairs(answer: Pairs) -> Written:
    rights = {key_of(p.right): p.right for p in answer.pairs}
    rights = {**rights, **{key_of(text): text for text in answer.extras}}
    names = {key: f"R{place}" for place, key in enumerate(rights, start=1)}
    matches = [
        f"L{place} {names[key_of(pair.right)]}" for place, pair in enumerate(answer.pairs, start=1)
    ]
    left = [
        element(
            "qti-simple-associable-choice", words(pair.left), identifier=f"L{place}", match_max="1"
        )
        for place, pair in enumerate(answer.pairs, start=1)
    ]
    right = [
        element("qti-simple-associable-choice", words(text), identifier=names[key], match_max="0")
        for key, text in rights.items()
    ]
    sets = (element("qti-simple-match-set", *part) for part in (left, right))
    body = element(
        "qti-match-interaction",
        *sets,
        response_identifier=RESPONSE,
        shuffle="true",
        max_associations=str(len(matches)),
    )
    worth = decimal_out(weights.shares(len(matches), len(matches))[0] / 100)
    mapping = mapping_of([(match, worth) for match in matches], lower_bound="0", upper_bound="1")
    declared = declare(matches, mapping, cardinality="multiple", base_type="directedPair")
    return Written([declared], body, [by_mapping(RESPONSE)])


_WRITERS: dict[type, Callable[..., Written]] = {
    Choice: _choice,
    Order: _order,
    Pairs: _pairs,
    Typed: qti_typed.typed,
    Number: qti_typed.number,
    GapText: qti_typed.gaps,
    Essay: qti_typed.essay,
}
WRITES = tuple(_WRITERS)
