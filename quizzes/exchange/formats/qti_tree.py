"""QTI's two spellings made one: ``qti-choice-interaction`` is read as ``choiceInteraction``."""

import re

from quizzes.exchange.formats.safe_xml import Node

_DASH = re.compile(r"-([a-z])")
# Stands for the interaction with that number while the text around it is cleaned.
STAND_IN = "\ue000{}\ue001"
_MARKS = re.compile("[\ue000\ue001]")


def camel(name: str) -> str:
    return _DASH.sub(lambda match: match[1].upper(), name.removeprefix("qti-"))


def spelt_as_in_2(node: Node) -> Node:
    """Return a tree in the spelling of QTI 2.1, whichever it is in."""
    parts = [spelt_as_in_2(p) if isinstance(p, Node) else _MARKS.sub("", p) for p in node.parts]
    attributes = {camel(key): value for key, value in node.attributes.items()}
    return Node(camel(node.name), attributes, node.line, parts)


def without(node: Node, *names: str) -> Node:
    """Return a tree without the elements of these names."""
    parts = [
        without(part, *names) if isinstance(part, Node) else part
        for part in node.parts
        if not (isinstance(part, Node) and part.name in names)
    ]
    return Node(node.name, node.attributes, node.line, parts)


def with_tokens(node: Node, interactions: list[Node]) -> Node:
    """Return a tree in which a token stands for each interaction."""
    numbers = {id(interaction): n for n, interaction in enumerate(interactions)}
    parts: list[str | Node] = []
    for part in node.parts:
        if isinstance(part, Node):
            number = numbers.get(id(part))
            parts.append(
                with_tokens(part, interactions) if number is None else STAND_IN.format(number)
            )
        else:
            parts.append(part)
    return Node(node.name, node.attributes, node.line, parts)
