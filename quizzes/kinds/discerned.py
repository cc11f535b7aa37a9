"""What is told of a set of claims as a whole: how well they were told apart, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from quizzes import discernment
from quizzes.discernment import (
    Calibration,
    Certainty,
    Discernment,
    Leaning,
    Sharpness,
    Tally,
    Verdict,
    Verdicts,
)

Answer = Mapping[str, Mapping[str, Any]]

VERDICTS = {
    Verdict.TRUE: _("Benar"),
    Verdict.FALSE: _("Salah"),
    Verdict.UNPROVEN: _("Belum jelas"),
}

# How sure one can be, in percent. With three verdicts to choose from, a guess is a third.
SURENESS = {33: _("Menebak, 33%"), 65: _("Agak yakin, 65%"), 95: _("Yakin, 95%")}

SHARPNESS = {
    Sharpness.KEEN: _("Anda tajam membedakan yang benar dari yang salah."),
    Sharpness.SOME: _("Anda sudah mulai dapat membedakan yang benar dari yang salah."),
    Sharpness.NONE: _("Jawaban Anda belum membedakan yang benar dari yang salah."),
}
LEANINGS = {
    Leaning.SUSPICIOUS: _(
        "Anda cenderung mencurigai berita benar. Sebelum menyebutnya salah, cari dahulu buktinya."
    ),
    Leaning.CREDULOUS: _(
        "Anda mudah percaya. Sebelum menyebutnya benar, cari dahulu siapa sumbernya."
    ),
    Leaning.HESITANT: _(
        "Anda sering menunda menilai. Itu aman; sebagian sebenarnya sudah dapat diperiksa."
    ),
    Leaning.BALANCED: _("Anda seimbang: tidak terlalu curiga dan tidak terlalu mudah percaya."),
}
CERTAINTIES = {
    Certainty.OVER: _("Keyakinan Anda lebih tinggi daripada ketepatan Anda."),
    Certainty.UNDER: _("Anda lebih sering tepat daripada yang Anda kira."),
    Certainty.MATCHED: _("Keyakinan Anda sesuai dengan ketepatan Anda."),
}
TOO_FEW = _(
    "Ketajaman dan kecenderungan belum dihitung: perlu jawaban atas sedikitnya %(least)s "
    "pernyataan benar dan %(least)s pernyataan salah."
)
TOO_FEW_RATED = _(
    "Keyakinan belum dibandingkan dengan ketepatan: perlu sedikitnya %(least)s jawaban yang "
    "disertai keyakinan."
)


def label_of(verdict: str | None) -> Any:
    """Return a verdict in words; empty for none."""
    return VERDICTS[Verdict(verdict)] if verdict else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and what it is; ``percent``, a whole number, is drawn as a bar if there is one."""

    label: Any
    value: str
    percent: int | None = None


def summary(right: Verdicts, answer: Answer, asks_sure: bool) -> dict[str, Any]:
    """Return what is told of all claims together: ``words``, sentences, and ``rows``."""
    said = {claim: Verdict(verdict) for claim, verdict in answer["said"].items()}
    false, true, unproven = (
        discernment.tally(right, said, kind)
        for kind in (Verdict.FALSE, Verdict.TRUE, Verdict.UNPROVEN)
    )
    told = discernment.discern(false, true)
    sure = discernment.calibrate(right, said, answer["sure"])
    return {
        "words": _words(told, false) + (_words_of_sureness(sure) if asks_sure else []),
        "rows": [
            _right(right, said),
            *_counts(false, true, unproven),
            *_figures(told),
            *_figures_of_sureness(sure),
        ],
        "explains": told is not None,
    }


def _words(told: Discernment | None, false: Tally) -> list[Any]:
    if told is None:
        return [TOO_FEW % {"least": discernment.LEAST}]
    return [
        SHARPNESS[discernment.sharpness(told)],
        LEANINGS[discernment.leaning(told, false)],
    ]


def _words_of_sureness(sure: Calibration | None) -> list[Any]:
    if sure is None:
        return [TOO_FEW_RATED % {"least": discernment.LEAST_RATED}]
    return [CERTAINTIES[discernment.certainty(sure)]]


def _right(right: Verdicts, said: Verdicts) -> Row:
    hits = sum(said.get(claim) == verdict for claim, verdict in right.items())
    return _row(_("Pernyataan yang Anda nilai tepat"), hits, len(right))


def _counts(false: Tally, true: Tally, unproven: Tally) -> list[Row]:
    """How many of the answered claims of each kind; kinds that were not answered are left out."""
    rows = (
        (_("Pernyataan salah yang Anda tolak"), false.rejected, false.answered),
        (_("Pernyataan benar yang Anda sangka salah"), true.rejected, true.answered),
        (_("Pernyataan belum jelas yang Anda tangguhkan"), unproven.doubted, unproven.answered),
    )
    return [_row(label, part, whole) for label, part, whole in rows if whole]


def _row(label: Any, part: int, whole: int) -> Row:
    words = now("%(part)s dari %(whole)s") % {"part": part, "whole": whole}
    return Row(label, words, share(part, whole))


def share(part: int, whole: int) -> int:
    """Return a part of a whole as a percentage, rounded down."""
    return 100 * part // whole


def _figures(told: Discernment | None) -> list[Row]:
    if told is None:
        return []
    return [Row(_("Ketajaman (d′)"), decimal(told.d)), Row(_("Kecenderungan (c)"), decimal(told.c))]


def _figures_of_sureness(sure: Calibration | None) -> list[Row]:
    if sure is None:
        return []
    # Rounded first, so that the difference is that of the two figures above it.
    confidence, right = round(100 * sure.confidence), round(100 * sure.right)
    return [
        Row(_("Rata-rata keyakinan"), f"{confidence}%", confidence),
        Row(_("Ketepatan pada jawaban itu"), f"{right}%", right),
        Row(_("Selisih keyakinan dan ketepatan"), points(confidence - right)),
        Row(_("Skor Brier (0 terbaik)"), decimal(float(sure.brier))),
    ]


def decimal(figure: float) -> str:
    """Return a figure rounded to two decimals, with a true minus sign and none before zero."""
    rounded = round(figure, 2)
    # Rounded here: number_format would cut the rest off.
    return ("−" if rounded < 0 else "") + number_format(abs(rounded), 2)


def points(gap: int) -> str:
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    return now("%(gap)s poin") % {"gap": f"{sign}{abs(gap)}"}
