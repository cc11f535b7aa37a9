"""The kinds whose answer is typed."""

from decimal import Decimal

from quizzes import gapped, numerals
from quizzes.exchange.items import Gap, GapText, KnownNumber, Number, Said, Typed
from quizzes.exchange.kinds.base import Exchange, Raw, children, words
from quizzes.exchange.markup import one_line, plain
from quizzes.exchange.settling import gap_lines


def _leeway(answer: Typed | GapText) -> Raw:
    slips = {} if answer.slips is None else {"slips": str(answer.slips)}
    return slips | ({} if answer.accents is None else {"accents": answer.accents})


def _read_leeway(raw: Raw) -> dict[str, int | bool]:
    slips = words(raw, "slips")
    return {
        "slips": int(slips) if slips.isdigit() else 0,
        "accents": bool(raw.get("accents", True)),
    }


def said(values) -> tuple[Said, ...]:
    return tuple(
        Said(one_line(words(value, "text")), plain(words(value, "feedback")))
        for value in children(values)
    )


def unsaid(values: tuple[Said, ...]) -> list[Raw]:
    return [{"text": one_line(value.text), "feedback": value.feedback} for value in values]


def typed_to_raw(answer: Typed) -> Raw:
    lists = {"accepted": unsaid(answer.accepted), "refused": unsaid(answer.refused)}
    return lists | _leeway(answer)


def to_typed(raw: Raw) -> Typed:
    return Typed(said(raw.get("accepted")), said(raw.get("refused")), **_read_leeway(raw))


# --- Numbers --------------------------------------------------------------------------

_BOUNDS = ("least", "most", "near")


def number_to_raw(answer: Number) -> Raw:
    bounds = {name: getattr(answer, name) for name in _BOUNDS}
    return {
        "value": numerals.write(answer.value),
        "feedback": answer.right_feedback,
        "tolerance": numerals.write(answer.tolerance),
        "unit": one_line(answer.unit),
        **{n: "" if bound is None else numerals.write(bound) for n, bound in bounds.items()},
        "near_feedback": answer.near_feedback,
        "known": [
            {"value": numerals.write(known.value), "feedback": known.feedback}
            for known in answer.known
        ],
    }


def to_number(raw: Raw) -> Number:
    return Number(
        _number(raw, "value") or Decimal(0),
        _number(raw, "tolerance") or Decimal(0),
        plain(words(raw, "feedback")),
        one_line(words(raw, "unit")),
        **{name: _number(raw, name) for name in _BOUNDS},
        near_feedback=plain(words(raw, "near_feedback")),
        known=tuple(
            KnownNumber(_number(known, "value") or Decimal(0), plain(words(known, "feedback")))
            for known in children(raw.get("known"))
        ),
    )


def _number(raw: Raw, name: str) -> Decimal | None:
    return numerals.read(words(raw, name))


# --- Gaps -----------------------------------------------------------------------------


def gaps_to_raw(answer: GapText) -> Raw:
    lines = ["".join(_part(part) for part in line) for line in answer.lines]
    remarks = [(number, gap.feedback) for number, gap in enumerate(answer.gaps, start=1)]
    return {
        "text": "\n".join(lines),
        "pick": answer.pick,
        "distractors": "\n".join(answer.distractors),
        "remarks": [{"gap": number, "feedback": text} for number, text in remarks if text],
        **_leeway(answer),
    }


def _part(part: str | Gap) -> str:
    return f"[[{'|'.join(part.answers)}]]" if isinstance(part, Gap) else part


def to_gaps(raw: Raw) -> GapText:
    """Return a text with gaps; one that cannot be read yet has none."""
    text = words(raw, "text")
    try:
        lines = gapped.parse(text)
    except gapped.Faulty:
        lines = [[line] for line in gapped.listed(text)]
    remarks = {r.get("gap"): plain(words(r, "feedback")) for r in children(raw.get("remarks"))}
    numbers = iter(range(1, len(text) + 2))
    read = ([_read_part(part, remarks, numbers) for part in line] for line in lines)
    return GapText(
        gap_lines(read),
        bool(raw.get("pick")),
        tuple(sorted(gapped.listed(words(raw, "distractors")))),
        **_read_leeway(raw),
    )


def _read_part(part, remarks, numbers) -> str | Gap:
    if isinstance(part, gapped.Gap):
        return Gap(part.answers, remarks.get(next(numbers), ""))
    return part


EXCHANGES = (
    Exchange("short_text", Typed, typed_to_raw, to_typed),
    Exchange("numeric", Number, number_to_raw, to_number),
    Exchange("gaps", GapText, gaps_to_raw, to_gaps),
)
