"""The answer part of each type of question in Moodle XML."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.exchange.formats import cloze, weights
from quizzes.exchange.formats.base import cut, decimal_in
from quizzes.exchange.formats.moodle_text import plain_of, raw_html
from quizzes.exchange.formats.safe_xml import Node
from quizzes.exchange.items import Answer, Essay, Order, Pair, Pairs, Said, Unreadable
from quizzes.exchange.markup import one_line

MOST = 60
Notes = tuple[str, ...]
# What Moodle fills in by itself says nothing that would be lost.
_USUAL = {
    "",
    "Your answer is correct.",
    "Your answer is partially correct.",
    "Your answer is incorrect.",
    "Jawaban Anda benar.",
    "Jawaban Anda sebagian benar.",
    "Jawaban Anda salah.",
}
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def read(question: Node) -> tuple[Answer, Notes, str | None]:
    """Return the answer, what was left behind, and the stem where the answer is part of it."""
    kind = question.get("type")
    if kind == "cloze":
        return cloze.read(raw_html(question.first("questiontext")))
    if kind == "description":
        raise Unreadable(_("Ini keterangan, bukan soal. Tulis di pelajaran atau pengantar kuis."))
    reader = _READERS.get(kind)
    if reader is None:
        text = _("Jenis soal Moodle “%(kind)s” belum dikenal. Ubah jenisnya, atau tulis di bank.")
        raise Unreadable(text % {"kind": kind[:40]})
    answer, notes = reader(question)
    said = [plain_of(question.first(name)) for name in _COMBINED]
    lost = _("Umpan balik gabungan (benar, sebagian, belum tepat) tidak terbawa.")
    return answer, notes if set(said) <= _USUAL else (*notes, lost), None


def _answers(question: Node) -> list[Node]:
    found = question.all("answer")
    cut(found, MOST, _("jawaban"))
    return found


def _weight(answer: Node) -> Decimal:
    return decimal_in(answer.get("fraction") or "0")


def _weighed(question: Node, *, plain: bool = False) -> list[weights.Weighed]:
    return [
        weights.Weighed(
            one_line(answer.words("text") if plain else plain_of(answer)),
            _weight(answer),
            plain_of(answer.first("feedback")),
        )
        for answer in _answers(question)
    ]


def _choice(question: Node):
    many = question.words("single").lower() in ("false", "0")
    return weights.choice(_weighed(question), many=many)


def _truth(question: Node):
    said = {a.words("text").lower(): a for a in _answers(question)}
    if set(said) != {"true", "false"}:
        raise Unreadable(_("Soal benar atau salah harus punya jawaban true dan false."))
    feedback = {name: plain_of(answer.first("feedback")) for name, answer in said.items()}
    right = _weight(said["true"]) > _weight(said["false"])
    return weights.truth(right, feedback["true"], feedback["false"]), ()


def _typed(question: Node):
    return weights.typed(_weighed(question, plain=True))


def _number(question: Node):
    answers, caught = [], []
    for answer in _answers(question):
        said = plain_of(answer.first("feedback"))
        if answer.words("text") == "*":
            caught += [said] if said else []
            continue
        value = decimal_in(answer.words("text"))
        tolerance = decimal_in(answer.words("tolerance") or "0")
        answers.append(weights.Counted(value, tolerance, _weight(answer), said))
    number, notes = weights.number(answers, caught)
    return _with_unit(number, question), notes


def _with_unit(number, question: Node):
    units = [unit for units in question.all("units") for unit in units.all("unit")]
    if not units:
        return number
    if len(units) > 1 or decimal_in(units[0].words("multiplier") or "1") != 1:
        raise Unreadable(_("Soal ini memakai beberapa satuan. Sisakan satu satuan saja."))
    return weights.with_unit(number, one_line(units[0].words("unit_name")))


def _pairs(question: Node):
    rows = cut(question.all("subquestion"), MOST, _("pasangan"))
    pairs = [Pair(one_line(plain_of(row)), one_line(row.words("answer", "text"))) for row in rows]
    extras = tuple(pair.right for pair in pairs if not pair.left and pair.right)
    return Pairs(tuple(pair for pair in pairs if pair.left), extras), ()


def _order(question: Node):
    said = (
        Said(one_line(plain_of(answer)), plain_of(answer.first("feedback")))
        for answer in _answers(question)
    )
    return Order(tuple(said)), ()


def _essay(question: Node):
    limits = [question.words(name) for name in ("minwordlimit", "maxwordlimit")]
    least, most = (int(text) if text.isdecimal() and len(text) < 5 else None for text in limits)
    return Essay(guide=plain_of(question.first("graderinfo")), least=least, most=most), ()


_READERS: dict[str, Callable[[Node], tuple[Answer, Notes]]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _typed,
    "numerical": _number,
    "matching": _pairs,
    "ordering": _order,
    "essay": _essay,
}
