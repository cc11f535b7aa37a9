"""How tests write questions of the kinds with typed answers, and take them."""

import html
import json

import pytest
from django.template.loader import render_to_string
from wagtail.blocks import StructBlockValidationError

from quizzes import presenting
from quizzes.kinds.registry import KINDS
from quizzes.rules import Review
from tests.factories.kinds import SAMPLES
from tests.factories.quizzes import attempt_at, question, quiz_page
from tests.quizzes.taking import at

NO_KEY = Review(correctness=True, feedback=True, key=False)
SCORE_ONLY = Review(correctness=False, feedback=False, key=False)


def body_of(name, **changes):
    """Return the frozen body of the kind's sample, with some of its fields changed."""
    kind = KINDS[name]
    return kind.freeze(kind.edit_block().to_python(SAMPLES[name].raw | changes))


def complaint(name, **changes) -> str:
    """Return what the editor is told about the sample with these changes."""
    block = KINDS[name].edit_block()
    value = block.to_python(SAMPLES[name].raw | changes)
    block.clean_deferred(value)
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(value)
    return html.unescape(str(caught.value.as_json_data()))


def accepts(name, **changes) -> None:
    block = KINDS[name].edit_block()
    block.clean(block.to_python(SAMPLES[name].raw | changes))


def scored(name, *values, **changes):
    kind, body = KINDS[name], body_of(name, **changes)
    return kind.score(body, kind.clean_response(body, values))


def drawn(name, *values, review=None, **changes) -> str:
    """Return the page's part for a question with this answer, as far as ``review`` lets see."""
    kind, body = KINDS[name], body_of(name, **changes)
    response = kind.clean_response(body, values)
    shown = kind.present(body, kind.options(body), response, review)
    asked = presenting.Asked(
        key="soal-1",
        field="answer-1",
        title="Soal",
        body=body,
        template=kind.template,
        shown=shown,
        answered=response is not None,
        reviewing=review is not None,
    )
    return html.unescape(render_to_string(kind.template, {"question": asked}))


def attempt_of(name, home, account, **changes):
    """Return an open attempt at a quiz with the sample as its only question."""
    body = json.dumps([{"type": name, "value": SAMPLES[name].raw | changes}])
    return attempt_at(quiz_page(home, question(body=body, feedback="")), account)


def takes(client, attempt, *values) -> tuple[str, str]:
    """Save these values, see them again, hand in; return both pages, answering and review."""
    answer = {"seq-1": "9000000000000", "answer-1": list(values)}
    saved = client.post(at("save", attempt), answer, HTTP_ACCEPT="application/json")
    assert saved.json()["saved"] == [1]
    page = html.unescape(client.get(at("attempt", attempt)).text)
    last = answer | {"seq-1": "9000000000001", "confirm": "1"}
    review = client.post(at("submit", attempt), last, follow=True)
    return page, html.unescape(review.text)
