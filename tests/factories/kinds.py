"""One question of every kind, and answers to it: what the contract of kinds is tested with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quizzes.kinds.base import Body
from quizzes.kinds.registry import KINDS
from tests.factories import conversing, judging, placing, posts
from tests.factories.quizzes import OPTIONS, raw_options

Values = list[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A question and what a browser sends to answer it, given its frozen body.

    ``raw``: what an editor fills in. ``perfect``: an answer worth the whole point. ``wrong``:
    one worth nothing. ``greedy``: everything that can be claimed at once, which must not
    pay; None where only one thing can be said.
    """

    raw: dict[str, Any]
    perfect: Callable[[Body], Values]
    wrong: Callable[[Body], Values]
    greedy: Callable[[Body], Values] | None = None

    def body(self, name: str) -> Body:
        kind = KINDS[name]
        return kind.freeze(kind.edit_block().to_python(self.raw))


def _options(correct: bool) -> Callable[[Body], Values]:
    return lambda body: [o["id"] for o in body["options"] if o["correct"] is correct]


def _choice(name: str, greedy=None) -> Sample:
    return Sample({"options": raw_options(OPTIONS[name])}, _options(True), _options(False), greedy)


def _answer(text: str) -> dict[str, str]:
    return {"text": text, "feedback": f"Umpan balik: {text}."}


SHORT_TEXT = Sample(
    {
        "accepted": [_answer("membaca menyamping"), _answer("lateral reading")],
        "refused": [_answer("membaca cepat")],
        "slips": "2",
        "accents": True,
    },
    perfect=lambda body: ["Membaca  menyampng"],
    wrong=lambda body: ["membaca cepat"],
)

NUMERIC = Sample(
    {
        "value": "1.250,5",
        "feedback": "Umpan balik: tepat.",
        "tolerance": "0,5",
        "unit": "laporan",
        "least": "0",
        "most": "",
        "near": "10",
        "near_feedback": "Umpan balik: hampir.",
        "known": [{"value": "1,25", "feedback": "Umpan balik: ribuan."}],
    },
    perfect=lambda body: ["1251"],
    wrong=lambda body: ["1,25"],
)


def _gap_options(*words: str) -> Callable[[Body], Values]:
    return lambda body: [o["id"] for word in words for o in body["options"] if o["text"] == word]


GAPS = Sample(
    {
        "text": "[[Berhenti]] dulu, lalu [[telusuri|periksa]] sumbernya.\n\nCari [[liputan]] lain.",
        "pick": True,
        "distractors": "bagikan\nhapus",
        "slips": "0",
        "accents": True,
        "remarks": [{"gap": 2, "feedback": "Umpan balik: sumber."}],
    },
    perfect=_gap_options("Berhenti", "periksa", "liputan"),
    wrong=_gap_options("bagikan", "hapus", "Berhenti"),
    greedy=_gap_options("telusuri", "telusuri", "telusuri"),
)

ESSAY = {
    "criteria": [
        {
            "text": "Fakta",
            "levels": [
                {"points": 2, "text": "Menyebut apa yang sudah dan belum diketahui."},
                {"points": 1, "text": "Menyebut sebagian."},
                {"points": 0, "text": "Belum tampak."},
            ],
        },
        {
            "text": "Nada",
            "levels": [
                {"points": 3, "text": "Tenang dan berempati."},
                {"points": 0, "text": "Menyalahkan."},
            ],
        },
    ],
    "show_rubric": True,
    "markers": "1",
    "tolerance": 20,
    "least": 20,
    "most": 80,
    "model": "Contoh rahasia: kami sedang memeriksa laporan ini.",
    "guide": "Pegangan rahasia untuk penilai.",
}

SAMPLES: dict[str, Sample] = {
    "essay": Sample(
        ESSAY,
        perfect=lambda body: ["Kami sedang memeriksa laporan ini."],
        wrong=lambda body: ["Bukan urusan kami."],
    ),
    "single_choice": _choice("single_choice"),
    "multiple_choice": _choice(
        "multiple_choice", lambda body: [option["id"] for option in body["options"]]
    ),
    "true_false": _choice("true_false"),
    "short_text": SHORT_TEXT,
    "numeric": NUMERIC,
    "gaps": GAPS,
    "matching": Sample(
        placing.MATCHING,
        perfect=KINDS["matching"].solution,
        wrong=placing.mismatched,
        greedy=placing.one_for_all,
    ),
    "ordering": Sample(
        placing.ORDERING,
        perfect=lambda body: placing.in_order(*placing.ids_of(body)),
        wrong=placing.backwards,
        greedy=placing.every_place("ordering"),
    ),
    "first_hour": Sample(
        placing.FIRST_HOUR,
        perfect=lambda body: placing.in_order(*placing.ids_of(body)),
        wrong=placing.backwards,
        greedy=placing.every_place("first_hour"),
    ),
    "spot_signs": Sample(
        posts.SPOT_SIGNS,
        perfect=posts.marked(posts.URGENT, posts.LINK),
        wrong=posts.marked(posts.SENDER, posts.TIME),
        greedy=posts.everything,
    ),
    "discernment": Sample(
        judging.DISCERNMENT,
        perfect=KINDS["discernment"].solution,
        wrong=judging.misjudged,
        greedy=judging.every_verdict,
    ),
    "dialogue": Sample(
        conversing.DIALOGUE,
        perfect=conversing.best,
        wrong=conversing.worst,
        greedy=conversing.everything,
    ),
}
