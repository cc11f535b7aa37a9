"""A branching conversation: each reply leads somewhere, and what comes next shows only then."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes import conversation
from quizzes.conversation import Graph, Walk, best_path, best_replies, outlook, walk
from quizzes.kinds import dialogue_told as told
from quizzes.kinds.base import Body, Pick, Preview
from quizzes.kinds.dialogue_body import frozen, graph_of
from quizzes.kinds.dialogue_form import DialogueBlock
from quizzes.kinds.dialogue_picture import picture
from quizzes.rules import Review

Path = list[str]


class Dialogue:
    """A response is the path so far: the ids of the replies that were given, in order.

    A frozen body is told by ``dialogue_body.frozen``.
    """

    name = "dialogue"
    label = _("Percakapan")
    template = "quizzes/kinds/dialogue.html"
    fixed_order = False
    unfolds = True
    script = "literasi/js/go-on.js"
    previews = (Preview("map", _("Peta percakapan"), "quizzes/kinds/dialogue_map.html", picture),)

    def edit_block(self):
        return DialogueBlock()

    def freeze(self, value) -> Body:
        return frozen(value)

    def options(self, body: Body) -> list[str]:
        return [reply["id"] for node in body["nodes"] for reply in node["replies"]]

    def clean_response(self, body: Body, values: Sequence[str]) -> Path | None:
        return walk(graph_of(body), [value for value in values if value]).path or None

    def is_finished(self, body: Body, response: Path | None) -> bool:
        return walk(graph_of(body), response or []).has_ended

    def solution(self, body: Body) -> Path:
        return best_path(graph_of(body))

    def score(self, body: Body, response: Path | None) -> Fraction:
        return conversation.score(graph_of(body), response or [])

    def picks(self, body: Body) -> list[Pick]:
        """Return every reply; it is right if nothing better can be said where it is said."""
        best, nodes = best_of_all(graph_of(body)), body["nodes"]
        replies = [(node["name"], reply) for node in nodes for reply in node["replies"]]
        return [Pick(r["id"], f"{name}: {r['text']}", r["id"] in best) for name, r in replies]

    def picked(self, body: Body, response: Path | None) -> list[str]:
        return list(response or [])

    # --- Showing ----------------------------------------------------------------------

    def present(
        self, body: Body, order: Sequence[str], response: Path | None, review: Review | None
    ) -> dict[str, Any]:
        graph = graph_of(body)
        walked = walk(graph, response or [])
        said = told.so_far(body, walked)
        if review is None:
            return said | {"replies": self.to_choose(body, walked, order)}
        return said | self.reviewed(body, graph, walked, review)

    def to_choose(self, body: Body, walked: Walk, order: Sequence[str]) -> list[dict[str, str]]:
        """Return the replies that can be given now, in the order of this attempt."""
        replies = told.replies_at(body, walked.at)
        place = {ident: n for n, ident in enumerate(order)}
        shown = sorted(replies, key=lambda reply: place.get(reply["id"], len(place)))
        return [{"id": reply["id"], "text": reply["text"]} for reply in shown]

    def reviewed(self, body: Body, graph: Graph, walked: Walk, review: Review) -> dict[str, Any]:
        best = best_of_all(graph)
        improvable = any(reply not in best for reply in walked.path) or not walked.has_ended
        ideal = told.script(body, walk(graph, best_path(graph))) if improvable else None
        return {
            "turns": [told.turn(body, turn, best, review) for turn in walked.turns],
            "ending": told.ending(body, walked, review),
            "meters": told.meters(graph, walked) if review.correctness and walked.turns else [],
            "best": ideal if review.key else None,
        }


def best_of_all(graph: Graph) -> set[str]:
    """Return the ids of the replies than which nothing better can be said, at any node."""
    high = outlook(graph, max)
    return {reply.id for node in graph.nodes for reply in best_replies(node, high)}
