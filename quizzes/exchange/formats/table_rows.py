"""One question in one row: which column holds what for each kind."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes import gapped, numerals
from quizzes.exchange.formats import weights
from quizzes.exchange.formats.tags import MOST_TOPICS, level_of
from quizzes.exchange.items import (
    Answer,
    Choice,
    Essay,
    Gap,
    GapText,
    Item,
    KnownNumber,
    Number,
    Option,
    Order,
    Pair,
    Pairs,
    Said,
    Typed,
    Unreadable,
)
from quizzes.exchange.markup import from_plain, one_line, plain

MOST = 20
NEEDED = ("jenis", "soal")
FIXED = (
    "id",
    "jenis",
    "soal",
    "kunci",
    "toleransi",
    "satuan",
    "umpan balik umum",
    "topik",
    "kesulitan",
    "sumber",
)
ARROW = "->"
TRUTH, SINGLE, MANY = "benar salah", "pilihan ganda", "lebih dari satu jawaban"
TYPED, NUMBER, GAPS = "isian singkat", "isian angka", "isian rumpang"
PAIRS, ORDER, ESSAY = "menjodohkan", "mengurutkan", "esai"


@dataclass(frozen=True, slots=True)
class Cells:
    """A row by its columns' names."""

    found: dict[str, str]

    def get(self, name: str) -> str:
        return self.found.get(name, "")

    @property
    def pairs(self) -> list[tuple[int, str, str]]:
        """Return number, text and feedback of every choice that is filled in."""
        known = ((n, self.get(f"pilihan {n}"), self.get(f"umpan balik {n}")) for n in NUMBERS)
        return [(n, plain(text), plain(said)) for n, text, said in known if text or said]

    @property
    def keys(self) -> set[int]:
        """Return the numbers that "kunci" names. Raises Unreadable."""
        words = self.get("kunci").replace(";", ",").replace(" ", ",").split(",")
        numbers = [word.strip() for word in words if word.strip()]
        known = {n for n, text, _said in self.pairs if text}
        if not all(word.isdecimal() and word.isascii() and len(word) < 4 for word in numbers):
            text = _("Isi “kunci” dengan nomor pilihan yang tepat, misalnya 2 atau 1, 3.")
            raise Unreadable(text)
        if not {int(word) for word in numbers} <= known:
            raise Unreadable(_("“kunci” menyebut nomor pilihan yang kosong. Periksa nomornya."))
        return {int(word) for word in numbers}


NUMBERS = range(1, MOST + 1)


def column_of(title: str) -> str:
    """Return the column that a title names, "" for one that is not ours."""
    name = " ".join(title.replace("_", " ").split()).casefold()
    known = {*FIXED, *(f"pilihan {n}" for n in NUMBERS), *(f"umpan balik {n}" for n in NUMBERS)}
    return name if name in known else ""


def read(cells: Cells) -> Item:
    kind = one_line(cells.get("jenis")).casefold()
    reader = _READERS.get(_ALSO.get(kind, kind))
    if reader is None:
        text = _("Jenis “%(kind)s” tidak dikenal. Pakai salah satu: %(known)s.")
        known = ", ".join(_READERS)
        raise Unreadable(text % {"kind": kind[:40], "known": known})
    topics = [one_line(topic) for topic in cells.get("topik").replace(",", ";").split(";")]
    return Item(
        from_plain(cells.get("soal")),
        reader(cells),
        from_plain(cells.get("umpan balik umum")),
        topics=frozenset(topic for topic in topics[:MOST_TOPICS] if topic),
        difficulty=level_of(cells.get("kesulitan")),
        source=cells.get("sumber"),
        identity=cells.get("id"),
    )


def _options(cells: Cells) -> tuple[Option, ...]:
    keys = cells.keys
    return tuple(Option(one_line(text), n in keys, said) for n, text, said in cells.pairs)


def _truth(cells: Cells) -> Choice:
    key = cells.get("kunci").casefold()
    if key not in ("benar", "salah"):
        raise Unreadable(_("Isi “kunci” dengan benar atau salah."))
    said = [plain(cells.get(f"umpan balik {n}")) for n in (1, 2)]
    return weights.truth(key == "benar", *said)


def _typed(cells: Cells) -> Typed:
    keys = cells.keys or {n for n, _text, _said in cells.pairs}
    said = [(n in keys, Said(one_line(text), feedback)) for n, text, feedback in cells.pairs]
    accepted = tuple(answer for right, answer in said if right)
    return Typed(accepted, tuple(answer for right, answer in said if not right))


def _counted(text: str) -> Decimal:
    number = numerals.read(text)
    if number is None:
        problem = _("“%(text)s” bukan angka. Tulis misalnya 1250 atau 1.250,5.")
        raise Unreadable(problem % {"text": text[:40]})
    return number


def _number(cells: Cells) -> Number:
    rows = cells.pairs
    if not rows:
        raise Unreadable(_("Tulis angka yang tepat di kolom “pilihan 1”."))
    known = tuple(KnownNumber(_counted(text), said) for _n, text, said in rows[1:])
    tolerance = _counted(cells.get("toleransi") or "0")
    return Number(_counted(rows[0][1]), tolerance, rows[0][2], cells.get("satuan"), known=known)


def _pairs(cells: Cells) -> Pairs:
    pairs, extras = [], []
    for _n, text, said in cells.pairs:
        left, arrow, right = one_line(text).partition(ARROW)
        if not arrow or not right.strip():
            problem = _("Tulis “%(text)s” sebagai “butir -> pasangannya”.")
            raise Unreadable(problem % {"text": text[:60]})
        if left.strip():
            pairs.append(Pair(left.strip(), right.strip(), said))
        else:
            extras.append(right.strip())
    return Pairs(tuple(pairs), tuple(extras))


def _order(cells: Cells) -> Order:
    return Order(tuple(Said(one_line(text), said) for _n, text, said in cells.pairs))


def _gaps(cells: Cells) -> GapText:
    try:
        lines = gapped.parse(cells.get("pilihan 1"))
    except gapped.Faulty as faulty:
        text = _("Rumpang di “%(text)s” tidak terbaca. Tulis jawabannya di antara [[ dan ]].")
        raise Unreadable(text % {"text": faulty.text[:60]}) from None
    said = iter([plain(cells.get(f"umpan balik {n}")) for n in NUMBERS])
    found = tuple(tuple(_gap(part, said) for part in line) for line in lines)
    others = tuple(one_line(text) for n, text, _said in cells.pairs if n > 1 and text)
    return GapText(found, cells.get("kunci").casefold() == "pilih", others)


def _gap(part: str | gapped.Gap, said) -> str | Gap:
    return Gap(part.answers, next(said, "")) if isinstance(part, gapped.Gap) else part


def _essay(cells: Cells) -> Essay:
    return Essay(plain(cells.get("pilihan 1")), plain(cells.get("pilihan 2")))


_READERS: dict[str, Callable[[Cells], Answer]] = {
    TRUTH: _truth,
    SINGLE: lambda cells: Choice(_options(cells)),
    MANY: lambda cells: Choice(_options(cells), many=True),
    TYPED: _typed,
    NUMBER: _number,
    PAIRS: _pairs,
    ORDER: _order,
    GAPS: _gaps,
    ESSAY: _essay,
}
# What people write instead.
_ALSO = {
    "benar atau salah": TRUTH,
    "pilihan ganda, lebih dari satu jawaban": MANY,
    "pilihan jamak": MANY,
    "true_false": TRUTH,
    "single_choice": SINGLE,
    "multiple_choice": MANY,
    "short_text": TYPED,
    "numeric": NUMBER,
    "matching": PAIRS,
    "ordering": ORDER,
    "gaps": GAPS,
    "essay": ESSAY,
}
