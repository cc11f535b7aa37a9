"""A conversation as it is published, from what an editor wrote, and as the rules know it."""

from quizzes.conversation import Effects, Graph, Node, Outcome, Reply
from quizzes.kinds.base import Body
from quizzes.kinds.choice import key_of

ENDING = ("title", "outcome", "debrief", "rule", "source", "certainty")


def frozen(value) -> Body:
    """Return the frozen form of an edited conversation; a draft may lack any of it.

    ``{"me", "nodes": [{"id", "name", "speaker", "text", "replies": [{"id", "text", "to",
    "effects": [trust, reach, risk], "feedback"}], "ending"}]}``. ``ending`` is None, or
    ``{"title", "outcome", "debrief", "rule", "source", "certainty"}``. ``to`` is the id of a
    node; where no node has the name that is written, that name.
    """
    parts = list(value["parts"])
    ids = {}
    for place, part in enumerate(parts, start=1):
        ids.setdefault(key_of(part.value["name"] or ""), f"n{place}")
    nodes = [_node(part, f"n{place}", ids) for place, part in enumerate(parts, start=1)]
    return {"me": value["me"] or "", "nodes": nodes}


def _node(part, ident: str, ids: dict[str, str]) -> dict:
    said = {name: part.value[name] or "" for name in ("name", "speaker", "text")}
    if part.block_type == "ending":
        ending = {name: part.value[name] or "" for name in ENDING}
        return {"id": ident, **said, "replies": [], "ending": ending}
    replies = [_reply(child, ids) for child in part.value["replies"].bound_blocks]
    return {"id": ident, **said, "replies": replies, "ending": None}


def _reply(child, ids: dict[str, str]) -> dict:
    value = child.value
    to = (value["to"] or "").strip()
    return {
        "id": child.id,
        "text": value["text"] or "",
        "to": ids.get(key_of(to), to) if to else "",
        "effects": [int(value[name] or 0) for name in ("trust", "reach", "risk")],
        "feedback": value["feedback"] or "",
    }


def graph_of(body: Body) -> Graph:
    """Return a frozen conversation as the rules know it."""
    return Graph(tuple(_rules_node(node) for node in body["nodes"]))


def _rules_node(node) -> Node:
    replies = tuple(
        Reply(r["id"], r["to"], Effects(*r["effects"]), len(r["text"])) for r in node["replies"]
    )
    ending = node["ending"]
    outcome = Outcome(ending["outcome"] or Outcome.MIXED) if ending else None
    return Node(node["id"], key_of(node["name"]), replies, outcome)
