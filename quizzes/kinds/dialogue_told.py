"""What is told of a conversation: while it goes on, and in a review."""

from typing import Any

from django.utils.translation import gettext_lazy

from quizzes.conversation import Effects, Graph, Node, Outcome, Turn, Walk, outlook
from quizzes.kinds.base import Body
from quizzes.rules import Review

Shown = dict[str, Any]

BEST = {"label": gettext_lazy("Pilihan terbaik di sini"), "tone": "good"}
BETTER = {"label": gettext_lazy("Ada balasan yang lebih baik"), "tone": "off"}
OUTCOMES = {
    Outcome.GOOD: {"label": gettext_lazy("Berakhir baik"), "tone": "good"},
    Outcome.MIXED: {"label": gettext_lazy("Berakhir cukup"), "tone": "wait"},
    Outcome.BAD: {"label": gettext_lazy("Berakhir buruk"), "tone": "off"},
}
MEASURES = {
    "trust": gettext_lazy("Kepercayaan"),
    "reach": gettext_lazy("Jangkauan kabar yang benar"),
    "risk": gettext_lazy("Risiko hukum"),
}
# What a change is called, by its size; the last two for all that is larger.
CHANGES = {
    -1: gettext_lazy("%(what)s turun"),
    0: gettext_lazy("%(what)s tetap"),
    1: gettext_lazy("%(what)s naik"),
    -2: gettext_lazy("%(what)s turun banyak"),
    2: gettext_lazy("%(what)s naik banyak"),
}


def node_of(body: Body, node: Node | None) -> Shown:
    """Return the frozen form of a node."""
    found = (shown for shown in body["nodes"] if node and shown["id"] == node.id)
    return next(found, {"speaker": "", "text": "", "replies": [], "ending": None})


def replies_at(body: Body, node: Node | None) -> list[Shown]:
    return node_of(body, node)["replies"]


def reply_of(body: Body, turn: Turn) -> Shown:
    return next(r for r in replies_at(body, turn.node) if r["id"] == turn.reply.id)


def so_far(body: Body, walked: Walk) -> Shown:
    """Return what was said up to now, and nothing of what may follow."""
    now = node_of(body, walked.at)
    return {
        "me": body["me"],
        "turns": [_said(body, turn) for turn in walked.turns],
        "now": {"speaker": now["speaker"], "text": now["text"]},
        "has_ended": walked.has_ended,
    }


def _said(body: Body, turn: Turn) -> Shown:
    node, reply = node_of(body, turn.node), reply_of(body, turn)
    return {
        "speaker": node["speaker"],
        "text": node["text"],
        "id": reply["id"],
        "reply": reply["text"],
    }


# --- Review ---------------------------------------------------------------------------


def turn(body: Body, taken: Turn, best: set[str], review: Review) -> Shown:
    """Return a turn as it is reviewed: what its reply did, as far as that may be told."""
    verdict = BEST if taken.reply.id in best else BETTER
    return _said(body, taken) | {
        "verdict": verdict if review.correctness else None,
        "changes": changes(taken.reply.effects) if review.correctness else [],
        "feedback": reply_of(body, taken)["feedback"] if review.feedback else "",
    }


def ending(body: Body, walked: Walk, review: Review) -> Shown | None:
    """Return how it ended, with the debrief; None before, or while that may not be told."""
    frozen = node_of(body, walked.at)["ending"]
    if not (frozen and walked.has_ended and review.feedback):
        return None
    outcome = OUTCOMES[Outcome(frozen["outcome"] or Outcome.MIXED)]
    return frozen | {"outcome": outcome if review.correctness else None}


def script(body: Body, walked: Walk) -> Shown:
    """Return a whole conversation without comment, with how it ends and why that is good."""
    frozen = node_of(body, walked.at)["ending"] or {}
    return so_far(body, walked) | {name: frozen.get(name, "") for name in ("title", "debrief")}


def changes(effects: Effects) -> list[Shown]:
    """Return in words and numbers what a reply changed; nothing is said of what stayed."""
    found = ((name, getattr(effects, name)) for name in MEASURES)
    return [_change(name, by) for name, by in found if by]


def _change(name: str, by: int) -> Shown:
    words = CHANGES[max(-2, min(by, 2))] % {"what": MEASURES[name]}
    is_good = (by > 0) != (name == "risk")
    return {"words": words, "number": signed(by), "tone": "good" if is_good else "off"}


def signed(number: int) -> str:
    """Return a number with its sign: "+2", "−1", "0"."""
    return f"{number:+d}".replace("-", "−") if number else "0"


def meters(graph: Graph, walked: Walk) -> list[Shown]:
    """Return where each measure stands, between the least and the most of all paths."""
    return [_meter(graph, walked, name) for name in MEASURES]


def _meter(graph: Graph, walked: Walk, name: str) -> Shown:
    def weigh(effects: Effects) -> int:
        return getattr(effects, name)

    start, value = graph.nodes[0].id, weigh(walked.effects)
    low, high = (outlook(graph, pick, weigh).get(start, 0) for pick in (min, max))
    words = CHANGES[max(-1, min(value, 1))] % {"what": MEASURES[name]}
    return {
        "name": name,
        "label": MEASURES[name],
        "words": words,
        "number": signed(value),
        "value": value,
        "low": min(low, value),
        "high": max(high, value, low + 1),
        "lowest": signed(low),
        "highest": signed(high),
    }
