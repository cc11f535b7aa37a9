"""How what is typed, or chosen within a text, is asked in QTI 3.0."""

from collections.abc import Sequence

from quizzes.exchange.formats import weights
from quizzes.exchange.formats.base import decimal_out
from quizzes.exchange.formats.qti_items import TEXT_CLASS
from quizzes.exchange.formats.qti_parts import (
    RESPONSE,
    Written,
    by_mapping,
    by_match,
    declare,
    mapping_of,
    variable,
)
from quizzes.exchange.formats.safe_xml import element, words
from quizzes.exchange.items import Essay, Gap, GapText, Number, Typed
from quizzes.kinds.choice import key_of


def _entry(name: str = RESPONSE) -> str:
    return element("qti-text-entry-interaction", response_identifier=name)


def typed(answer: Typed) -> Written:
    accepted = [said.text for said in answer.accepted]
    worths = [(w, "1") for w in accepted] + [(said.text, "0") for said in answer.refused]
    declared = declare(accepted[:1], _text_mapping(worths), base_type="string")
    return Written([declared], element("p", _entry()), [by_mapping(RESPONSE)])


def _text_mapping(worths: Sequence[tuple[str, str]]) -> str:
    entries = (
        element("qti-map-entry", map_key=key, mapped_value=worth, case_sensitive="false")
        for key, worth in worths
    )
    return element("qti-mapping", *entries, default_value="0")


def number(answer: Number) -> Written:
    value, within = decimal_out(answer.value), decimal_out(answer.tolerance)
    equal = element(
        "qti-equal",
        variable(RESPONSE),
        element("qti-correct", identifier=RESPONSE),
        tolerance_mode="absolute",
        tolerance=f"{within} {within}",
    )
    declared = declare([value], base_type="float")
    return Written([declared], element("p", _entry()), [by_match(equal)])


def gaps(answer: GapText) -> Written:
    known = [word for gap in answer.gaps for word in gap.answers] + list(answer.distractors)
    listed = {key_of(word): word for word in known} if answer.pick else {}
    names = {key: f"K{place}" for place, key in enumerate(sorted(listed), start=1)}
    responses = [f"{RESPONSE}{n}" for n in range(1, len(answer.gaps) + 1)]
    waiting = iter(responses)
    lines = [
        element("p", *(_gap_part(part, waiting, listed, names) for part in line))
        for line in answer.lines
    ]
    worth = decimal_out(weights.shares(len(responses), len(responses))[0] / 100)
    declared = [
        _gap_declared(gap, name, names, worth)
        for gap, name in zip(answer.gaps, responses, strict=True)
    ]
    return Written(declared, element("div", *lines, class_=TEXT_CLASS), [by_mapping(*responses)])


def _gap_declared(gap: Gap, name: str, names: dict[str, str], worth: str) -> str:
    keys = [names[key_of(word)] for word in gap.answers] if names else list(gap.answers)
    worths = [(key, worth) for key in keys]
    mapping = mapping_of(worths) if names else _text_mapping(worths)
    base_type = "identifier" if names else "string"
    return declare(keys[:1], mapping, name=name, base_type=base_type)


def _gap_part(part: str | Gap, responses, listed: dict[str, str], names: dict[str, str]) -> str:
    if isinstance(part, str):
        return words(part)
    name = next(responses)
    if not listed:
        return _entry(name)
    options = [
        element("qti-inline-choice", words(listed[key]), identifier=names[key])
        for key in sorted(listed)
    ]
    return element(
        "qti-inline-choice-interaction", *options, response_identifier=name, shuffle="false"
    )


def essay(answer: Essay) -> Written:
    body = element("qti-extended-text-interaction", response_identifier=RESPONSE)
    return Written([declare([], base_type="string")], body, [])
