"""Questions written as Moodle XML."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import quote

from quizzes.exchange.formats import cloze, weights
from quizzes.exchange.formats.base import decimal_out, first_words
from quizzes.exchange.formats.moodle_text import PLACE
from quizzes.exchange.formats.safe_xml import element, words
from quizzes.exchange.formats.tags import category_of, tags_of
from quizzes.exchange.items import (
    Choice,
    Essay,
    GapText,
    Item,
    Number,
    Option,
    Order,
    Pairs,
    Picture,
    Typed,
)
from quizzes.exchange.markup import from_plain


def write(questions: Sequence[Item]) -> bytes:
    parts: list[str] = []
    category = None
    for item in sorted(questions, key=category_of):
        if category_of(item) != category:
            category = category_of(item)
            path = element("category", _text(category or "$course$/top"))
            parts.append(element("question", path, type="category"))
        parts.append(_question(item))
    body = "\n".join(parts)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{body}\n</quiz>\n'.encode()


def _question(item: Item) -> str:
    kind, inner = _WRITERS[type(item.answer)](item.answer)
    tags = "".join(element("tag", _text(tag)) for tag in tags_of(item))
    lines = [
        element("name", _text(first_words(item))),
        _stem(item),
        _html("generalfeedback", item.feedback),
        element("defaultgrade", "1.0000000"),
        element("penalty", "0.0000000"),
        element("hidden", "0"),
        element("idnumber", words(item.identity)),
        *inner,
        *([element("tags", tags)] if tags else []),
    ]
    return element("question", "\n", "\n".join(lines), "\n", type=kind)


def _text(text: str) -> str:
    return element("text", words(text))


def _html(name: str, html: str, *more: str, **attributes: str) -> str:
    return element(name, _text(html), *more, format="html", **attributes)


def _said(name: str, text: str) -> str:
    return _html(name, from_plain(text))


def _stem(item: Item) -> str:
    html = item.stem
    if isinstance(item.answer, GapText):
        lines = cloze.write(item.answer)
        html += cloze.SPLIT + "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    if item.picture is None:
        return _html("questiontext", html)
    name = item.picture.name
    image = f'<p><img src="{PLACE}{quote(name)}" alt="{escape(item.picture.alt)}"></p>'
    before, split, after = html.partition(cloze.SPLIT)
    return _html("questiontext", before + image + split + after, _file(item.picture))


def _file(picture: Picture) -> str:
    content = b64encode(picture.content).decode()
    return element("file", content, name=picture.name, path="/", encoding="base64")


Written = tuple[str, list[str]]


def _choice(answer: Choice) -> Written:
    if answer.truth and weights.is_truth(answer):
        return _truth(answer)
    right = sum(option.right for option in answer.options)
    good, bad = weights.shares(right, len(answer.options))
    shares = {True: good, False: bad} if answer.many else {True: "100", False: "0"}
    settings = [
        element("single", "false" if answer.many else "true"),
        element("shuffleanswers", "true"),
        element("answernumbering", "abc"),
    ]
    return "multichoice", [*settings, *(_option(o, str(shares[o.right])) for o in answer.options)]


def _option(option: Option, share: str) -> str:
    said = _said("feedback", option.feedback)
    return _html("answer", escape(option.text, quote=False), said, fraction=share)


def _truth(answer: Choice) -> Written:
    options = [
        element(
            "answer",
            _text(name),
            _said("feedback", option.feedback),
            fraction="100" if option.right else "0",
            format="moodle_auto_format",
        )
        for name, option in zip(("true", "false"), answer.options, strict=True)
    ]
    return "truefalse", options


def _plain_answer(text: str, feedback: str, share: str, *more: str) -> str:
    said = _said("feedback", feedback)
    return element("answer", _text(text), said, *more, fraction=share, format="plain_text")


def _typed(answer: Typed) -> Written:
    shares = [(said, "100") for said in answer.accepted] + [(s, "0") for s in answer.refused]
    answers = [
        _plain_answer(weights.starred(said.text), said.feedback, share) for said, share in shares
    ]
    return "shortanswer", [element("usecase", "0"), *answers]


def _number(answer: Number) -> Written:
    known = [(answer.value, answer.tolerance, answer.right_feedback, "100")]
    known += [(wrong.value, answer.tolerance * 0, wrong.feedback, "0") for wrong in answer.known]
    lines = [
        _plain_answer(decimal_out(value), said, share, element("tolerance", decimal_out(within)))
        for value, within, said, share in known
    ]
    if answer.unit:
        unit = element("multiplier", "1") + element("unit_name", words(answer.unit))
        lines.append(element("units", element("unit", unit)))
        lines.append(element("unitgradingtype", "0") + element("showunits", "3"))
    return "numerical", lines


def _pairs(answer: Pairs) -> Written:
    rows = [(pair.left, pair.right) for pair in answer.pairs] + [("", t) for t in answer.extras]
    lines = [
        _html("subquestion", escape(left, quote=False), element("answer", _text(right)))
        for left, right in rows
    ]
    return "matching", [element("shuffleanswers", "true"), *lines]


def _order(answer: Order) -> Written:
    settings = [element("layouttype", "VERTICAL"), element("selecttype", "ALL")]
    lines = [
        _option(Option(said.text, right=True, feedback=said.feedback), str(place))
        for place, said in enumerate(answer.items, start=1)
    ]
    return "ordering", [*settings, *lines]


def _gaps(answer: GapText) -> Written:
    return "cloze", []


def _essay(answer: Essay) -> Written:
    limits = [
        element(name, str(limit))
        for name, limit in (("minwordlimit", answer.least), ("maxwordlimit", answer.most))
        if limit is not None
    ]
    fixed = [element("responseformat", "editor"), element("responserequired", "1")]
    return "essay", [*fixed, *limits, _said("graderinfo", answer.guide)]


_WRITERS: dict[type, Callable] = {
    Choice: _choice,
    Typed: _typed,
    Number: _number,
    Pairs: _pairs,
    Order: _order,
    GapText: _gaps,
    Essay: _essay,
}
WRITES = tuple(_WRITERS)
