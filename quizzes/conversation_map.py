"""Where the parts of a branching conversation stand when it is drawn, from top to bottom.

Standard library only. A node stands below all that lead to it; a reply that leads back up, as
only a faulty draft has, is drawn upwards. Lengths are the units of the drawing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quizzes.conversation import Graph, Node, Reply
from quizzes.conversation_faults import circles

WIDTH, HEIGHT = 184, 60
ACROSS, DOWN = 28, 92
MARGIN = 20
STUB = 34


@dataclass(frozen=True, slots=True)
class Box:
    """A node, by its upper left corner."""

    node: Node
    x: int
    y: int

    @property
    def middle(self) -> int:
        return self.x + WIDTH // 2

    @property
    def bottom(self) -> int:
        return self.y + HEIGHT


@dataclass(frozen=True, slots=True)
class Arrow:
    """A reply: a curve in the words of SVG, and where its label stands. None below it is lost."""

    node: Node
    reply: Reply
    curve: str
    x: int
    y: int
    leads: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def drawing(graph: Graph) -> Drawing:
    """Return where everything stands."""
    rows = _rows(graph)
    widest = max(map(len, rows), default=0)
    width = 2 * MARGIN + max(widest * (WIDTH + ACROSS) - ACROSS, WIDTH)
    boxes = tuple(box for level, row in enumerate(rows) for box in _placed(row, level, width))
    height = 2 * MARGIN + max(len(rows) * (HEIGHT + DOWN) - DOWN, HEIGHT) + STUB
    return Drawing(width, height, boxes, tuple(_arrows(graph, boxes)))


def _placed(row: list[Node], level: int, width: int) -> Iterator[Box]:
    """Set a row in the middle."""
    left = (width - len(row) * (WIDTH + ACROSS) + ACROSS) // 2
    for place, node in enumerate(row):
        yield Box(node, left + place * (WIDTH + ACROSS), MARGIN + level * (HEIGHT + DOWN))


# --- Rows -----------------------------------------------------------------------------


def levels(graph: Graph) -> dict[str, int]:
    """Return how deep each node stands: one below the deepest that leads to it."""
    back = {(node.id, reply.id) for node, reply in circles(graph)}
    depth = dict.fromkeys(graph.by_id, 0)
    for _round in graph.nodes:
        for node in graph.by_id.values():
            for reply in node.replies:
                if graph.after(reply) and (node.id, reply.id) not in back:
                    depth[reply.to] = max(depth[reply.to], depth[node.id] + 1)
    return depth


def _rows(graph: Graph) -> list[list[Node]]:
    """Return the nodes by level, each row ordered by where those that lead to it stand."""
    depth = levels(graph)
    rows: list[list[Node]] = [[] for _level in range(max(depth.values(), default=-1) + 1)]
    for node in sorted(graph.by_id.values(), key=graph.nodes.index):
        rows[depth[node.id]].append(node)
    place: dict[str, float] = {}
    for row in rows:
        row.sort(key=lambda node: _pull(graph, node, place))
        place |= {node.id: (n + 0.5) / len(row) for n, node in enumerate(row)}
    return rows


def _pull(graph: Graph, node: Node, place: dict[str, float]) -> float:
    """Return the mean place of the replies that lead to a node from the rows above."""
    above = [
        place[other.id] + (number + 0.5) / len(other.replies) / 4
        for other in graph.by_id.values()
        for number, reply in enumerate(other.replies)
        if reply.to == node.id and other.id in place
    ]
    return sum(above) / len(above) if above else 1.0


# --- Arrows ---------------------------------------------------------------------------


def _arrows(graph: Graph, boxes: tuple[Box, ...]) -> Iterator[Arrow]:
    by_id = {box.node.id: box for box in boxes}
    for box in boxes:
        count = len(box.node.replies)
        for number, reply in enumerate(box.node.replies, start=1):
            starts = box.x + WIDTH * number // (count + 1)
            yield _arrow(box, reply, starts, by_id.get(reply.to))


def _arrow(box: Box, reply: Reply, starts: int, to: Box | None) -> Arrow:
    top = box.bottom
    if to is None:
        label = top + STUB + 16
        return Arrow(box.node, reply, f"M{starts} {top}v{STUB}", starts, label, leads=False)
    ways = _downwards if to.y > box.y else _back
    curve = f"M{starts} {top}C{starts} {ways(box, to)}"
    return Arrow(box.node, reply, curve, starts, top + 18, leads=True)


def _downwards(box: Box, to: Box) -> str:
    """Return the rest of a curve to the middle of a box below."""
    bend = DOWN // 2
    return f"{box.bottom + bend + 16} {to.middle} {to.y - bend} {to.middle} {to.y}"


def _back(box: Box, to: Box) -> str:
    """Return the rest of a curve around the right side of a box that is not below."""
    side, level = to.x + WIDTH, to.y + HEIGHT // 2
    out = max(side, box.x + WIDTH) + 2 * ACROSS
    return f"{box.bottom + DOWN} {out} {level} {side} {level}"
