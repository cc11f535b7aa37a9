"""A set of claims, and answers to it, for kinds.SAMPLES."""

from typing import Any

from quizzes.discernment import Verdict
from quizzes.kinds.base import Body

# Four of each verdict: enough for every figure of the summary.
CLAIMS = tuple(
    (f"Pernyataan {verdict.name} {number}", verdict)
    for number in range(1, 5)
    for verdict in Verdict
)


def claim(text: str, verdict: str) -> dict[str, Any]:
    """Return a claim whose feedback and source can be recognised."""
    return {
        "text": text,
        "verdict": verdict,
        "feedback": f"Karena: {text}.",
        "source": f"Sumber: {text}",
    }


DISCERNMENT = {"claims": [claim(text, verdict.value) for text, verdict in CLAIMS], "sure": True}


def all_called(body: Body, verdict: str) -> list[str]:
    """Call every claim the same."""
    return [f"{claim['id']}:{verdict}" for claim in body["claims"]]


def misjudged(body: Body) -> list[str]:
    """Call every claim something else than it is."""
    other = {"true": "false", "false": "unproven", "unproven": "true"}
    return [f"{claim['id']}:{other[claim['verdict']]}" for claim in body["claims"]]


def every_verdict(body: Body) -> list[str]:
    return [value for verdict in Verdict for value in all_called(body, verdict)]


def rated(body: Body, values: list[str], percent: int) -> list[str]:
    """Add to verdicts that one is so sure of each."""
    return values + [f"{claim['id']}:~{percent}" for claim in body["claims"]]
