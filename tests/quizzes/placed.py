"""What the tests of kinds whose answers are placed share."""

import html
import json
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError

from quizzes import presenting
from quizzes.kinds.registry import KINDS
from quizzes.models import QuestionVersion
from quizzes.rules import Review
from tests.factories.kinds import SAMPLES
from tests.factories.quizzes import question

NO_KEY = Review(correctness=True, feedback=True, key=False)
SCORE_ONLY = Review(correctness=False, feedback=False, key=False)


def sample(name):
    """Return a kind and a frozen question of it."""
    return KINDS[name], SAMPLES[name].body(name)


def shown(name, body, values, review):
    """Return the text of a question as a learner gets it, answered with ``values``."""
    kind = KINDS[name]
    response = kind.clean_response(body, values)
    parts = kind.present(body, kind.options(body), response, review)
    asked = SimpleNamespace(
        shown=parts, key="soal-1", field="answer-1", reviewing=review is not None
    )
    return html.unescape(render_to_string(kind.template, {"question": asked}))


def complaint(name, raw) -> str:
    """Return what the editor says of a question, which as a draft is accepted."""
    block = KINDS[name].edit_block()
    block.clean_deferred(block.to_python(raw))
    return refusal(name, raw)


def refusal(name, raw) -> str:
    block = KINDS[name].edit_block()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python(raw))
    return str(caught.value.as_json_data())


def accepts(name, raw) -> None:
    block = KINDS[name].edit_block()
    block.clean(block.to_python(raw))


def published(name):
    """Return a question of the bank of this kind."""
    body = json.dumps([{"type": name, "value": SAMPLES[name].raw}])
    return question(stem="<p>Bagaimana?</p>", body=body, feedback="")


class Taken:
    """An attempt of one question, answered over HTTP."""

    def __init__(self, client, attempt):
        self.client, self.attempt = client, attempt
        item = attempt.items.get()
        self.body = QuestionVersion.objects.get(pk=item.version_id).body
        self.order = item.option_order

    def at(self, name):
        return reverse(f"quizzes:{name}", args=[self.attempt.uuid])

    def page(self) -> str:
        return html.unescape(self.client.get(self.at("attempt")).text)

    def saves(self, values, seq=9 * 10**12):
        fields = {"seq-1": str(seq), "answer-1": values}
        return self.client.post(self.at("save"), fields, HTTP_ACCEPT="application/json").json()

    def hands_in(self, values) -> str:
        fields = {"seq-1": str(9 * 10**12 + 1), "answer-1": values}
        return html.unescape(self.client.post(self.at("submit"), fields, follow=True).text)


def asked_alone(name, *, reviewing=False):
    body = sample(name)[1] | {"feedback": ""}
    return presenting.alone(name, body, reviewing=reviewing)
