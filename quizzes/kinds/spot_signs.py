"""Spot the signs: a mock post, of which those parts are to be marked that are suspicious."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from literasi.core import mock_posts
from literasi.core.blocks import MockPartBlock, PostBlock
from quizzes import scoring
from quizzes.kinds.base import Body, Pick
from quizzes.kinds.choice import WordedTextBlock, repeated
from quizzes.rules import Review

# What is said of a part in a review, and its tone, by (marked, sign). ``None``: not to be told.
VERDICTS = {
    (True, True): {"label": _("Tanda, Anda temukan"), "tone": "good"},
    (False, True): {"label": _("Tanda yang terlewat"), "tone": "wait"},
    (True, False): {"label": _("Salah tunjuk, ini wajar"), "tone": "off"},
    (False, False): {"label": _("Wajar, tepat dibiarkan"), "tone": "good"},
    (True, None): {"label": _("Anda tunjuk"), "tone": "now"},
}

# With fewer, one false alarm would cost the whole point.
FEWEST_OTHERS = 2


class SuspectBlock(MockPartBlock):
    sign = blocks.BooleanBlock(label=_("Ini tanda yang patut dicurigai"), required=False)
    feedback = WordedTextBlock(
        label=_("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa bagian ini patut dicurigai, atau mengapa wajar."),
        missing=_("Tulis umpan balik untuk bagian ini, agar peserta belajar dari jawabannya."),
    )

    class Meta:
        icon = "edit"
        label = _("Bagian")


class SpotSignsBlock(PostBlock):
    parts = blocks.ListBlock(
        SuspectBlock(),
        label=_("Bagian, dari atas ke bawah"),
        min_num=3,
        max_num=16,
        help_text=_("Peserta melihatnya dalam urutan ini dan menunjuk yang patut dicurigai."),
    )

    def problem(self, form, parts):
        return (
            super().problem(form, parts)
            or problem_of_signs([bool(part["sign"]) for part in parts])
            or _same([(part["role"], part["text"]) for part in parts])
        )

    class Meta:
        icon = "view"
        label = _("Temukan kejanggalan")


def problem_of_signs(signs: list[bool]) -> str | None:
    """Return why these parts ask nothing, or could be answered by marking them all."""
    if not any(signs):
        return _("Belum ada bagian yang menjadi tanda. Tandai sedikitnya satu.")
    if signs.count(False) < FEWEST_OTHERS:
        return _(
            "Hampir semua bagian adalah tanda, sehingga menunjuk semuanya sudah benar. Sertakan "
            "sedikitnya dua bagian yang wajar, misalnya jam kirim atau salam pembuka."
        )
    return None


def _same(parts: list[tuple[str, str]]) -> str | None:
    if repeated([f"{role} {text}" for role, text in parts]):
        return _("Ada dua bagian yang berbunyi sama. Ubah salah satunya, atau hapus.")
    return None


class SpotSigns:
    """Parts of a mock post, each marked as a sign or left alone.

    A frozen body holds ``form`` and ``parts``: ``[{"id", "role", "text", "sign",
    "feedback"}]`` from top to bottom, which is the order they are always shown in. A response
    is the ids of the marked parts, in that order.
    """

    name = "spot_signs"
    label = _("Temukan kejanggalan")
    template = "quizzes/kinds/spot_signs.html"
    fixed_order = True

    def edit_block(self):
        return SpotSignsBlock()

    def freeze(self, value) -> Body:
        parts = [
            {"id": child.id, **child.value, "sign": bool(child.value["sign"])}
            for child in value["parts"].bound_blocks
        ]
        return {"form": value["form"], "parts": parts}

    def options(self, body: Body) -> list[str]:
        return [part["id"] for part in body["parts"]]

    def signs(self, body: Body) -> list[str]:
        return [part["id"] for part in body["parts"] if part["sign"]]

    def others(self, body: Body) -> list[str]:
        return [part["id"] for part in body["parts"] if not part["sign"]]

    def solution(self, body: Body) -> list[str]:
        return self.signs(body)

    def clean_response(self, body: Body, values: Sequence[str]) -> list[str] | None:
        marked = frozenset(values)
        return [part for part in self.options(body) if part in marked] or None

    def score(self, body: Body, response: list[str] | None) -> Fraction:
        return scoring.score_signs(self.signs(body), self.others(body), response or [])

    def picks(self, body: Body) -> list[Pick]:
        return [Pick(part["id"], part["text"], part["sign"]) for part in body["parts"]]

    def picked(self, body: Body, response: list[str] | None) -> list[str]:
        return response or []

    def present(
        self,
        body: Body,
        order: Sequence[str],
        response: list[str] | None,
        review: Review | None,
    ) -> dict[str, Any]:
        marked = response or []
        parts = [_shown(part, part["id"] in marked, review) for part in body["parts"]]
        seen = scoring.sightings(self.signs(body), self.others(body), marked)
        return {"post": mock_posts.drawn(body["form"], parts), "summary": summary(seen, review)}


def _shown(part, marked: bool, review: Review | None) -> dict[str, Any]:
    """What is known of a part. Of one not marked, its verdict and its feedback are the key."""
    told = review is not None and (review.key or (marked and review.correctness))
    explains = review is not None and review.feedback and (marked or review.key)
    return {
        "id": part["id"],
        "role": part["role"],
        "text": part["text"],
        "chosen": marked,
        "verdict": VERDICTS.get((marked, part["sign"] if told else None)) if review else None,
        "feedback": part["feedback"] if explains else "",
    }


def summary(seen: scoring.Sightings, review: Review | None) -> str:
    """Say in one sentence what was found; how many signs there are belongs to the key."""
    if review is None or not review.correctness:
        return ""
    facts = {"found": seen.found, "signs": seen.signs, "mistaken": seen.mistaken}
    if not review.key:
        return gettext("Anda menemukan %(found)s tanda dan %(mistaken)s salah tunjuk.") % facts
    if seen.mistaken:
        told = gettext(
            "Anda menemukan %(found)s dari %(signs)s tanda dan %(mistaken)s salah tunjuk."
        )
        return told % facts
    return gettext("Anda menemukan %(found)s dari %(signs)s tanda, tanpa salah tunjuk.") % facts
