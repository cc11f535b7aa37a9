"""The kind that people grade."""

from quizzes.exchange.items import Criterion, Essay
from quizzes.exchange.kinds.base import Exchange, Raw, children, words
from quizzes.exchange.markup import one_line, plain


def to_raw(answer: Essay) -> Raw:
    return {
        "model": answer.model,
        "guide": answer.guide,
        "least": answer.least,
        "most": answer.most,
        "criteria": [
            {
                "text": one_line(criterion.text),
                "levels": [{"points": points, "text": text} for points, text in criterion.levels],
            }
            for criterion in answer.rubric
        ],
    }


def to_answer(raw: Raw) -> Essay:
    criteria = (_criterion(criterion) for criterion in children(raw.get("criteria")))
    return Essay(
        plain(words(raw, "model")),
        plain(words(raw, "guide")),
        raw.get("least"),
        raw.get("most"),
        tuple(criterion for criterion in criteria if criterion.text),
    )


def _criterion(raw: Raw) -> Criterion:
    levels = children(raw.get("levels"))
    found = tuple((level.get("points") or 0, plain(words(level, "text"))) for level in levels)
    return Criterion(one_line(words(raw, "text")), found)


EXCHANGES = (Exchange("essay", Essay, to_raw, to_answer, later=("criteria",)),)
