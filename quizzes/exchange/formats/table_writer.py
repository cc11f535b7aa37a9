"""Questions as rows of a spreadsheet."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from quizzes import numerals
from quizzes.exchange.formats import table_rows
from quizzes.exchange.formats.base import cut
from quizzes.exchange.formats.table_rows import ARROW, FIXED, MOST
from quizzes.exchange.formats.tags import level_name
from quizzes.exchange.items import Choice, Essay, Gap, GapText, Item, Number, Order, Pairs, Typed
from quizzes.exchange.markup import text_of

Written = tuple[str, list[tuple[str, str]], dict[str, str]]
"""The "kunci", then texts with their feedback, then other columns."""


def write(questions: Sequence[Item]) -> list[list[str]]:
    """Return the rows of questions, the titles first."""
    written = [(item, *_write(item)) for item in questions]
    most = max([4, *(len(pairs) for _item, _row, pairs in written)])
    titles = [f"{name} {n}" for n in range(1, most + 1) for name in ("pilihan", "umpan balik")]
    rows = [[*FIXED, *titles]]
    for _item, row, pairs in written:
        texts = [text for pair in pairs for text in pair]
        rows.append([row.get(name, "") for name in FIXED] + texts + [""] * (2 * most - len(texts)))
    return rows


def _write(item: Item) -> tuple[dict[str, str], list[tuple[str, str]]]:
    key, pairs, more = _WRITERS[type(item.answer)](item.answer)
    row = {
        "id": item.identity,
        "soal": text_of(item.stem),
        "kunci": key,
        "umpan balik umum": text_of(item.feedback),
        "topik": "; ".join(sorted(item.topics)),
        "kesulitan": level_name(item.difficulty),
        "sumber": item.source,
    }
    return row | more, list(cut(pairs, MOST, _("pilihan")))


def _numbers(rights: Sequence[bool]) -> str:
    return ", ".join(str(n) for n, right in enumerate(rights, start=1) if right)


def _write_choice(answer: Choice) -> Written:
    if answer.truth:
        return _write_truth(answer)
    pairs = [(option.text, option.feedback) for option in answer.options]
    kind = table_rows.MANY if answer.many else table_rows.SINGLE
    return _numbers([option.right for option in answer.options]), pairs, {"jenis": kind}


def _write_truth(answer: Choice) -> Written:
    key = "benar" if answer.options[0].right else "salah"
    return key, [("", option.feedback) for option in answer.options], {"jenis": table_rows.TRUTH}


def _write_typed(answer: Typed) -> Written:
    known = [*answer.accepted, *answer.refused]
    rights = [place < len(answer.accepted) for place in range(len(known))]
    return (
        _numbers(rights),
        [(said.text, said.feedback) for said in known],
        {"jenis": table_rows.TYPED},
    )


def _write_number(answer: Number) -> Written:
    pairs = [(numerals.write(answer.value), answer.right_feedback)]
    pairs += [(numerals.write(known.value), known.feedback) for known in answer.known]
    return (
        "",
        pairs,
        {
            "jenis": table_rows.NUMBER,
            "toleransi": numerals.write(answer.tolerance),
            "satuan": answer.unit,
        },
    )


def _write_pairs(answer: Pairs) -> Written:
    pairs = [(f"{pair.left} {ARROW} {pair.right}", pair.feedback) for pair in answer.pairs]
    return (
        "",
        pairs + [(f"{ARROW} {text}", "") for text in answer.extras],
        {"jenis": table_rows.PAIRS},
    )


def _write_order(answer: Order) -> Written:
    return "", [(said.text, said.feedback) for said in answer.items], {"jenis": table_rows.ORDER}


def _write_gaps(answer: GapText) -> Written:
    lines = ("".join(_gap_out(part) for part in line) for line in answer.lines)
    texts = ["\n".join(lines), *answer.distractors]
    said = [gap.feedback for gap in answer.gaps]
    most = max(len(texts), len(said))
    pairs = [
        (texts[n] if n < len(texts) else "", said[n] if n < len(said) else "") for n in range(most)
    ]
    return "pilih" if answer.pick else "ketik", pairs, {"jenis": table_rows.GAPS}


def _gap_out(part: str | Gap) -> str:
    return f"[[{'|'.join(part.answers)}]]" if isinstance(part, Gap) else part


def _write_essay(answer: Essay) -> Written:
    return "", [(answer.model, ""), (answer.guide, "")], {"jenis": table_rows.ESSAY}


_WRITERS: dict[type, Callable[..., Written]] = {
    Choice: _write_choice,
    Typed: _write_typed,
    Number: _write_number,
    Pairs: _write_pairs,
    Order: _write_order,
    GapText: _write_gaps,
    Essay: _write_essay,
}
WRITES = tuple(_WRITERS)
