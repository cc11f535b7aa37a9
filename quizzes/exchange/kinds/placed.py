"""The kinds in which things are put together or in order."""

from quizzes.exchange.items import Order, Pair, Pairs
from quizzes.exchange.kinds.base import Exchange, Raw, children, words
from quizzes.exchange.kinds.typed import said, unsaid
from quizzes.exchange.markup import one_line, plain


def pairs_to_raw(answer: Pairs) -> Raw:
    pairs = [
        {"left": one_line(pair.left), "right": one_line(pair.right), "feedback": pair.feedback}
        for pair in answer.pairs
    ]
    return {"pairs": pairs, "extras": [one_line(text) for text in answer.extras]}


def to_pairs(raw: Raw) -> Pairs:
    pairs = tuple(
        Pair(
            one_line(words(pair, "left")),
            one_line(words(pair, "right")),
            plain(words(pair, "feedback")),
        )
        for pair in children(raw.get("pairs"))
    )
    return Pairs(pairs, tuple(one_line(str(text or "")) for text in children(raw.get("extras"))))


def order_to_raw(answer: Order) -> Raw:
    return {"items": unsaid(answer.items)}


def to_order(raw: Raw) -> Order:
    return Order(said(raw.get("items")))


EXCHANGES = (
    Exchange("matching", Pairs, pairs_to_raw, to_pairs),
    Exchange("ordering", Order, order_to_raw, to_order),
)
