"""Questions of the kinds whose answers are placed, and answers to them, for kinds.SAMPLES."""

from typing import Any

from quizzes.kinds.base import Body
from quizzes.kinds.registry import KINDS


def with_feedback(**fields: Any) -> dict[str, Any]:
    """Return a part of a question whose feedback can be recognised."""
    text = fields.get("text") or fields["left"]
    return {**fields, "feedback": f"Karena: {text}."}


PAIRS = (
    ("Foto lama diberi keterangan baru", "Konteks palsu"),
    ("Logo instansi dipasang pada surat bohong", "Konten tiruan"),
    ("Video wajah pejabat buatan mesin", "Rekayasa AI"),
    ("Banjir 2019 disebut banjir hari ini", "konteks  palsu"),
)
MATCHING = {
    "pairs": [with_feedback(left=left, right=right) for left, right in PAIRS],
    "extras": ["Satire"],
}

STEPS = ("Berhenti sejenak", "Telusuri sumbernya", "Cari liputan lain", "Lacak asalnya")
ORDERING = {"items": [with_feedback(text=text) for text in STEPS]}

ACTIONS = (
    ("Verifikasi ke BPBD", 0, 10),
    ("Unggah peringatan yang sudah pasti", 10, 20),
    ("Sebut waktu pembaruan berikutnya", 20, 25),
    ("Jawab pertanyaan warga", 25, 60),
)
AVOIDED = ("Unggah foto korban", "Menebak penyebabnya")
FIRST_HOUR = {
    "opening": "Hujan sejak malam.\nWarga mengirim video longsor.",
    "items": [with_feedback(text=text, starts=starts, ends=ends) for text, starts, ends in ACTIONS],
    "avoid": [with_feedback(text=text) for text in AVOIDED],
}


def mismatched(body: Body) -> list[str]:
    """Choose for every pair something that is not its match."""
    ids = [option["id"] for option in body["options"]]
    return [next(i for i in ids if i != pair["match"]) for pair in body["pairs"]]


def one_for_all(body: Body) -> list[str]:
    """Choose everywhere what is right most often."""
    matches = [pair["match"] for pair in body["pairs"]]
    return [max(matches, key=matches.count)] * len(matches)


def in_order(*ids: str) -> list[str]:
    return [f"{item}:{place}" for place, item in enumerate(ids, start=1)]


def ids_of(body: Body, part: str = "items") -> list[str]:
    return [item["id"] for item in body[part]]


def backwards(body: Body) -> list[str]:
    return in_order(*reversed(ids_of(body)))


def every_place(name: str):
    """Return an answer that gives every item every place."""

    def claim(body: Body) -> list[str]:
        ids = KINDS[name].options(body)
        return [f"{item}:{place}" for item in ids for place in range(1, len(ids) + 1)]

    return claim
