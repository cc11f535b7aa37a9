"""The sample of a conversation, and what can be changed in it."""

import copy

from quizzes.kinds.registry import KINDS
from tests.factories import conversing

NAME = "dialogue"
KIND = KINDS[NAME]


def raw(**changes):
    return copy.deepcopy(conversing.DIALOGUE) | changes


def body_of(raw_value=conversing.DIALOGUE):
    return KIND.freeze(KIND.edit_block().to_python(raw_value))


def with_reply(part, place, **fields):
    made = raw()
    made["parts"][part]["value"]["replies"][place].update(fields)
    return made


def with_part(place, **fields):
    made = raw()
    made["parts"][place]["value"].update(fields)
    return made


def without(place):
    made = raw()
    del made["parts"][place]
    return made
