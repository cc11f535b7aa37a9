"""Questions written as GIFT."""

from collections.abc import Sequence

from quizzes.exchange.formats import weights
from quizzes.exchange.formats.base import decimal_out
from quizzes.exchange.formats.gift_text import comment_name, escaped, out
from quizzes.exchange.formats.tags import category_of, tags_of
from quizzes.exchange.items import Choice, Essay, Item, Number, Pairs, Said, Typed


def write(questions: Sequence[Item]) -> bytes:
    parts: list[str] = []
    category = ""
    for item in sorted(questions, key=category_of):
        if category_of(item) != category:
            category = category_of(item)
            parts.append(f"$CATEGORY: {escaped(category)}")
        parts.append(_question(item))
    return "\n\n".join([*parts, ""]).encode()


def _question(item: Item) -> str:
    names = [("id", item.identity)] if item.identity else []
    names += [("tag", tag) for tag in tags_of(item)]
    comment = " ".join(comment_name(what, text) for what, text in names)
    answer = _WRITERS[type(item.answer)](item.answer)
    feedback = f"\n####[html]{escaped(item.feedback)}" if item.feedback else ""
    lines = [f"// {comment}"] if comment else []
    return "\n".join([*lines, f"[html]{escaped(item.stem)}{{{answer}{feedback}}}"])


def _said(sign: str, text: str, feedback: str) -> str:
    return f"\n{sign}{text}" + (f"#{out(feedback)}" if feedback else "")


def _choice(answer: Choice) -> str:
    if answer.truth and weights.is_truth(answer):
        return _truth(answer)
    if answer.many:
        good, bad = weights.shares(
            sum(option.right for option in answer.options), len(answer.options)
        )
        signs = {True: f"~%{decimal_out(good)}%", False: f"~%{decimal_out(bad)}%"}
    else:
        signs = {True: "=", False: "~"}
    return "".join(_said(signs[o.right], out(o.text), o.feedback) for o in answer.options)


def _truth(answer: Choice) -> str:
    said_true, said_false = answer.options
    wrong, right = (said_false, said_true) if said_true.right else (said_true, said_false)
    known = [out(option.feedback) for option in (wrong, right)]
    feedback = f"#{known[0]}#{known[1]}" if any(known) else ""
    return ("TRUE" if said_true.right else "FALSE") + feedback


def _typed(answer: Typed) -> str:
    def line(sign: str, said: Said) -> str:
        return _said(sign, out(weights.starred(said.text)), said.feedback)

    right = [line("=%100%", said) for said in answer.accepted]
    return "".join([*right, *(line("=%0%", said) for said in answer.refused)])


def _number(answer: Number) -> str:
    right = f"{decimal_out(answer.value)}:{decimal_out(answer.tolerance)}"
    known = [_said("=%0%", f"{decimal_out(k.value)}:0", k.feedback) for k in answer.known]
    return "".join(["#", _said("=", right, answer.right_feedback), *known])


def _pairs(answer: Pairs) -> str:
    lines = [f"\n={out(pair.left)} -> {out(pair.right)}" for pair in answer.pairs]
    return "".join([*lines, *(f"\n= -> {out(text)}" for text in answer.extras)])


_WRITERS = {
    Choice: _choice,
    Typed: _typed,
    Number: _number,
    Pairs: _pairs,
    Essay: lambda answer: "",
}
WRITES = tuple(_WRITERS)
