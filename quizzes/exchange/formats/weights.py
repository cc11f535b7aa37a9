"""Answers with weights, as Moodle's formats hold them, turned into ours, which are right or not.

Weights are percents: 100 is right, 0 or less is wrong, between them is partly right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.exchange.items import Choice, KnownNumber, Number, Option, Said, Typed, Unreadable
from quizzes.exchange.markup import plain

TRUE, FALSE = "Benar", "Salah"
RIGHT, WRONG = Decimal(100), Decimal(0)

Notes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    text: str
    weight: Decimal
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    value: Decimal
    tolerance: Decimal
    weight: Decimal
    feedback: str = ""


def truth(right: bool, if_true: str, if_false: str) -> Choice:
    """Return a statement that is ``right``, with what is said to who says so, or not."""
    options = (Option(TRUE, right, if_true), Option(FALSE, not right, if_false))
    return Choice(options, truth=True)


def is_truth(choice: Choice) -> bool:
    """Whether a choice is between our two words for a statement."""
    return not choice.many and [option.text for option in choice.options] == [TRUE, FALSE]


def choice(answers: Sequence[Weighed], *, many: bool) -> tuple[Choice, Notes]:
    """Return options: with ``many`` every positive weight is right, else only a full one."""
    least = WRONG if many else RIGHT - 1
    options = tuple(Option(a.text, a.weight > least, a.feedback) for a in answers)
    return Choice(options, many=many), partly([a.weight for a in answers], many)


def partly(weights: Sequence[Decimal], many: bool) -> Notes:
    """Say what was lost of weights that are not simply right or wrong."""
    rights = {weight for weight in weights if weight > 0}
    if many and len(rights) > 1:
        return (_("Bobot jawaban yang berbeda-beda menjadi sama besar."),)
    if not many and rights - {RIGHT}:
        return (_("Jawaban yang bernilai sebagian di berkas dinilai belum tepat di sini."),)
    return ()


def typed(answers: Sequence[Weighed]) -> tuple[Typed, Notes]:
    notes = partly([answer.weight for answer in answers], many=False)
    caught = [answer for answer in answers if answer.text == "*"]
    known = [_literal(answer) for answer in answers if answer.text != "*"]
    if any(answer.feedback for answer in caught):
        notes = (*notes, _("Umpan balik untuk jawaban lain (tanda *) tidak terbawa."))
    if any(answer.weight >= RIGHT for answer in caught):
        raise Unreadable(_("Jawaban * menerima apa saja. Tulis jawaban yang benar-benar diterima."))
    accepted = tuple(Said(a.text, a.feedback) for a in known if a.weight >= RIGHT)
    refused = tuple(Said(a.text, a.feedback) for a in known if a.weight < RIGHT)
    if not accepted:
        raise Unreadable(_("Tidak ada jawaban yang bernilai penuh. Tandai satu dengan =."))
    return Typed(accepted, refused), notes


def _literal(answer: Weighed) -> Weighed:
    """Return an answer without escapes; a star that stands for anything is refused."""
    if "*" in answer.text.replace("\\*", ""):
        text = _(
            "“%(text)s” memakai tanda * untuk huruf apa saja, yang tidak dikenal di sini. Tulis "
            "tiap jawaban yang diterima."
        )
        raise Unreadable(text % {"text": plain(answer.text)[:60]})
    return Weighed(answer.text.replace("\\*", "*"), answer.weight, answer.feedback)


def starred(text: str) -> str:
    """Return a short answer in which a star is a star."""
    return text.replace("*", "\\*")


def number(answers: Sequence[Counted], caught: Sequence[str]) -> tuple[Number, Notes]:
    """Return a number; ``caught``: what was said to any other answer."""
    right = [answer for answer in answers if answer.weight >= RIGHT]
    known = [answer for answer in answers if answer.weight < RIGHT]
    if not right:
        raise Unreadable(_("Tidak ada angka yang bernilai penuh. Tulis satu sebagai yang tepat."))
    if len(right) > 1:
        raise Unreadable(
            _("Ada lebih dari satu angka yang tepat. Sisakan satu, dengan selisihnya.")
        )
    notes = partly([answer.weight for answer in answers], many=False)
    if caught:
        notes = (*notes, _("Umpan balik untuk jawaban lain (tanda *) tidak terbawa."))
    if any(answer.tolerance for answer in known):
        notes = (*notes, _("Selisih pada angka yang keliru tidak terbawa."))
    said = tuple(KnownNumber(a.value, a.feedback) for a in known)
    only = right[0]
    return Number(only.value, only.tolerance, only.feedback, known=said), notes


def with_unit(number: Number, unit: str) -> Number:
    return replace(number, unit=unit)


def middle(least: Decimal, most: Decimal) -> tuple[Decimal, Decimal]:
    """Return a range as its middle and how far it reaches."""
    if most < least:
        raise Unreadable(_("Rentang angkanya terbalik: tulis yang kecil dahulu."))
    return (least + most) / 2, (most - least) / 2


def shares(right: int, all_of_them: int) -> tuple[Decimal, Decimal]:
    """Return the weights of a right and of a wrong tick among several."""
    wrong = all_of_them - right
    parts = [RIGHT / count if count else WRONG for count in (right, wrong)]
    good, bad = (part.quantize(Decimal("0.00001")) for part in parts)
    return good, -bad
