"""A word or a few, typed."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes import spelling
from quizzes.kinds import written
from quizzes.kinds.base import TYPED, Body, Pick
from quizzes.rules import Review


class ShortTextBlock(blocks.StructBlock):
    accepted = blocks.ListBlock(
        written.AnswerBlock(),
        label=gettext_lazy("Jawaban yang diterima"),
        min_num=1,
        max_num=20,
        help_text=gettext_lazy(
            "Yang pertama ditunjukkan sebagai jawaban yang tepat. Huruf besar atau kecil dan "
            "spasi tidak berpengaruh: “Saring Sebelum Sharing” sama dengan “saringsebelumsharing”."
        ),
    )
    refused = blocks.ListBlock(
        written.AnswerBlock(),
        label=gettext_lazy("Jawaban yang sering keliru"),
        default=written.NONE_YET,
        max_num=20,
        required=False,
        help_text=gettext_lazy("Siapa menjawab begini membaca umpan baliknya."),
    )
    slips = written.slips_block()
    accents = written.accents_block()

    def clean(self, value):
        """Refuse answers that cannot be told apart. A draft may still be incomplete."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            refuse_unclear(cleaned)
        return cleaned

    class Meta:
        icon = "pilcrow"
        label = gettext_lazy("Isian singkat")


def refuse_unclear(value) -> None:
    """Raise for answers that read the same, and for wrong ones that would be accepted."""
    leeway = written.leeway_of(value)
    accepted, refused = ([answer["text"] for answer in value[f]] for f in ("accepted", "refused"))
    for field, texts in (("accepted", accepted), ("refused", refused)):
        if pair := spelling.repeated(texts, leeway):
            text = _("“%(one)s” dan “%(other)s” dibaca sama. Hapus salah satunya.")
            written.refuse_list(field, text % {"one": pair[0], "other": pair[1]})
    if pair := spelling.clash(accepted, refused, leeway):
        text = _(
            "“%(bad)s” akan diterima sebagai “%(good)s”, padahal Anda menyebutnya keliru. "
            "Hapus salah satunya, atau kurangi salah ketik yang dimaafkan."
        )
        written.refuse_list("refused", text % {"bad": pair[1], "good": pair[0]})


class ShortText:
    name = "short_text"
    label = gettext_lazy("Isian singkat")
    template = "quizzes/kinds/short_text.html"
    fixed_order = True

    def edit_block(self):
        return ShortTextBlock()

    def freeze(self, value) -> Body:
        lists = {
            field: [written.frozen_answer(child) for child in value[field].bound_blocks]
            for field in ("accepted", "refused")
        }
        return lists | written.frozen_leeway(value)

    def options(self, body: Body) -> list[str]:
        return []

    def clean_response(self, body: Body, values: Sequence[str]) -> str | None:
        return next((text for value in values if (text := spelling.tidy(value))), None)

    def solution(self, body: Body) -> list[str]:
        return [answer["text"] for answer in body["accepted"][:1]]

    def meant(self, body: Body, response: str | None) -> dict[str, Any] | None:
        """Return the answer, right or wrong, that a response comes closest to."""
        answers = [*body["accepted"], *body["refused"]]
        texts = [answer["text"] for answer in answers]
        place = spelling.read(response or "", texts, written.leeway_of(body))
        return None if place is None else answers[place]

    def score(self, body: Body, response: str | None) -> Fraction:
        return Fraction(int(self.meant(body, response) in body["accepted"]))

    def picks(self, body: Body) -> list[Pick]:
        return [
            Pick(answer["id"], answer["text"], right)
            for field, right in (("accepted", True), ("refused", False))
            for answer in body[field]
        ]

    def picked(self, body: Body, response: str | None) -> list[str]:
        if not response:
            return []
        meant = self.meant(body, response)
        return [meant["id"] if meant else TYPED + response.casefold()]

    def present(
        self, body: Body, order: Sequence[str], response: str | None, review: Review | None
    ) -> dict[str, Any]:
        if review is None:
            return {"text": response or "", "longest": spelling.LONGEST}
        lines = [self._given(body, response, review)] if response else []
        return {"lines": lines + (self._key(body, response) if review.key else [])}

    def _given(self, body, response, review):
        meant = self.meant(body, response)
        right = written.may_tell(review, meant in body["accepted"])
        feedback = meant["feedback"] if meant and review.feedback else ""
        return written.told(response, right=right, chosen=True, feedback=feedback)

    def _key(self, body, response):
        """Return the right answers; what stands above already is not said again."""
        meant, leeway = self.meant(body, response), written.leeway_of(body)
        exact = meant and spelling.strays(response, meant["text"], leeway) == 0
        return [
            written.told(
                answer["text"],
                right=True,
                chosen=False,
                feedback="" if answer is meant else answer["feedback"],
                note=written.allowed(answer["text"], leeway),
            )
            for answer in body["accepted"]
            if not (exact and answer is meant)
        ]
