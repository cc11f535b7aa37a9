"""A number, typed."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes import numerals, spelling
from quizzes.kinds import written
from quizzes.kinds.base import Body
from quizzes.kinds.choice import WordedTextBlock
from quizzes.numerals import Target, Verdict
from quizzes.rules import Review

HOW_TO_WRITE = gettext_lazy(
    "Titik memisahkan ribuan, koma mengawali desimal: 1.250,5. Karena itu 1.250 dibaca seribu "
    "dua ratus lima puluh."
)


class KnownBlock(blocks.StructBlock):
    """A wrong number that people arrive at, and what they should be told."""

    value = written.NumberBlock(
        label=gettext_lazy("Angka"), missing=gettext_lazy("Tulis angkanya.")
    )
    feedback = WordedTextBlock(
        label=gettext_lazy("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=gettext_lazy("Bagaimana orang sampai pada angka ini, dan apa yang terlewat."),
        missing=gettext_lazy("Tulis umpan balik, agar peserta belajar dari jawabannya."),
    )

    class Meta:
        icon = "decimal"
        label = gettext_lazy("Angka yang keliru")


class NumericBlock(blocks.StructBlock):
    value = written.NumberBlock(
        label=gettext_lazy("Angka yang tepat"),
        help_text=HOW_TO_WRITE,
        missing=gettext_lazy("Tulis angka yang tepat."),
    )
    feedback = WordedTextBlock(
        label=gettext_lazy("Umpan balik bila tepat"),
        rows=2,
        max_length=600,
        missing=gettext_lazy("Tulis mengapa angka ini tepat."),
    )
    tolerance = written.NumberBlock(
        label=gettext_lazy("Selisih yang masih tepat"),
        default="0",
        help_text=gettext_lazy("Ke atas dan ke bawah. 0 berarti angkanya harus persis."),
        missing=gettext_lazy("Tulis 0 bila angkanya harus persis."),
    )
    unit = blocks.CharBlock(
        label=gettext_lazy("Satuan"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Tampil di samping isian, misalnya “hari kerja”; tidak diketik."),
    )
    least = written.NumberBlock(
        label=gettext_lazy("Paling kecil yang masuk akal"),
        required=False,
        help_text=gettext_lazy("Batasnya tampil di bawah isian. Kosongkan bila tidak perlu."),
    )
    most = written.NumberBlock(label=gettext_lazy("Paling besar yang masuk akal"), required=False)
    near = written.NumberBlock(
        label=gettext_lazy("Selisih yang hampir tepat"),
        required=False,
        help_text=gettext_lazy("Belum bernilai, tetapi mendapat umpan balik sendiri di bawah ini."),
    )
    near_feedback = blocks.TextBlock(
        label=gettext_lazy("Umpan balik bila hampir tepat"), required=False, rows=2, max_length=600
    )
    known = blocks.ListBlock(
        KnownBlock(),
        label=gettext_lazy("Angka yang sering keliru"),
        default=written.NONE_YET,
        max_num=20,
        required=False,
    )

    def clean(self, value):
        """Refuse numbers that contradict each other. A draft may still be incomplete."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            refuse_contradictions(cleaned)
        return cleaned

    class Meta:
        icon = "decimal"
        label = gettext_lazy("Isian angka")


def target_of(value) -> Target | None:
    """Return what an edited block or a frozen body asks for; None while it asks for nothing."""
    asked = numerals.read(value["value"] or "")
    if asked is None:
        return None
    tolerance = numerals.read(value["tolerance"] or "") or Decimal(0)
    bounds = {name: numerals.read(value[name] or "") for name in ("near", "least", "most")}
    return Target(asked, tolerance, **bounds)


def refuse_contradictions(value) -> None:
    target = target_of(value)
    refuse_narrow(value, target)
    for known in value["known"]:
        if target.hits(numerals.read(known["value"])):
            text = _(
                "%(known)s akan dinilai tepat: jaraknya dari %(value)s masih di dalam selisih."
            )
            text %= {"known": known["value"], "value": value["value"]}
            written.refuse_list("known", text)
    said = [numerals.read(known["value"]) for known in value["known"]]
    if len(set(said)) < len(said):
        written.refuse_list("known", _("Ada dua angka keliru yang sama. Hapus salah satunya."))


def refuse_narrow(value, target: Target) -> None:
    """Raise for a tolerance, a near miss or bounds that leave no room for the answer."""
    if target.tolerance < 0:
        written.refuse("tolerance", _("Selisih tidak dapat kurang dari 0."))
    if target.near is not None and target.near <= target.tolerance:
        written.refuse("near", _("Selisih ini harus lebih besar daripada yang masih tepat."))
    if (target.near is None) != (not value["near_feedback"]):
        field = "near" if target.near is None else "near_feedback"
        written.refuse(field, _("Isi keduanya, selisih dan umpan baliknya, atau kosongkan."))
    if not target.makes_sense(target.value):
        field = "least" if target.least is not None and target.value < target.least else "most"
        written.refuse(field, _("Angka yang tepat harus berada di dalam batas ini."))


class Numeric:
    name = "numeric"
    label = gettext_lazy("Isian angka")
    template = "quizzes/kinds/numeric.html"
    fixed_order = True

    def edit_block(self):
        return NumericBlock()

    def freeze(self, value) -> Body:
        numbers = {
            name: canonical(value[name]) for name in ("value", "tolerance", "least", "most", "near")
        }
        known = [
            {
                "id": child.id,
                "value": canonical(child.value["value"]),
                "feedback": child.value["feedback"],
            }
            for child in value["known"].bound_blocks
        ]
        words = {name: value[name] or "" for name in ("unit", "near_feedback")}
        return numbers | words | {"right_feedback": value["feedback"] or "", "known": known}

    def options(self, body: Body) -> list[str]:
        return []

    def clean_response(self, body: Body, values: Sequence[str]) -> str | None:
        typed = (spelling.tidy(value) for value in values)
        return next((text for text in typed if self._read(body, text) is not None), None)

    def _read(self, body: Body, text: str | None) -> Decimal | None:
        return numerals.read(text or "", body["unit"])

    def solution(self, body: Body) -> list[str]:
        return [body["value"]] if body["value"] else []

    def score(self, body: Body, response: str | None) -> Fraction:
        target = target_of(body)
        return numerals.score(self._read(body, response), target) if target else Fraction(0)

    def present(
        self, body: Body, order: Sequence[str], response: str | None, review: Review | None
    ) -> dict[str, Any]:
        if review is None:
            return {"text": response or "", "unit": body["unit"], **self._help(body)}
        given = self._read(body, response)
        lines = [] if given is None else [self._given(body, given, review)]
        return {"lines": lines + (self._key(body, given) if review.key else [])}

    def _help(self, body):
        """Return what helps to answer: the bounds, and whether a keyboard needs a minus."""
        numbers = [body["value"], body["least"], *(known["value"] for known in body["known"])]
        least, most = (numerals.read(body[name] or "") for name in ("least", "most"))
        return {
            "least": None if least is None else numerals.write(least),
            "most": None if most is None else numerals.write(most),
            "mode": "text" if any((n or "").startswith("-") for n in numbers) else "decimal",
            "longest": numerals.LONGEST,
        }

    def _given(self, body, given: Decimal, review: Review):
        target = target_of(body)
        known = [numerals.read(known["value"]) or Decimal(0) for known in body["known"]]
        verdict, place = numerals.judge(given, target, known) if target else (Verdict.WRONG, None)
        said = {
            Verdict.RIGHT: body["right_feedback"],
            Verdict.KNOWN: "" if place is None else body["known"][place]["feedback"],
            Verdict.NEAR: body["near_feedback"],
            Verdict.SENSELESS: _("Angka ini di luar batas yang masuk akal."),
        }
        return written.told(
            with_unit(given, body),
            right=written.may_tell(review, verdict is Verdict.RIGHT),
            chosen=True,
            feedback=said.get(verdict, "") if review.feedback else "",
        )

    def _key(self, body, given: Decimal | None):
        """Return the right number; what stands above already is not said again."""
        target = target_of(body)
        if target is None or given == target.value:
            return []
        within = with_unit(target.tolerance, body)
        said = given is not None and target.hits(given)
        return [
            written.told(
                with_unit(target.value, body),
                right=True,
                chosen=False,
                feedback="" if said else body["right_feedback"],
                note=_("Selisih sampai %(within)s masih tepat.") % {"within": within}
                if target.tolerance
                else "",
            )
        ]


def canonical(text: str | None) -> str:
    """Return a number as it is written here, so that it reads the same for ever; or ""."""
    number = numerals.read(text or "")
    return "" if number is None else numerals.write(number)


def with_unit(number: Decimal, body: Body) -> str:
    """Return a number with its unit; a percent sign stands close, as is the custom here."""
    unit = body["unit"] if body["unit"] == "%" else f" {body['unit']}"
    return f"{numerals.write(number)}{unit}".rstrip()
