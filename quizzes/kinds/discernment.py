"""Claims that are true, false or unproven: which are which, and how sure one is."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes import discernment
from quizzes.discernment import Verdict
from quizzes.kinds.base import Body, Pick
from quizzes.kinds.choice import VERDICTS as TOLD
from quizzes.kinds.choice import WordedTextBlock, about, repeated
from quizzes.kinds.discerned import SURENESS, VERDICTS, Answer, label_of, summary
from quizzes.rules import Review

FEWEST, MOST = 4, 24
BLANK = {"text": "", "feedback": "", "source": ""}
TOO_MANY = _(
    "Lebih dari setengah pernyataan adalah “%(verdict)s”: memilih itu saja untuk semuanya sudah "
    "memberi nilai lumayan. Ganti atau tambah pernyataan dengan kunci lain, sampai paling banyak "
    "setengahnya."
)
LACKING = _(
    "Set ini belum punya pernyataan “%(verdict)s”. Tambahkan sedikitnya satu, karena yang dilatih "
    "adalah membedakan yang benar dari yang salah."
)


class ClaimBlock(blocks.StructBlock):
    text = WordedTextBlock(
        label=_("Pernyataan"),
        rows=2,
        max_length=400,
        help_text=_("Satu hal saja, seperti yang akan dibaca peserta di grup atau linimasa."),
        missing=_("Tulis bunyi pernyataan ini."),
    )
    verdict = blocks.ChoiceBlock(
        label=_("Kunci"),
        choices=[(name.value, label) for name, label in VERDICTS.items()],
        help_text=_("Belum jelas: bukti yang ada belum cukup untuk menyebutnya benar atau salah."),
    )
    feedback = WordedTextBlock(
        label=_("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa demikian, dan bagaimana memeriksanya."),
        missing=_("Tulis umpan balik untuk pernyataan ini, agar peserta belajar dari jawabannya."),
    )
    source = blocks.CharBlock(
        label=_("Sumber"),
        max_length=250,
        required=False,
        help_text=_("Wajib untuk yang benar dan yang salah."),
    )

    def clean(self, value):
        """Refuse a verdict that nobody could check. A draft may still lack its source."""
        cleaned = super().clean(value)
        lacks = cleaned["verdict"] in (Verdict.TRUE, Verdict.FALSE) and not cleaned["source"]
        if lacks and not self.is_deferred_validation:
            problem = _("Tulis sumbernya, agar peserta dapat memeriksa kunci ini sendiri.")
            raise blocks.StructBlockValidationError({"source": ValidationError(problem)})
        return cleaned

    class Meta:
        icon = "openquote"
        label = _("Pernyataan")


class DiscernmentBlock(blocks.StructBlock):
    claims = blocks.ListBlock(
        ClaimBlock(),
        label=_("Pernyataan"),
        min_num=FEWEST,
        max_num=MOST,
        help_text=_(
            "Campurlah urutannya: di dalam pelajaran pernyataan tampil seperti ini, di dalam kuis "
            "diacak. Ringkasan hasil baru lengkap bila ada sedikitnya 4 yang benar dan 4 yang "
            "salah; 12 pernyataan, 4 dari setiap kunci, adalah ukuran yang baik."
        ),
    )
    sure = blocks.BooleanBlock(
        label=_("Tanyakan juga seberapa yakin peserta"),
        required=False,
        help_text=_(
            "Peserta boleh menyebut keyakinannya pada setiap jawaban. Nilainya tidak berubah; "
            "setelah selesai ia melihat apakah keyakinannya sesuai dengan ketepatannya."
        ),
    )

    def get_default(self):
        claims = [{**BLANK, "verdict": verdict.value} for verdict in (*Verdict, Verdict.TRUE)]
        return self.normalize({"claims": claims, "sure": False})

    def clean(self, value):
        """Refuse what could not be graded, or pays for one answer to all. Drafts may."""
        cleaned = super().clean(value)
        claims = cleaned["claims"]
        problem = (
            _("Ada dua pernyataan yang berbunyi sama.")
            if repeated([claim["text"] for claim in claims])
            else self.problem_of_balance([claim["verdict"] for claim in claims])
        )
        if problem and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors={"claims": about(problem)})
        return cleaned

    def problem_of_balance(self, verdicts: list[str]) -> str | None:
        for needed in (Verdict.TRUE, Verdict.FALSE):
            if needed not in verdicts:
                return LACKING % {"verdict": VERDICTS[needed]}
        common = discernment.too_many(verdicts)
        return TOO_MANY % {"verdict": VERDICTS[common]} if common else None

    class Meta:
        icon = "help"
        label = _("Benar, salah, atau belum jelas")


class Discernment:
    """Claims to be judged one by one, each by itself.

    A frozen body holds ``claims``: ``[{"id", "text", "verdict", "feedback", "source"}]``, and
    ``sure``, whether confidence is asked for. A browser sends ``id:verdict`` and, for how sure
    one is, ``id:~percent``, or ``id:~`` to leave that open. A response holds ``said``, verdicts
    by id, and ``sure``, percents by id, only of claims that were judged.
    """

    name = "discernment"
    label = _("Benar, salah, atau belum jelas")
    template = "quizzes/kinds/discernment.html"
    fixed_order = False

    def edit_block(self):
        return DiscernmentBlock()

    def freeze(self, value) -> Body:
        claims = value["claims"].bound_blocks
        return {
            "claims": [{"id": child.id, **child.value} for child in claims],
            "sure": bool(value["sure"]),
        }

    def options(self, body: Body) -> list[str]:
        return [claim["id"] for claim in body["claims"]]

    def right(self, body: Body) -> dict[str, Verdict]:
        return {claim["id"]: Verdict(claim["verdict"]) for claim in body["claims"]}

    def solution(self, body: Body) -> list[str]:
        return [f"{claim}:{verdict}" for claim, verdict in self.right(body).items()]

    def clean_response(self, body: Body, values: Sequence[str]) -> Answer | None:
        claims = self.options(body)
        verdicts = {f"{i}:{verdict}": (i, verdict.value) for i in claims for verdict in Verdict}
        sure = {f"{i}:~{percent}": (i, percent) for i in claims for percent in SURENESS}
        said = dict(verdicts[value] for value in values if value in verdicts)
        rated = dict(sure[value] for value in values if value in sure and body["sure"])
        kept = {claim: percent for claim, percent in rated.items() if claim in said}
        return {"said": said, "sure": kept} if said else None

    def is_finished(self, body: Body, response: Answer) -> bool:
        """Once every claim has a verdict; how sure one is may be left open."""
        return len(response["said"]) == len(body["claims"])

    def score(self, body: Body, response: Answer | None) -> Fraction:
        return discernment.score(self.right(body), response["said"] if response else {})

    # --- Counting ---------------------------------------------------------------------

    def picks(self, body: Body) -> list[Pick]:
        """Return every verdict on every claim."""
        return [
            Pick(
                f"{claim['id']}:{verdict}",
                now("%(claim)s: %(verdict)s") % {"claim": claim["text"], "verdict": label},
                verdict == claim["verdict"],
            )
            for claim in body["claims"]
            for verdict, label in VERDICTS.items()
        ]

    def picked(self, body: Body, response: Answer | None) -> list[str]:
        said = response["said"] if response else {}
        return [f"{claim}:{verdict}" for claim, verdict in said.items()]

    # --- Showing ----------------------------------------------------------------------

    def present(
        self, body: Body, order: Sequence[str], response: Answer | None, review: Review | None
    ) -> dict[str, Any]:
        by_id = {claim["id"]: claim for claim in body["claims"]}
        claims = [by_id[i] for i in order if i in by_id]
        answer = response or {"said": {}, "sure": {}}
        if review is None:
            return self._asked(body, claims, answer)
        tells = review.correctness and response is not None
        return {
            "claims": [self._reviewed(claim, answer, review) for claim in claims],
            "summary": summary(self.right(body), answer, body["sure"]) if tells else None,
        }

    def _asked(self, body: Body, claims, answer: Answer) -> dict[str, Any]:
        """What answering needs: nothing that tells what a claim is."""
        shown = [
            {
                "id": claim["id"],
                "text": claim["text"],
                "said": answer["said"].get(claim["id"]),
                "sure": answer["sure"].get(claim["id"]),
            }
            for claim in claims
        ]
        verdicts = [{"value": verdict.value, "label": label} for verdict, label in VERDICTS.items()]
        return {"claims": shown, "verdicts": verdicts, "sureness": SURENESS if body["sure"] else {}}

    def _reviewed(self, claim, answer: Answer, review: Review) -> dict[str, Any]:
        """What is known of a claim. Why it is so tells the key of one not judged right."""
        said = answer["said"].get(claim["id"])
        hit = said == claim["verdict"]
        told = TOLD[True, hit if review.correctness else None] if said else None
        explains = review.feedback and (hit or review.key)
        return {
            "text": claim["text"],
            "said": label_of(said),
            "sure": SURENESS.get(answer["sure"].get(claim["id"], 0), ""),
            "verdict": told,
            "right": label_of(claim["verdict"]) if review.key and not hit else "",
            "feedback": claim["feedback"] if explains else "",
            "source": claim["source"] if explains else "",
        }
