"""How a branching conversation is walked through and scored. docs/rules.md has it in prose.

Standard library only, as ``quizzes.rules``. A conversation is a graph of nodes. Somebody says
something at a node; each reply there leads to the next one, until an ending. It never goes
round in circles, so no path is longer than there are nodes.

Nothing here raises or runs for ever, whatever the graph: authors see their drafts drawn.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import partial

from quizzes.scoring import GIVEN_AWAY

# --- What a conversation is -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Effects:
    """What a reply changes, each from -2 to 2.

    ``trust``: how far those who are spoken with, and who read along, can rely on the speaker.
    ``reach``: how far what is true and helpful gets; below 0, how far the harm gets instead.
    ``risk``: how likely somebody is to answer for it by law; here less is better.
    """

    trust: int = 0
    reach: int = 0
    risk: int = 0

    @property
    def value(self) -> int:
        """What the reply is worth: the three weigh the same, and risk counts against it."""
        return self.trust + self.reach - self.risk

    def __add__(self, other: "Effects") -> "Effects":
        return Effects(self.trust + other.trust, self.reach + other.reach, self.risk + other.risk)


Weigh = Callable[[Effects], int]


@dataclass(frozen=True, slots=True)
class Reply:
    """Something to say. ``to`` is the id of the node it leads to, empty while unknown."""

    id: str
    to: str
    effects: Effects = Effects()
    length: int = 0


class Outcome(StrEnum):
    """How a conversation may end."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Node:
    """Where somebody says something. ``outcome`` makes it an ending; then nobody replies."""

    id: str
    name: str = ""
    replies: tuple[Reply, ...] = ()
    outcome: Outcome | None = None

    def reply(self, ident: str) -> Reply | None:
        return next((reply for reply in self.replies if reply.id == ident), None)


@dataclass(frozen=True, slots=True)
class Graph:
    """A conversation; it begins at its first node."""

    nodes: tuple[Node, ...]
    by_id: dict[str, Node] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {node.id: node for node in reversed(self.nodes)})

    def after(self, reply: Reply) -> Node | None:
        return self.by_id.get(reply.to)


# --- Walking --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turn:
    """One reply given at a node, and what all replies up to it have changed together."""

    node: Node
    reply: Reply
    so_far: Effects


@dataclass(frozen=True, slots=True)
class Walk:
    """A path as far as it is one. ``at`` is where it stands; None where nothing is known."""

    turns: tuple[Turn, ...]
    at: Node | None

    @property
    def path(self) -> list[str]:
        return [turn.reply.id for turn in self.turns]

    @property
    def effects(self) -> Effects:
        return self.turns[-1].so_far if self.turns else Effects()

    @property
    def has_ended(self) -> bool:
        return self.at is not None and self.at.outcome is not None


def walk(graph: Graph, path: Sequence[str]) -> Walk:
    """Follow the ids of replies from the start, as far as each can be given where it is said."""
    at = graph.nodes[0] if graph.nodes else None
    turns: list[Turn] = []
    so_far = Effects()
    for ident in path[: len(graph.nodes)]:
        reply = at.reply(ident) if at and at.outcome is None else None
        if at is None or reply is None:
            break
        so_far += reply.effects
        turns.append(Turn(at, reply, so_far))
        at = graph.after(reply)
    return Walk(tuple(turns), at)


# --- Worth ----------------------------------------------------------------------------


def outlook(
    graph: Graph, pick: Callable[..., int], weigh: Weigh = lambda e: e.value
) -> dict[str, int]:
    """Return what is still to come from each node to an end, when all go for ``pick`` of it.

    ``pick`` is min or max. Nodes from which no end is reached are left out. As many rounds as
    there are nodes are enough where there is no circle, and stop where there is one.
    """
    known = {node.id: 0 for node in graph.nodes if node.outcome is not None}
    for _round in graph.nodes:
        for node in reversed(graph.nodes):
            ways = [weigh(r.effects) + known[r.to] for r in node.replies if r.to in known]
            if ways and node.outcome is None:
                known[node.id] = pick(ways)
    return known


def score(graph: Graph, path: Sequence[str]) -> Fraction:
    """Score a path: where its value lies between the worst and the best of all whole paths.

    One that has not ended counts as if it went on in the worst way still open; so nothing is
    gained by stopping, and saying nothing is worth nothing.
    """
    walked = walk(graph, path)
    low, high = outlook(graph, min), outlook(graph, max)
    if walked.at is None or walked.at.id not in low:
        return Fraction(0)
    start = graph.nodes[0].id
    worst, best = low[start], high[start]
    if best <= worst:
        return Fraction(0)
    value = walked.effects.value + low[walked.at.id]
    return min(max(Fraction(value - worst, best - worst), Fraction(0)), Fraction(1))


def best_replies(node: Node, high: dict[str, int]) -> list[Reply]:
    """Return those replies at a node that lead to the best that can still be had there."""
    worth = {r.id: r.effects.value + high[r.to] for r in node.replies if r.to in high}
    return [r for r in node.replies if r.id in worth and worth[r.id] == max(worth.values())]


def best_path(graph: Graph) -> list[str]:
    """Return the path of the highest value; of several, that through the replies listed first."""
    high = outlook(graph, max)
    return by_habit(graph, lambda node: next(iter(best_replies(node, high)), None))


def by_habit(graph: Graph, choose: Callable[[Node], Reply | None]) -> list[str]:
    """Return the path of somebody who chooses by one rule everywhere."""
    path: list[str] = []
    at = graph.nodes[0] if graph.nodes else None
    while at and at.outcome is None and len(path) < len(graph.nodes):
        reply = choose(at)
        if reply is None:
            break
        path.append(reply.id)
        at = graph.after(reply)
    return path


# --- Guessing -------------------------------------------------------------------------


def habits(graph: Graph) -> Iterator[list[str]]:
    """Return the paths of those who read nothing: the same place everywhere, the longest."""
    widest = max((len(node.replies) for node in graph.nodes), default=0)
    for place in range(widest):
        yield by_habit(graph, partial(_at_place, place))
    yield by_habit(graph, lambda node: max(node.replies, key=lambda r: r.length, default=None))


def _at_place(place: int, node: Node) -> Reply | None:
    """Return the reply at a place, or the last where there are fewer."""
    return node.replies[min(place, len(node.replies) - 1)] if node.replies else None


def is_given_away(graph: Graph) -> bool:
    """Return whether somebody who reads nothing would come out too well."""
    return any(score(graph, path) >= GIVEN_AWAY for path in habits(graph))
