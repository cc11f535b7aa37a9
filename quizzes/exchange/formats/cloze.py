"""Moodle's text with gaps: ``{1:SHORTANSWER:=answer#feedback~other}`` inside the words."""

import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.exchange.formats import weights
from quizzes.exchange.formats.base import cut, decimal_in
from quizzes.exchange.items import Gap, GapText, Unreadable
from quizzes.exchange.markup import before, one_line, rich, text_of
from quizzes.kinds.choice import key_of

# Parts the stem from the text with gaps. Moodle keeps a comment and shows nothing of it.
SPLIT = "<!-- rumpang -->"
DEFAULT_STEM = "<p>Lengkapi teks berikut.</p>"
MOST_GAPS = 60

_OPENING = re.compile(r"\{([0-9]{0,5}):([A-Z_]{2,30}):")
_SIGNS = '\\}#~/"'
_TYPED = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}
_PICKED = re.compile(r"^(MULTICHOICE|MC)(_[A-Z]+)?[A-Z]{0,3}$")
_WEIGHT = re.compile(r"^%(-?[0-9]{1,3}(?:\.[0-9]{1,10})?)%")

Notes = tuple[str, ...]


def read(html: str) -> tuple[GapText, Notes, str]:
    """Return the text with its gaps, notes, and the stem that stands before it."""
    stem, parted, rest = html.partition(SPLIT)
    if parted:
        lines, stem = text_of(rest).splitlines(), rich(stem)
    else:
        lines = text_of(html).splitlines()
        first = next((n for n, line in enumerate(lines) if _OPENING.search(line)), len(lines))
        opening = _OPENING.search(lines[first]) if first < len(lines) else None
        stem = before(rich(html), opening[0]) if opening else ""
        lines = lines[first:]
    reader = _Reader()
    text = reader.text([list(reader.parts(line)) for line in lines])
    return text, tuple(dict.fromkeys(reader.notes)), stem or DEFAULT_STEM


class _Reader:
    """Reads lines; remembers what holds for the whole text."""

    def __init__(self):
        self.notes: list[str] = []
        self.wrong: list[str] = []
        self.picked: list[bool] = []

    def parts(self, line: str) -> Iterator[str | Gap]:
        place = 0
        while opening := _OPENING.search(line, place):
            yield line[place : opening.start()]
            end = _end(line, opening.end())
            yield self._gap(opening[2], line[opening.end() : end])
            place = end + 1
        yield line[place:]

    def _gap(self, kind: str, answers: str) -> Gap:
        if kind not in _TYPED and not _PICKED.match(kind):
            text = _("Rumpang berjenis %(kind)s belum dikenal. Pakai SHORTANSWER atau MULTICHOICE.")
            raise Unreadable(text % {"kind": kind})
        self.picked.append(kind not in _TYPED)
        cut(self.picked, MOST_GAPS, _("rumpang"))
        found = [_answer(text) for text in _split(answers, "~")]
        right = [answer for answer in found if answer.weight >= weights.RIGHT]
        if not right:
            raise Unreadable(_("Ada rumpang tanpa jawaban yang tepat. Awali jawabannya dengan =."))
        typed = kind in _TYPED
        known = weights.typed(found)[0].accepted if typed else ()
        words = [said.text for said in known] if typed else [answer.text for answer in right]
        self.wrong += [a.text for a in found if a.weight < weights.RIGHT and a.text != "*"]
        self._note(found, right)
        return Gap(tuple(words), right[0].feedback)

    def _note(self, found: list[weights.Weighed], right: list[weights.Weighed]) -> None:
        said = {answer.feedback for answer in found} - {right[0].feedback, ""}
        if said:
            self.notes.append(_("Umpan balik jawaban lain di dalam rumpang tidak terbawa."))
        self.notes += weights.partly([answer.weight for answer in found], many=False)

    def text(self, lines: list[list[str | Gap]]) -> GapText:
        pick = bool(self.picked) and all(self.picked)
        gaps = [part for line in lines for part in line if isinstance(part, Gap)]
        if not gaps:
            raise Unreadable(_("Tidak ada rumpang. Tulis seperti {1:SHORTANSWER:=kata}."))
        right = {key_of(word) for gap in gaps for word in gap.answers}
        others = {key_of(word): word for word in self.wrong if key_of(word) not in right}
        if others and not pick:
            self.notes.append(_("Jawaban rumpang yang keliru tidak terbawa."))
        distractors = tuple(others.values()) if pick else ()
        return GapText(tuple(tuple(line) for line in lines), pick, distractors)


def _end(line: str, start: int) -> int:
    """Return where the brace that opens before ``start`` closes."""
    place = start
    while place < len(line):
        if line[place] == "\\":
            place += 1
        elif line[place] == "}":
            return place
        place += 1
    raise Unreadable(_("Sebuah rumpang tidak ditutup dengan }. Tutup di baris yang sama."))


def _split(text: str, sign: str) -> list[str]:
    """Return a text cut at a sign, not where it is escaped."""
    parts, start, place = [], 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 1
        elif text[place] == sign:
            parts.append(text[start:place])
            start = place + 1
        place += 1
    return cut([*parts, text[start:]], MOST_GAPS, _("jawaban"))


def _answer(text: str) -> weights.Weighed:
    words, *feedback = _split(text.strip(), "#")
    weight = Decimal(0)
    if words.startswith("="):
        words, weight = words[1:], weights.RIGHT
    elif match := _WEIGHT.match(words):
        words, weight = words[match.end() :], decimal_in(match[1])
    return weights.Weighed(one_line(_bare(words)), weight, one_line(_bare("#".join(feedback))))


def _bare(text: str) -> str:
    return re.sub(r'\\([\\}#~/"])', r"\1", text)


# --- Writing --------------------------------------------------------------------------


def write(answer: GapText) -> list[str]:
    """Return the lines of a text, its gaps as Moodle writes them."""
    words = [word for gap in answer.gaps for word in gap.answers] + list(answer.distractors)
    every = list({key_of(word): word for word in words}.values()) if answer.pick else []
    return ["".join(_out(part, every) for part in line) for line in answer.lines]


def _out(part: str | Gap, every: list[str]) -> str:
    if isinstance(part, str):
        return part
    said = f"#{_escaped(part.feedback)}" if part.feedback else ""
    right = {key_of(word) for word in part.answers}
    wrong = [f"%0%{_escaped(word)}" for word in every if key_of(word) not in right]
    if every:
        answers = [f"={_escaped(word)}{said}" for word in part.answers] + wrong
        return f"{{1:MULTICHOICE:{'~'.join(answers)}}}"
    answers = [f"={_escaped(weights.starred(word))}{said}" for word in part.answers]
    return f"{{1:SHORTANSWER:{'~'.join(answers)}}}"


def _escaped(text: str) -> str:
    # A star that is a star keeps its one backslash.
    return re.sub(r'([}#~/"]|\\(?!\*))', r"\\\1", one_line(text))
