"""In what two questions differ, in words. So is told what an update changes, and a format loses."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes.exchange.items import Item

# What each field is called; the outermost that is listed here is named.
_WORDS = {
    "stem": _("bunyi soal"),
    "feedback": _("umpan balik umum"),
    "topics": _("topik"),
    "difficulty": _("kesulitan"),
    "source": _("sumber"),
    "picture": _("gambar"),
    "answer": _("jawaban"),
    "answer.options": _("pilihan"),
    "answer.truth": _("jenis soal"),
    "answer.many": _("jenis soal"),
    "answer.options.text": _("bunyi pilihan"),
    "answer.options.right": _("kunci jawaban"),
    "answer.options.feedback": _("umpan balik per pilihan"),
    "answer.accepted": _("jawaban yang diterima"),
    "answer.accepted.feedback": _("umpan balik per jawaban"),
    "answer.refused": _("jawaban yang sering keliru"),
    "answer.refused.feedback": _("umpan balik jawaban yang keliru"),
    "answer.slips": _("salah ketik yang dimaafkan"),
    "answer.accents": _("tanda diakritik"),
    "answer.value": _("angka yang tepat"),
    "answer.tolerance": _("selisih yang masih tepat"),
    "answer.right_feedback": _("umpan balik bila tepat"),
    "answer.unit": _("satuan"),
    "answer.least": _("batas paling sedikit"),
    "answer.most": _("batas paling banyak"),
    "answer.near": _("selisih yang hampir tepat"),
    "answer.near_feedback": _("umpan balik bila hampir tepat"),
    "answer.known": _("angka yang sering keliru"),
    "answer.known.feedback": _("umpan balik angka yang keliru"),
    "answer.pairs": _("pasangan"),
    "answer.pairs.feedback": _("umpan balik per pasangan"),
    "answer.extras": _("pengecoh"),
    "answer.lines": _("teks rumpang"),
    "answer.lines.feedback": _("umpan balik per rumpang"),
    "answer.pick": _("pilih dari daftar"),
    "answer.distractors": _("pengecoh"),
    "answer.items": _("butir"),
    "answer.items.feedback": _("umpan balik per butir"),
    "answer.model": _("contoh jawaban"),
    "answer.guide": _("pegangan penilai"),
    "answer.rubric": _("rubrik"),
}
# What it means that a file says nothing.
_SILENT = {"slips": 0, "accents": True}


def differences(one: Item, other: Item) -> list[str]:
    """Return the names of what differs, each once, in the order of the fields."""
    paths = _paths(one, other, "")
    return list(dict.fromkeys(str(_name(path)) for path in paths))


def _name(path: str):
    while path not in _WORDS:
        path = path.rpartition(".")[0]
    return _WORDS[path]


def _paths(one: Any, other: Any, path: str) -> Iterator[str]:
    """Yield where two values differ, as deep as they still have the same shape."""
    if one == other:
        return
    if is_dataclass(one) and type(one) is type(other) and path != "picture":
        for field in fields(one):
            if field.compare:
                values = (_value(side, field.name) for side in (one, other))
                yield from _paths(*values, f"{path}.{field.name}".lstrip("."))
    elif isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        for left, right in zip(one, other, strict=True):
            yield from _paths(left, right, path)
    else:
        yield path


def _value(side: Any, name: str) -> Any:
    value = getattr(side, name)
    return _SILENT.get(name) if value is None and name in _SILENT else value
