"""The kinds with options."""

from quizzes.exchange.items import Choice, Option
from quizzes.exchange.kinds.base import Exchange, Raw, children, words
from quizzes.exchange.markup import one_line, plain

# What a new statement begins with, see ``TrueFalseBlock``.
TRUTHS = ["Benar", "Salah"]


def to_raw(answer: Choice) -> Raw:
    return {
        "options": [
            {"text": one_line(o.text), "correct": o.right, "feedback": o.feedback}
            for o in answer.options
        ]
    }


def _options(raw: Raw) -> tuple[Option, ...]:
    return tuple(
        Option(
            one_line(words(option, "text")),
            bool(option.get("correct")),
            plain(words(option, "feedback")),
        )
        for option in children(raw.get("options"))
    )


def to_single(raw: Raw) -> Choice:
    return Choice(_options(raw))


def to_many(raw: Raw) -> Choice:
    return Choice(_options(raw), many=True)


def to_truth(raw: Raw) -> Choice:
    """Return a statement; worded otherwise than usual, a choice between two."""
    options = _options(raw)
    return Choice(options, truth=[option.text for option in options] == TRUTHS)


def is_between_two(answer: Choice) -> bool:
    """What a statement becomes in a file that knows only choices, it may be again."""
    return not answer.many and len(answer.options) == len(TRUTHS)


EXCHANGES = (
    Exchange("true_false", Choice, to_raw, to_truth, lambda a: a.truth, is_between_two),
    Exchange("multiple_choice", Choice, to_raw, to_many, lambda a: a.many),
    Exchange("single_choice", Choice, to_raw, to_single, lambda a: not a.many),
)
