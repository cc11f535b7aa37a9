"""A text that people read and grade by a rubric."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes import marking
from quizzes.kinds.base import Body, Pick
from quizzes.kinds.choice import WordedCharBlock, WordedTextBlock, about, repeated
from quizzes.rules import Review

ONE, TWO = "1", "2"
MARKERS = [
    (ONE, _("Satu penilai")),
    (TWO, _("Dua penilai, masing-masing tanpa melihat nilai yang lain")),
]


class LevelBlock(blocks.StructBlock):
    points = blocks.IntegerBlock(label=_("Poin"), min_value=0, max_value=20)
    text = WordedTextBlock(
        label=_("Keterangan"),
        rows=2,
        max_length=400,
        help_text=_("Seperti apa jawaban pada tingkat ini."),
        missing=_("Tulis seperti apa jawaban pada tingkat ini."),
    )

    class Meta:
        icon = "order"
        label = _("Tingkat")


class CriterionBlock(blocks.StructBlock):
    text = WordedCharBlock(
        label=_("Kriteria"), max_length=200, missing=_("Tulis apa yang dinilai.")
    )
    levels = blocks.ListBlock(
        LevelBlock(), label=_("Tingkat, dari yang tertinggi"), min_num=2, max_num=6
    )

    class Meta:
        icon = "list-ul"
        label = _("Kriteria")


class EssayBlock(blocks.StructBlock):
    criteria = blocks.ListBlock(
        CriterionBlock(),
        label=_("Rubrik"),
        min_num=1,
        max_num=8,
        help_text=_("Apa yang dinilai, dan tingkat-tingkatnya. Tingkat terendah bernilai 0 poin."),
    )
    show_rubric = blocks.BooleanBlock(
        label=_("Rubrik tampil saat menjawab"),
        required=False,
        default=True,
        help_text=_("Peserta menulis lebih baik bila tahu apa yang dinilai."),
    )
    markers = blocks.ChoiceBlock(choices=MARKERS, label=_("Penilai dalam uji"), default=ONE)
    tolerance = blocks.IntegerBlock(
        label=_("Dua penilai sepakat bila selisihnya paling banyak (poin persen)"),
        min_value=0,
        max_value=50,
        default=20,
        help_text=_("Bila lebih, orang ketiga yang memutuskan. Bila sepakat, rata-ratanya."),
    )
    least = blocks.IntegerBlock(
        label=_("Saran paling sedikit (kata)"), min_value=1, max_value=1500, required=False
    )
    most = blocks.IntegerBlock(
        label=_("Saran paling banyak (kata)"), min_value=1, max_value=1500, required=False
    )
    model = WordedTextBlock(
        label=_("Contoh jawaban"),
        rows=6,
        max_length=5000,
        help_text=_("Tampil setelah menjawab, bila kunci boleh dilihat."),
        missing=_("Tulis contoh jawaban, agar peserta dapat membandingkan tulisannya."),
    )
    guide = blocks.TextBlock(
        label=_("Pegangan penilai"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("Hanya dibaca penilai."),
    )

    def get_default(self):
        levels = [{"points": points, "text": ""} for points in (2, 1, 0)]
        return self.normalize({"criteria": [{"text": "", "levels": levels}], "model": ""})

    def clean(self, value):
        """Refuse what could not be graded. A draft may still be incomplete."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            refuse_ungradable(cleaned)
        return cleaned

    class Meta:
        icon = "edit"
        label = _("Esai")


def refuse_ungradable(value) -> None:
    """Raise for a rubric by which an answer could not be graded, and for impossible advice."""
    criteria = value["criteria"]
    problem = repeated([criterion["text"] for criterion in criteria]) and _(
        "Ada dua kriteria yang berbunyi sama."
    )
    for criterion in criteria:
        problem = problem or problem_of([level["points"] for level in criterion["levels"]])
    if problem:
        raise blocks.StructBlockValidationError(block_errors={"criteria": about(problem)})
    least, most = value["least"], value["most"]
    if least and most and least > most:
        text = _("Saran paling banyak lebih kecil daripada saran paling sedikit.")
        raise blocks.StructBlockValidationError(block_errors={"most": ValidationError(text)})


def problem_of(points: list[int]) -> str | None:
    """Return what is wrong with the points of a criterion's levels, from the highest."""
    if points != sorted(set(points), reverse=True):
        return _("Urutkan tingkat dari poin tertinggi, dan beri tiap tingkat poin yang berbeda.")
    if points[-1] != 0:
        return _("Tingkat terendah tiap kriteria bernilai 0 poin, untuk yang belum tampak.")
    return None


class Essay:
    """A frozen body holds ``criteria``: ``[{"id", "text", "levels": [{"id", "points",
    "text"}]}]`` from the highest level down, ``markers``, ``tolerance`` in percent points,
    ``least`` and ``most`` words or None, ``show_rubric``, ``model`` and ``guide``.

    A response is the text itself. What was chosen in a rubric is the marker's, not the
    learner's, so an essay has nothing to pick.
    """

    name = "essay"
    label = _("Esai")
    template = "quizzes/kinds/essay.html"
    fixed_order = True
    script = "literasi/js/word-count.js"

    def edit_block(self):
        return EssayBlock()

    def freeze(self, value) -> Body:
        return {
            "criteria": [self._criterion(child) for child in value["criteria"].bound_blocks],
            "markers": int(value["markers"] or ONE),
            **{name: value[name] for name in ("tolerance", "least", "most", "model", "guide")},
            "show_rubric": bool(value["show_rubric"]),
        }

    def _criterion(self, child) -> dict[str, Any]:
        levels = [
            {"id": level.id, "points": level.value["points"] or 0, "text": level.value["text"]}
            for level in child.value["levels"].bound_blocks
        ]
        return {"id": child.id, "text": child.value["text"], "levels": levels}

    def rubric(self, body: Body) -> marking.Rubric:
        criteria = tuple(
            marking.Criterion(c["id"], {level["id"]: level["points"] for level in c["levels"]})
            for c in body["criteria"]
        )
        return marking.Rubric(criteria, body["markers"], Fraction(body["tolerance"] or 0, 100))

    def criteria(self, body: Body) -> list[dict[str, Any]]:
        return body["criteria"]

    def options(self, body: Body) -> list[str]:
        return []

    def clean_response(self, body: Body, values: Sequence[str]) -> str | None:
        return next((text for value in values if (text := marking.tidy(value))), None)

    def solution(self, body: Body) -> list[str]:
        return [body["model"]]

    def picks(self, body: Body) -> list[Pick]:
        return []

    def picked(self, body: Body, response: str | None) -> list[str]:
        return []

    def score(self, body: Body, response: str | None) -> Fraction | None:
        return Fraction(0) if response is None else None

    def present(
        self, body: Body, order: Sequence[str], response: str | None, review: Review | None
    ) -> dict[str, Any]:
        text = response or ""
        words = marking.count_words(text)
        shown = {"text": text, "words": words, "least": body["least"], "most": body["most"]}
        if review is None:
            rubric = body["criteria"] if body["show_rubric"] else []
            return {**shown, "longest": marking.LONGEST, "rubric": rubric}
        length = marking.length(words, body["least"], body["most"])
        return {**shown, "length": length.value, "model": body["model"] if review.key else ""}
