"""What the kinds share whose answers are typed: the author's leeway, and how a review tells."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes import numerals, spelling
from quizzes.kinds.base import Body
from quizzes.kinds.choice import VERDICTS, WordedCharBlock, WordedTextBlock
from quizzes.rules import Review
from quizzes.spelling import Leeway

SLIPS = [
    ("0", gettext_lazy("Tidak ada: ejaannya harus tepat")),
    ("1", gettext_lazy("Satu huruf boleh keliru")),
    ("2", gettext_lazy("Dua huruf boleh keliru")),
]
# A list of nothing yet; Wagtail would begin with one empty item, which is then complained of.
NONE_YET: list[Any] = []


class AnswerBlock(blocks.StructBlock):
    """A typed answer with what is said to those who give it."""

    text = WordedCharBlock(
        label=gettext_lazy("Jawaban"),
        max_length=100,
        missing=gettext_lazy("Tulis jawabannya."),
    )
    feedback = WordedTextBlock(
        label=gettext_lazy("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=gettext_lazy("Mengapa jawaban ini tepat atau kurang tepat."),
        missing=gettext_lazy("Tulis umpan balik, agar peserta belajar dari jawabannya."),
    )

    class Meta:
        icon = "pilcrow"
        label = gettext_lazy("Jawaban")


class NumberField(forms.CharField):
    """A number as people here write it; kept as it was typed."""

    def clean(self, value):
        text = super().clean(value)
        if text and numerals.read(text) is None:
            raise ValidationError(_("Tulis dengan angka, misalnya 1250 atau 1.250,5."))
        return text


class NumberBlock(blocks.CharBlock):
    def __init__(self, *, missing="", required=True, help_text=None, **kwargs):
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = NumberField(
            required=required, help_text=help_text, max_length=numerals.LONGEST
        )
        if missing:
            self.field.error_messages["required"] = missing


def slips_block() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        choices=SLIPS,
        default="0",
        label=gettext_lazy("Salah ketik yang dimaafkan"),
        help_text=gettext_lazy(
            "Huruf yang kurang, lebih, berbeda, atau bertukar tempat dengan tetangganya. "
            "Jawaban yang pendek harus tepat: satu huruf dimaafkan mulai 5 huruf, dua huruf "
            "mulai 9 huruf. Angka selalu harus tepat. Huruf besar atau kecil dan spasi tidak "
            "pernah berpengaruh. Pratinjau “Setelah menjawab” memberi contoh ejaan yang diterima."
        ),
    )


def accents_block() -> blocks.BooleanBlock:
    return blocks.BooleanBlock(
        label=gettext_lazy("Abaikan tanda diakritik"),
        required=False,
        default=True,
        help_text=gettext_lazy("“cafe” diterima untuk “café”, “Cirebón” untuk “Cirebon”."),
    )


def leeway_of(value) -> Leeway:
    """Return the leeway of an edited block or of a frozen body."""
    return Leeway(int(value["slips"] or 0), bool(value["accents"]))


def frozen_leeway(value) -> Body:
    leeway = leeway_of(value)
    return {"slips": leeway.slips, "accents": leeway.accents}


def frozen_answer(child) -> dict[str, Any]:
    value = child.value
    return {"id": child.id, "text": value["text"].strip(), "feedback": value["feedback"]}


def allowed(answer: str, leeway: Leeway) -> str:
    """Return in words which other spellings of an answer are accepted; empty if none is."""
    example = spelling.misspelt(answer, leeway)
    return (
        _("Salah ketik kecil diterima, misalnya “%(word)s”.") % {"word": example} if example else ""
    )


def told(text: str, *, right: bool | None, chosen: bool, feedback: str = "", note: str = ""):
    """Return a line of a review: an answer, whose it is, and what is said about it.

    ``right`` is None while it may not be told.
    """
    verdict = VERDICTS.get((chosen, right))
    return {"text": text, "verdict": verdict, "feedback": feedback, "note": note}


def may_tell(review: Review | None, right: bool) -> bool | None:
    """Return whether an answer given was right, as far as that may be told."""
    return right if review and review.correctness else None


def refuse(field: str, problem: str) -> None:
    """Complain about one field of a block."""
    raise blocks.StructBlockValidationError(block_errors={field: ValidationError(problem)})


def refuse_list(field: str, problem: str) -> None:
    """Complain about a list of a block."""
    error = blocks.ListBlockValidationError(non_block_errors=[ValidationError(problem)])
    raise blocks.StructBlockValidationError(block_errors={field: error})
