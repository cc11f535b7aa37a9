"""What belongs together: each item on the left has one match on the right."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes import scoring
from quizzes.kinds.base import Body, Pick
from quizzes.kinds.choice import WordedCharBlock, WordedTextBlock, about, key_of, repeated
from quizzes.rules import Review

# Letters that a closed list shows on the narrowest phone; longer choices are written out above.
FITS = 24

# What is said of a pair in a review, and its tone, by whether it is right.
VERDICTS = {
    True: {"label": _("Pasangan Anda, tepat"), "tone": "good"},
    False: {"label": _("Pasangan Anda, belum tepat"), "tone": "off"},
    None: {"label": _("Pasangan Anda"), "tone": "now"},
}


class PairBlock(blocks.StructBlock):
    left = WordedCharBlock(
        label=_("Butir"), max_length=200, missing=_("Tulis butir yang dicarikan pasangannya.")
    )
    right = WordedCharBlock(
        label=_("Pasangannya"),
        max_length=120,
        help_text=_(
            "Singkat, agar terbaca di ponsel. Beberapa butir boleh berpasangan dengan hal yang "
            "sama: tulis pasangannya sama persis."
        ),
        missing=_("Tulis pasangan butir ini."),
    )
    feedback = WordedTextBlock(
        label=_("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa keduanya berpasangan."),
        missing=_("Tulis umpan balik untuk pasangan ini, agar peserta belajar dari jawabannya."),
    )

    class Meta:
        icon = "link"
        label = _("Pasangan")


class MatchingBlock(blocks.StructBlock):
    pairs = blocks.ListBlock(
        PairBlock(),
        label=_("Pasangan"),
        min_num=2,
        max_num=10,
        help_text=_("Butir tampil dalam urutan ini; pilihan pasangannya diacak."),
    )
    extras = blocks.ListBlock(
        WordedCharBlock(max_length=120, missing=_("Tulis pengecoh ini, atau hapus.")),
        label=_("Pengecoh"),
        default=[],
        max_num=6,
        help_text=_("Pilihan tambahan yang bukan pasangan butir mana pun. Boleh kosong."),
    )

    def get_default(self):
        new = {"left": "", "right": "", "feedback": ""}
        return self.normalize({"pairs": [new] * 3, "extras": []})

    def clean(self, value):
        """Refuse what could not be graded, or hardly asks anything. Drafts may."""
        cleaned = super().clean(value)
        pairs = [(pair["left"], pair["right"]) for pair in cleaned["pairs"]]
        problems = {
            "pairs": self.problem_of_pairs(pairs),
            "extras": self.problem_of_extras(pairs, cleaned["extras"]),
        }
        errors = {name: about(problem) for name, problem in problems.items() if problem}
        if errors and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def problem_of_pairs(self, pairs: list[tuple[str, str]]) -> str | None:
        if repeated([left for left, _right in pairs]):
            return _("Ada dua butir yang berbunyi sama.")
        if scoring.commonest_share([key_of(right) for _left, right in pairs]) >= (
            scoring.GIVEN_AWAY
        ):
            return _(
                "Terlalu banyak butir berpasangan dengan hal yang sama: memilih itu saja sudah "
                "memberi 70% nilai atau lebih. Ubah atau tambah butir dengan pasangan lain."
            )
        return None

    def problem_of_extras(self, pairs: list[tuple[str, str]], extras) -> str | None:
        if repeated(extras):
            return _("Ada dua pengecoh yang berbunyi sama.")
        if {key_of(right) for _left, right in pairs} & {key_of(text) for text in extras}:
            return _("Pengecoh tidak boleh sama dengan salah satu pasangan. Hapus atau ubah.")
        return None

    class Meta:
        icon = "link"
        label = _("Menjodohkan")


class Matching:
    """Pairs, each answered by itself: one list to choose from for every item on the left.

    A frozen body holds ``pairs``: ``[{"id", "text", "match", "feedback"}]`` in the order they
    are shown, and ``options``: ``[{"id", "text"}]``, what there is to choose from. A response
    maps ids of pairs to ids of options.
    """

    name = "matching"
    label = _("Menjodohkan")
    template = "quizzes/kinds/matching.html"
    fixed_order = False

    def edit_block(self):
        return MatchingBlock()

    def freeze(self, value) -> Body:
        pairs = value["pairs"].bound_blocks
        rights = [(child.id, child.value["right"]) for child in pairs]
        rights += [(child.id, child.value) for child in value["extras"].bound_blocks]
        options: dict[str, dict[str, str]] = {}
        for child_id, text in rights:
            options.setdefault(key_of(text), {"id": child_id, "text": text.strip()})
        return {
            "options": list(options.values()),
            "pairs": [
                {
                    "id": child.id,
                    "text": child.value["left"],
                    "match": options[key_of(child.value["right"])]["id"],
                    "feedback": child.value["feedback"],
                }
                for child in pairs
            ],
        }

    def options(self, body: Body) -> list[str]:
        """By the alphabet, which tells nothing: as written, they would stand by their pairs."""
        ordered = sorted(body["options"], key=lambda option: key_of(option["text"]))
        return [option["id"] for option in ordered]

    def right(self, body: Body) -> dict[str, str]:
        return {pair["id"]: pair["match"] for pair in body["pairs"]}

    def solution(self, body: Body) -> list[str]:
        return list(self.right(body).values())

    def clean_response(self, body: Body, values: Sequence[str]) -> dict[str, str] | None:
        """Take the values by their place: the first one is for the first pair."""
        known = {option["id"] for option in body["options"]}
        answered = zip(body["pairs"], values, strict=False)
        return {pair["id"]: value for pair, value in answered if value in known} or None

    def is_finished(self, body: Body, response: Mapping[str, str]) -> bool:
        return len(response) == len(body["pairs"])

    def score(self, body: Body, response: Mapping[str, str] | None) -> Fraction:
        return scoring.score_pairs(self.right(body), response or {})

    def picks(self, body: Body) -> list[Pick]:
        """Every item on the left with every option."""
        return [
            Pick(
                f"{pair['id']}:{option['id']}",
                f"{pair['text']} → {option['text']}",
                option["id"] == pair["match"],
            )
            for pair in body["pairs"]
            for option in body["options"]
        ]

    def picked(self, body: Body, response: Mapping[str, str] | None) -> list[str]:
        return [f"{pair}:{option}" for pair, option in (response or {}).items()]

    def present(
        self,
        body: Body,
        order: Sequence[str],
        response: Mapping[str, str] | None,
        review: Review | None,
    ) -> dict[str, Any]:
        texts = {option["id"]: option["text"] for option in body["options"]}
        chosen = response or {}
        shown = [
            self._shown(pair, chosen.get(pair["id"], ""), texts, review) for pair in body["pairs"]
        ]
        known = [i for i in order if i in texts]
        options = [
            {"id": i, "text": texts[i], "mark": mark}
            for i, mark in zip(known, ascii_uppercase, strict=False)
        ]
        written_out = any(len(text) > FITS for text in texts.values())
        return {"pairs": shown, "options": options, "written_out": written_out}

    def _shown(self, pair, chosen: str, texts: dict[str, str], review: Review | None):
        """What is known of a pair. Why it belongs together tells the key of one not found."""
        hit = chosen == pair["match"]
        verdict = VERDICTS[hit if review and review.correctness else None] if chosen else None
        told = review is not None and review.key
        explains = review is not None and review.feedback and (hit or told)
        return {
            "text": pair["text"],
            "chosen": chosen,
            "answer": texts.get(chosen, ""),
            "verdict": verdict,
            "match": texts[pair["match"]] if told and not hit else "",
            "feedback": pair["feedback"] if explains else "",
        }
