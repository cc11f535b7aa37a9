"""A conversation drawn for its author: the map, and the same in words."""

from typing import Any

from quizzes.conversation import Outcome
from quizzes.conversation_faults import Flaw, faults
from quizzes.conversation_map import HEIGHT, WIDTH, Arrow, Box, drawing
from quizzes.kinds.base import Body
from quizzes.kinds.dialogue_body import graph_of
from quizzes.kinds.dialogue_told import OUTCOMES, signed
from quizzes.kinds.dialogue_words import said

SHORT = 21

Shown = dict[str, Any]


def picture(body: Body) -> Shown:
    """Return what the map shows of a conversation, sound or not."""
    graph = graph_of(body)
    flaws = faults(graph)
    drawn = drawing(graph)
    parts = {node["id"]: _part(body, node, flaws) for node in body["nodes"]}
    return {
        "width": drawn.width,
        "height": drawn.height,
        "box": {"width": WIDTH, "height": HEIGHT},
        "boxes": [_box(box, parts[box.node.id]) for box in drawn.boxes],
        "arrows": [_arrow(arrow, flaws) for arrow in drawn.arrows],
        "parts": parts.values(),
        "faults": [{"where": _where(body, flaw), "what": said(body, flaw)} for flaw in flaws],
    }


def _where(body: Body, flaw: Flaw) -> str:
    """Return where a flaw is: the part and, if it is one, the letter of the reply."""
    node = next((node for node in body["nodes"] if node["id"] == flaw.node), None)
    if node is None:
        return ""
    place = f"{node['id'].removeprefix('n')}. {node['name']}"
    replies = [reply["id"] for reply in node["replies"]]
    return f"{place}, {letter(replies.index(flaw.reply))}" if flaw.reply else place


def letter(place: int) -> str:
    return chr(ord("A") + place)


def short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def _part(body: Body, node, flaws: list[Flaw]) -> Shown:
    """Return a part of the conversation as the list tells it."""
    own = [said(body, flaw) for flaw in flaws if flaw.node == node["id"] and not flaw.reply]
    ending = node["ending"]
    return {
        "number": node["id"].removeprefix("n"),
        "name": node["name"],
        "text": node["text"],
        "speaker": node["speaker"],
        "outcome": OUTCOMES[Outcome(ending["outcome"] or Outcome.MIXED)] if ending else None,
        "title": ending["title"] if ending else "",
        "replies": [_reply(body, n, reply, flaws) for n, reply in enumerate(node["replies"])],
        "faults": own,
    }


def _reply(body: Body, place: int, reply, flaws: list[Flaw]) -> Shown:
    names = {node["id"]: node["name"] for node in body["nodes"]}
    trust, reach, risk = reply["effects"]
    return {
        "letter": letter(place),
        "text": reply["text"],
        "to": names.get(reply["to"], reply["to"]),
        "value": signed(trust + reach - risk),
        "faults": [said(body, flaw) for flaw in flaws if flaw.reply == reply["id"]],
    }


def _box(box: Box, part: Shown) -> Shown:
    outcome = part["outcome"]
    return {
        "x": box.x,
        "y": box.y,
        "name_y": box.y + 26,
        "note_y": box.y + 46,
        "text_x": box.x + 12,
        "name": short(f"{part['number']}. {part['name']}"),
        "note": short(part["title"] or part["speaker"]),
        "tone": outcome["tone"] if outcome else "turn",
        "is_faulty": bool(part["faults"]),
    }


def _arrow(arrow: Arrow, flaws: list[Flaw]) -> Shown:
    place = arrow.node.replies.index(arrow.reply)
    value = signed(arrow.reply.effects.value)
    return {
        "curve": arrow.curve,
        "x": arrow.x,
        "y": arrow.y,
        "label": f"{letter(place)} {value}" if arrow.leads else f"{letter(place)} ?",
        "is_faulty": any(flaw.reply == arrow.reply.id for flaw in flaws),
    }
