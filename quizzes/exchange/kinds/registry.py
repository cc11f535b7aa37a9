"""The kinds that can be exchanged. Others are named to the editor as staying here."""

from quizzes.exchange.items import Answer
from quizzes.exchange.kinds import choices, essays, placed, typed
from quizzes.exchange.kinds.base import Exchange

EXCHANGES: dict[str, Exchange] = {
    exchange.kind: exchange
    for exchange in (*choices.EXCHANGES, *typed.EXCHANGES, *placed.EXCHANGES, *essays.EXCHANGES)
}


def exchange_for(answer: Answer, kind: str = "") -> Exchange | None:
    """Return how an answer becomes a question: of the ``kind`` it has already, if that can be."""
    known = EXCHANGES.get(kind)
    if known and known.stays(answer):
        return known
    return next((e for e in EXCHANGES.values() if e.takes(answer)), None)
