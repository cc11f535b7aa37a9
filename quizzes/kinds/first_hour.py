"""The first hour of a crisis: actions to put in order, and some that must not be done."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes import scoring
from quizzes.kinds.base import Body, Pick
from quizzes.kinds.choice import WordedCharBlock, WordedTextBlock, about, repeated
from quizzes.kinds.sequence import UNPLACED, Item, Places, SequenceKind
from quizzes.rules import Review

HOUR = 60

# What is said in a review of an action that must not be done, and its tone.
DONE = {"label": _("Jangan dilakukan"), "tone": "off"}
LEFT = {"label": _("Tepat, tidak dilakukan"), "tone": "good"}


class ActionBlock(blocks.StructBlock):
    text = WordedCharBlock(
        label=_("Tindakan"), max_length=200, missing=_("Tulis tindakan yang dilakukan.")
    )
    starts = blocks.IntegerBlock(label=_("Mulai menit ke-"), min_value=0, max_value=HOUR)
    ends = blocks.IntegerBlock(label=_("Sampai menit ke-"), min_value=0, max_value=HOUR)
    feedback = WordedTextBlock(
        label=_("Alasan"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa tindakan ini dilakukan pada saat itu."),
        missing=_("Tulis alasan tindakan ini, agar peserta belajar dari jawabannya."),
    )

    class Meta:
        icon = "time"
        label = _("Tindakan")


class AvoidedBlock(blocks.StructBlock):
    text = WordedCharBlock(
        label=_("Tindakan"), max_length=200, missing=_("Tulis tindakan yang jangan dilakukan.")
    )
    feedback = WordedTextBlock(
        label=_("Alasan"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa tindakan ini jangan dilakukan."),
        missing=_("Tulis mengapa tindakan ini jangan dilakukan."),
    )

    class Meta:
        icon = "cross"
        label = _("Tindakan")


class FirstHourBlock(blocks.StructBlock):
    opening = WordedTextBlock(
        label=_("Keadaan awal"),
        rows=3,
        max_length=800,
        help_text=_("Apa yang terjadi, siapa Anda, dan apa yang sudah diketahui."),
        missing=_("Tulis keadaan awalnya: apa yang terjadi dan apa yang sudah diketahui."),
    )
    items = blocks.ListBlock(
        ActionBlock(),
        label=_("Tindakan, dalam urutan yang benar"),
        min_num=3,
        max_num=8,
        help_text=_("Tulis dari yang pertama sampai yang terakhir; peserta melihatnya diacak."),
    )
    avoid = blocks.ListBlock(
        AvoidedBlock(),
        label=_("Jangan dilakukan"),
        default=[],
        max_num=3,
        help_text=_("Tampil di antara yang lain; peserta sebaiknya tidak memilihnya."),
    )

    def get_default(self):
        quarters = [(0, 10), (10, 20), (20, 40), (40, HOUR)]
        items = [
            {"text": "", "starts": starts, "ends": ends, "feedback": ""}
            for starts, ends in quarters
        ]
        return self.normalize({"opening": "", "items": items, "avoid": []})

    def clean(self, value):
        """Refuse what could not be graded. A draft may still be incomplete."""
        cleaned = super().clean(value)
        items = cleaned["items"]
        texts = [item["text"] for item in [*items, *cleaned["avoid"]]]
        problem = (
            _("Ada dua tindakan yang berbunyi sama.")
            if repeated(texts)
            else self.problem_of_times([(item["starts"], item["ends"]) for item in items])
        )
        if problem and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors={"items": about(problem)})
        return cleaned

    def problem_of_times(self, times: list[tuple[int | None, int | None]]) -> str | None:
        """Return what is wrong with the minutes; None among them only in a draft."""
        known = [(starts or 0, ends or 0) for starts, ends in times]
        if any(ends < starts for starts, ends in known):
            return _("Ada tindakan yang selesai sebelum dimulai. Periksa menitnya.")
        starts = [start for start, _end in known]
        if starts != sorted(starts):
            return _(
                "Menit mulainya tidak urut: tindakan berikutnya tidak boleh mulai lebih awal "
                "daripada tindakan di atasnya."
            )
        return None

    class Meta:
        icon = "time"
        label = _("Urutkan tindakan, jam pertama")


def done(text: str) -> str:
    """Return what is said of an action that was done though it must not be."""
    return now("%(item)s: dilakukan") % {"item": text}


class FirstHour(SequenceKind):
    """As ordering, with actions that are best left without a place.

    A frozen body holds ``opening``, ``items``: ``[{"id", "text", "starts", "ends",
    "feedback"}]`` in the right order, minutes as numbers, and ``avoid``: ``[{"id", "text",
    "feedback"}]``.
    """

    name = "first_hour"
    label = _("Urutkan tindakan, jam pertama")
    template = "quizzes/kinds/first_hour.html"

    def edit_block(self):
        return FirstHourBlock()

    def freeze(self, value) -> Body:
        lists = {name: value[name].bound_blocks for name in ("items", "avoid")}
        frozen = {
            name: [{"id": child.id, **child.value} for child in children]
            for name, children in lists.items()
        }
        return {"opening": value["opening"], **frozen}

    def asked(self, body: Body) -> list[Item]:
        return [*body["items"], *body["avoid"]]

    def avoided(self, body: Body) -> list[str]:
        return [item["id"] for item in body["avoid"]]

    def score(self, body: Body, response: Places | None) -> Fraction:
        return scoring.score_actions(self.right(body), self.avoided(body), response or {})

    def picks(self, body: Body) -> list[Pick]:
        """As for every order; what must not be done is picked by doing it at all."""
        avoid = [Pick(item["id"], done(item["text"]), False) for item in body["avoid"]]
        return super().picks(body) + avoid

    def picked(self, body: Body, response: Places | None) -> list[str]:
        avoided, places = self.avoided(body), response or {}
        taken = [item for item in avoided if item in places]
        return super().picked(body, scoring.closed_up(places, avoided)) + taken

    def present(
        self, body: Body, order: Sequence[str], response: Places | None, review: Review | None
    ) -> dict[str, Any]:
        shown = super().present(body, order, response, review)
        avoid = body["avoid"] if review and review.key else []
        return {**shown, "opening": body["opening"], "avoid": avoid}

    def verdict(self, body: Body, item: Item, places: Places, review: Review) -> dict[str, Any]:
        """Before the key may be told, what was left out is not told apart."""
        avoided = self.avoided(body)
        if item["id"] not in avoided:
            closed_up = scoring.closed_up(places, avoided)
            return super().verdict(body, item, closed_up, review)
        if item["id"] in places:
            return DONE
        return LEFT if review.key and places else UNPLACED
