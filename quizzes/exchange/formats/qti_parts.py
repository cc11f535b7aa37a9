"""What all questions of QTI 3.0 are put together from: declarations and grading."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizzes.exchange.formats.safe_xml import element, words

RESPONSE = "RESPONSE"


@dataclass(frozen=True, slots=True)
class Written:
    declarations: list[str]
    body: str
    processing: list[str]
    outcomes: list[str] = field(default_factory=list)


def declare(
    right: Sequence[str],
    *more: str,
    name: str = RESPONSE,
    cardinality: str = "single",
    base_type: str = "identifier",
) -> str:
    values = [element("qti-value", words(value)) for value in right]
    correct = [element("qti-correct-response", *values)] if values else []
    return element(
        "qti-response-declaration",
        *correct,
        *more,
        identifier=name,
        cardinality=cardinality,
        base_type=base_type,
    )


def mapping_of(worths: Sequence[tuple[str, str]], **settings: str) -> str:
    entries = (element("qti-map-entry", map_key=key, mapped_value=worth) for key, worth in worths)
    return element("qti-mapping", *entries, default_value="0", **settings)


def variable(name: str) -> str:
    return element("qti-variable", identifier=name)


def set_to(name: str, value: str) -> str:
    return element("qti-set-outcome-value", value, identifier=name)


def by_match(condition: str = "") -> str:
    """Return the grading that gives one point for what is right, and none for else."""
    match = condition or element(
        "qti-match", variable(RESPONSE), element("qti-correct", identifier=RESPONSE)
    )
    point = element("qti-base-value", "1", base_type="float")
    found = element("qti-response-if", match, set_to("SCORE", point))
    return element("qti-response-condition", found)


def by_mapping(*names: str) -> str:
    worths = [element("qti-map-response", identifier=name) for name in names]
    return set_to("SCORE", worths[0] if len(worths) == 1 else element("qti-sum", *worths))
