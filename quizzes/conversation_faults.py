"""What is wrong with a branching conversation, and where. docs/rules.md says it in prose.

Standard library only, as ``quizzes.rules``. What to do about a fault is put in words by the
kind of question.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizzes.conversation import Graph, Node, Outcome, Reply, is_given_away, outlook
from quizzes.scoring import GIVEN_AWAY

FEWEST_REPLIES = 2
FEWEST_ENDINGS = 2


class Fault(StrEnum):
    """What can be wrong with a conversation."""

    EMPTY = "empty"
    NO_START = "no_start"
    SAME_NAME = "same_name"
    DEAD_END = "dead_end"
    NO_CHOICE = "no_choice"
    NOWHERE = "nowhere"
    UNKNOWN = "unknown"
    CIRCLE = "circle"
    ORPHAN = "orphan"
    NO_WAY_OUT = "no_way_out"
    FEW_ENDINGS = "few_endings"
    POINTLESS = "pointless"
    BEST_NOT_GOOD = "best_not_good"
    BAD_PAYS = "bad_pays"
    GIVEN_AWAY = "given_away"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A fault, with the ids of the node and of the reply that have it, as far as one has."""

    fault: Fault
    node: str = ""
    reply: str = ""


def faults(graph: Graph) -> list[Flaw]:
    """Return all that is wrong. What paths are worth is asked only where all paths are sound."""
    return [*_of_shape(graph)] or [*_of_worth(graph)]


# --- Shape ----------------------------------------------------------------------------


def _of_shape(graph: Graph) -> Iterator[Flaw]:
    if not graph.nodes:
        yield Flaw(Fault.EMPTY)
        return
    if graph.nodes[0].outcome is not None:
        yield Flaw(Fault.NO_START, graph.nodes[0].id)
    yield from _of_names(graph)
    for node in graph.nodes:
        yield from _of_node(graph, node)
    yield from _of_ways(graph)


def _of_names(graph: Graph) -> Iterator[Flaw]:
    seen: set[str] = set()
    for node in graph.nodes:
        if node.name and node.name in seen:
            yield Flaw(Fault.SAME_NAME, node.id)
        seen.add(node.name)


def _of_node(graph: Graph, node: Node) -> Iterator[Flaw]:
    if node.outcome is not None:
        return
    if not node.replies:
        yield Flaw(Fault.DEAD_END, node.id)
    elif len(node.replies) < FEWEST_REPLIES:
        yield Flaw(Fault.NO_CHOICE, node.id)
    for reply in node.replies:
        if not reply.to:
            yield Flaw(Fault.NOWHERE, node.id, reply.id)
        elif graph.after(reply) is None:
            yield Flaw(Fault.UNKNOWN, node.id, reply.id)


def _of_ways(graph: Graph) -> Iterator[Flaw]:
    for node, reply in circles(graph):
        yield Flaw(Fault.CIRCLE, node.id, reply.id)
    within, ends = reached(graph), outlook(graph, min)
    for node in graph.nodes:
        if node.id not in within:
            yield Flaw(Fault.ORPHAN, node.id)
        elif node.id not in ends and any(graph.after(reply) for reply in node.replies):
            yield Flaw(Fault.NO_WAY_OUT, node.id)
    endings = [node for node in graph.nodes if node.outcome is not None and node.id in within]
    if len(endings) < FEWEST_ENDINGS:
        yield Flaw(Fault.FEW_ENDINGS)


def reached(graph: Graph) -> set[str]:
    """Return the ids of the nodes that some path from the start comes to."""
    todo, found = [node.id for node in graph.nodes[:1]], set[str]()
    while todo:
        ident = todo.pop()
        if ident not in found:
            found.add(ident)
            todo += [reply.to for reply in graph.by_id[ident].replies if graph.after(reply)]
    return found


def circles(graph: Graph) -> list[tuple[Node, Reply]]:
    """Return the replies that lead back to where the conversation has been already.

    Without them there is no circle left.
    """
    closing: list[tuple[Node, Reply]] = []
    done: set[str] = set()
    for first in graph.nodes:
        if first.id not in done:
            closing += _closing(graph, first, done)
    return closing


def _closing(graph: Graph, first: Node, done: set[str]) -> list[tuple[Node, Reply]]:
    """Go as deep as possible from a node, without calling itself: drafts may be long."""
    closing = []
    under_way = {first.id}
    stack = [(first, iter(first.replies))]
    while stack:
        node, replies = stack[-1]
        reply = next(replies, None)
        if reply is None:
            stack.pop()
            under_way.discard(node.id)
            done.add(node.id)
        elif reply.to in under_way:
            closing.append((node, reply))
        elif (after := graph.after(reply)) and after.id not in done:
            under_way.add(after.id)
            stack.append((after, iter(after.replies)))
    return closing


# --- Worth ----------------------------------------------------------------------------


def _of_worth(graph: Graph) -> Iterator[Flaw]:
    shares = best_shares(graph)
    if not shares:
        yield Flaw(Fault.POINTLESS)
        return
    for node, share in shares:
        if node.outcome is Outcome.BAD and share >= GIVEN_AWAY:
            yield Flaw(Fault.BAD_PAYS, node.id)
        elif share == 1 and node.outcome is not Outcome.GOOD:
            yield Flaw(Fault.BEST_NOT_GOOD, node.id)
    if is_given_away(graph):
        yield Flaw(Fault.GIVEN_AWAY)


def best_shares(graph: Graph) -> list[tuple[Node, Fraction]]:
    """Return each ending with the highest score of a path to it; none if all score the same."""
    start = graph.nodes[0].id
    worst, best = outlook(graph, min)[start], outlook(graph, max)[start]
    if worst == best:
        return []
    on_arrival = _highest_on_arrival(graph)
    return [
        (node, Fraction(on_arrival[node.id] - worst, best - worst))
        for node in graph.nodes
        if node.outcome is not None and node.id in on_arrival
    ]


def _highest_on_arrival(graph: Graph) -> dict[str, int]:
    """Return the highest value with which a path comes to each node of a sound graph."""
    known = {graph.nodes[0].id: 0}
    for _round in graph.nodes:
        for node in graph.nodes:
            if node.id in known:
                for reply in node.replies:
                    value = known[node.id] + reply.effects.value
                    known[reply.to] = max(known.get(reply.to, value), value)
    return known
