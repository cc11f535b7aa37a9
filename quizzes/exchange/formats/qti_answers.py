"""The interactions of QTI, in the spelling of 2.1, and what is declared to be right."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.exchange.formats import weights
from quizzes.exchange.formats.base import cut, decimal_in
from quizzes.exchange.formats.qti_tree import without
from quizzes.exchange.formats.safe_xml import Node, markup
from quizzes.exchange.items import (
    Answer,
    Choice,
    Essay,
    Gap,
    Number,
    Option,
    Order,
    Pair,
    Pairs,
    Said,
    Typed,
    Unreadable,
)
from quizzes.exchange.markup import one_line, text_of
from quizzes.kinds.choice import key_of

MOST = 60
_NUMBERS = ("float", "integer")
_FEEDBACK = ("feedbackInline", "feedbackBlock")


def read(item: Node, interaction: Node) -> Answer:
    reader = _READERS.get(interaction.name)
    if reader is None:
        text = _("Jenis soal QTI “%(name)s” belum dikenal. Tulis soalnya di bank.")
        raise Unreadable(text % {"name": interaction.name[:60]}, interaction.line)
    return reader(item, interaction)


def _declared(item: Node, interaction: Node) -> Node:
    name = interaction.get("responseIdentifier")
    found = (n for n in item.all("responseDeclaration") if n.get("identifier") == name)
    declared = next(found, None)
    if declared is None:
        text = _("Jawaban “%(name)s” tidak dinyatakan (responseDeclaration).")
        raise Unreadable(text % {"name": name[:40]}, interaction.line)
    return declared


def _correct(declared: Node) -> list[str]:
    correct = declared.first("correctResponse")
    values = correct.all("value") if correct else []
    return [value.text.strip() for value in cut(values, MOST, _("jawaban"))]


def _mapped(declared: Node) -> list[tuple[str, Decimal]]:
    mapping = declared.first("mapping")
    entries = cut(mapping.all("mapEntry") if mapping else [], MOST, _("jawaban"))
    return [(e.get("mapKey"), decimal_in(e.get("mappedValue") or "0")) for e in entries]


def _right(declared: Node) -> list[str]:
    """Return what is right, by the key or, where there is none, by what earns points."""
    right = _correct(declared) or [key for key, worth in _mapped(declared) if worth > 0]
    if not right:
        raise Unreadable(_("Kunci jawabannya tidak ada (correctResponse)."), declared.line)
    return right


def _words(node: Node) -> str:
    return one_line(text_of(markup(without(node, *_FEEDBACK))))


def _said(item: Node, node: Node) -> str:
    """Return the feedback of an option: inside it, or shown for it afterwards."""
    inner = [n for n in node.walk() if n.name in _FEEDBACK]
    name = node.get("identifier")
    inner += [n for n in item.children if n.name == "modalFeedback" and n.get("identifier") == name]
    return "\n".join(text_of(markup(n)) for n in inner)


def _simple(interaction: Node) -> Sequence[Node]:
    return cut(interaction.all("simpleChoice"), MOST, _("pilihan"))


def _choice(item: Node, interaction: Node) -> Choice:
    declared = _declared(item, interaction)
    right = set(_right(declared))
    options = tuple(
        Option(_words(node), node.get("identifier") in right, _said(item, node))
        for node in _simple(interaction)
    )
    many = declared.get("cardinality") == "multiple" and interaction.get("maxChoices", "1") != "1"
    choice = Choice(options, many=many)
    return Choice(options, truth=True) if weights.is_truth(choice) else choice


def _order(item: Node, interaction: Node) -> Order:
    known = {node.get("identifier"): _words(node) for node in _simple(interaction)}
    right = _right(_declared(item, interaction))
    if set(right) != set(known) or len(right) != len(known):
        raise Unreadable(_("Kunci urutannya tidak memuat setiap butir sekali."), interaction.line)
    return Order(tuple(Said(known[name]) for name in right))


def _pairs(item: Node, interaction: Node) -> Pairs:
    sets = interaction.all("simpleMatchSet")
    if len(sets) != 2:
        raise Unreadable(_("Soal menjodohkan harus punya dua kelompok butir."), interaction.line)
    left, right = (
        {n.get("identifier"): _words(n) for n in cut(s.children, MOST, _("butir"))} for s in sets
    )
    matches = [pair.split() for pair in _right(_declared(item, interaction))]
    if any(len(m) != 2 or m[0] not in left or m[1] not in right for m in matches):
        raise Unreadable(_("Kunci pasangannya menyebut butir yang tidak ada."), interaction.line)
    by_left = dict(matches)
    if len(by_left) < len(matches) or set(by_left) != set(left):
        raise Unreadable(_("Setiap butir kiri harus punya tepat satu pasangan."), interaction.line)
    pairs = tuple(Pair(words, right[by_left[name]]) for name, words in left.items())
    used = {key_of(pair.right) for pair in pairs}
    return Pairs(pairs, tuple(words for words in right.values() if key_of(words) not in used))


def _typed(item: Node, interaction: Node) -> Answer:
    declared = _declared(item, interaction)
    if declared.get("baseType") in _NUMBERS:
        return _number(item, declared)
    worths = _mapped(declared)
    right = [*_correct(declared), *(key for key, worth in worths if worth > 0)]
    wrong = [key for key, worth in worths if worth <= 0]
    if not right:
        raise Unreadable(_("Jawaban yang diterima tidak ada (correctResponse)."), declared.line)
    accepted = tuple(Said(word) for word in dict.fromkeys(right))
    return Typed(accepted, tuple(Said(word) for word in wrong if word not in right))


def _number(item: Node, declared: Node) -> Number:
    equal = [n for n in item.walk() if n.name == "equal" and n.get("toleranceMode") == "absolute"]
    tolerance = equal[0].get("tolerance").split() if equal else []
    return Number(decimal_in(_right(declared)[0]), decimal_in(tolerance[0] if tolerance else "0"))


def _essay(item: Node, interaction: Node) -> Essay:
    return Essay()


def gaps(item: Node, found: Sequence[Node]) -> tuple[list[Gap], bool, tuple[str, ...]]:
    """Return the gaps of a text, whether they are chosen from a list, and what else is in it."""
    cut(found, MOST, _("rumpang"))
    pick = all(interaction.name == "inlineChoiceInteraction" for interaction in found)
    read_gaps: list[Gap] = []
    listed: list[str] = []
    for interaction in found:
        declared = _declared(item, interaction)
        options = {n.get("identifier"): _words(n) for n in interaction.all("inlineChoice")}
        cut(list(options), MOST, _("pilihan"))
        right = dict.fromkeys([*_correct(declared), *(k for k, w in _mapped(declared) if w > 0)])
        words = [options.get(word, "") if options else word for word in right]
        if not words or not all(words):
            raise Unreadable(_("Ada rumpang tanpa jawaban yang tepat."), interaction.line)
        read_gaps.append(Gap(tuple(words)))
        listed += options.values()
    known = {key_of(word) for gap in read_gaps for word in gap.answers}
    others = {key_of(word): word for word in listed if key_of(word) not in known}
    return read_gaps, pick, tuple(others.values()) if pick else ()


_READERS: dict[str, Callable[[Node, Node], Answer]] = {
    "choiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _pairs,
    "textEntryInteraction": _typed,
    "extendedTextInteraction": _essay,
}
