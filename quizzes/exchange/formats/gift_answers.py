"""What stands between the braces of a GIFT question."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.exchange.formats import weights
from quizzes.exchange.formats.base import cut, decimal_in
from quizzes.exchange.formats.gift_text import as_plain, bare
from quizzes.exchange.items import Answer, Essay, Pair, Pairs, Unreadable
from quizzes.exchange.markup import one_line, plain

Read = tuple[Answer, tuple[str, ...]]

_WEIGHT = re.compile(r"^\s*%(-?[0-9]{1,3}(?:\.[0-9]{1,10})?)%")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
MOST = 60


def read(text: str, form: str) -> Read:
    """Return the answer, and notes on what was left behind. Raises Unreadable."""
    words = text.strip()
    if not words:
        return Essay(), ()
    if words.startswith("#"):
        return _number(words[1:], form)
    if "~" in words:
        return _choice(words, form)
    if "=" in words:
        return _pairs(words, form) if "->" in words else _typed(words, form)
    return _truth(words, form)


def _truth(words: str, form: str) -> Read:
    said, *feedback = [part.strip() for part in words.split("#")]
    right = _TRUTHS.get(said.upper())
    if right is None:
        text = _("“%(text)s” bukan jawaban. Awali jawaban dengan = atau ~, atau tulis T atau F.")
        raise Unreadable(text % {"text": bare(said)[:60]})
    if_wrong, if_right = [as_plain(part, form) for part in (*feedback, "", "")][:2]
    return weights.truth(right, *((if_right, if_wrong) if right else (if_wrong, if_right))), ()


def _parts(words: str, form: str) -> list[weights.Weighed]:
    """Return the answers between ``=`` and ``~``, each with its weight in percent."""
    pieces = re.split(r"([=~])", words)
    if pieces[0].strip():
        text = _("Sebelum jawaban pertama ada “%(text)s”. Awali tiap jawaban dengan = atau ~.")
        raise Unreadable(text % {"text": bare(pieces[0]).strip()[:60]})
    cut(pieces, 2 * MOST + 1, _("jawaban"))
    return [_part(sign, text, form) for sign, text in zip(pieces[1::2], pieces[2::2], strict=True)]


def _part(sign: str, text: str, form: str) -> weights.Weighed:
    said, _mark, feedback = text.partition("#")
    match = _WEIGHT.match(said)
    weight = Decimal(match[1]) if match else Decimal(100 if sign == "=" else 0)
    said = said[match.end() :] if match else said
    return weights.Weighed(said.strip(), weight, as_plain(feedback, form))


def _choice(words: str, form: str) -> Read:
    answers = [
        weights.Weighed(one_line(as_plain(part.text, form)), part.weight, part.feedback)
        for part in _parts(words, form)
    ]
    return weights.choice(answers, many="=" not in words)


def _typed(words: str, form: str) -> Read:
    answers = [
        weights.Weighed(_short(part.text, form), part.weight, part.feedback)
        for part in _parts(words, form)
    ]
    return weights.typed(answers)


def _short(text: str, form: str) -> str:
    """A short answer is plain unless it says that it is not; a star may stand for anything."""
    return as_plain(text, form) if text.startswith("[html]") else plain(bare(text))


def _pairs(words: str, form: str) -> Read:
    pairs: list[Pair] = []
    for part in _parts(words, form):
        left, arrow, right = part.text.partition("->")
        if not arrow:
            text = _("Pada “%(text)s” tidak ada -> menuju pasangannya.")
            raise Unreadable(text % {"text": bare(part.text)[:60]})
        pairs.append(Pair(one_line(as_plain(left, form)), one_line(as_plain(right, form))))
    extras = tuple(pair.right for pair in pairs if not pair.left)
    return Pairs(tuple(pair for pair in pairs if pair.left), extras), ()


def _number(words: str, form: str) -> Read:
    parts = _parts(words, form) if words.lstrip()[:1] in ("=", "~") else [_part("=", words, form)]
    answers = [
        weights.Counted(*_range(part.text), part.weight, part.feedback)
        for part in parts
        if part.text != "*"
    ]
    caught = [part.feedback for part in parts if part.text == "*" and part.feedback]
    return weights.number(answers, caught)


def _range(text: str) -> tuple[Decimal, Decimal]:
    """Return a number and how far off is right still, of ``5:0.1`` or ``4.9..5.1``."""
    words = bare(text)
    least, dots, most = words.partition("..")
    if dots:
        return weights.middle(decimal_in(least), decimal_in(most))
    value, _colon, tolerance = words.partition(":")
    return decimal_in(value), decimal_in(tolerance or "0")
