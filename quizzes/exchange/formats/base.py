"""What a file format must offer, and how every file is read: bounded, and never raising."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Protocol

from django.utils.translation import gettext as _

from quizzes.exchange import items
from quizzes.exchange.items import Item, Parsed, Problem, Unreadable
from quizzes.exchange.markup import one_line, text_of
from quizzes.exchange.settling import settled

NOT_TEXT = "\x00"


class Format(Protocol):
    """A file format. Stateless.

    ``suffixes`` begin with a point, the one it is saved under first.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    content_type: str

    def looks_like(self, content: bytes) -> bool:
        """Whether a file's beginning speaks for this format."""

    def read(self, content: bytes) -> Parsed:
        """Return what a file holds. Never raises, whatever the bytes are."""


class WrittenFormat(Format, Protocol):
    """A format that questions can leave in.

    ``writes``: the answers it can hold at all, as classes of ``items``.
    """

    writes: tuple[type, ...]

    def write(self, questions: Sequence[Item]) -> bytes:
        """Return a file of questions whose answers are among ``writes``."""


Reader = Callable[[], Item | None]


def gather(readers: Iterable[tuple[int, Reader]]) -> Parsed:
    """Read question after question; one that cannot be read does not stop the others.

    ``readers``: for each question its line and what reads it, returning None for what is no
    question.
    """
    found: list[Item] = []
    problems: list[Problem] = []
    for line, reader in readers:
        if len(found) + len(problems) >= items.MOST_ITEMS:
            problems.append(Problem(line, too_many()))
            break
        try:
            item = reader()
        except Unreadable as unreadable:
            problems.append(Problem(unreadable.line or line, unreadable.text))
        else:
            take(item, line, found, problems)
    return Parsed(tuple(found), tuple(problems))


def take(item: Item | None, line: int, found: list[Item], problems: list[Problem]) -> None:
    if item is None:
        return
    whole = settled(replace(item, line=item.line or line))
    about = summary(whole)
    if not whole.stem:
        problems.append(Problem(whole.line, _("Bunyi soalnya kosong. Tulis pertanyaannya.")))
    elif len(whole.stem) + len(whole.feedback) > items.LONGEST_TEXT:
        text = _("Soal ini terlalu panjang. Persingkat sampai di bawah %(most)s huruf.")
        problems.append(Problem(whole.line, text % {"most": items.LONGEST_TEXT}, about))
    else:
        found.append(whole)


def too_many() -> str:
    text = _(
        "Berkas ini memuat lebih dari %(most)s soal; soal sesudah baris ini tidak dibaca. "
        "Bagi menjadi beberapa berkas."
    )
    return text % {"most": items.MOST_ITEMS}


def summary(item: Item) -> str:
    words = one_line(text_of(item.stem))
    return words if len(words) <= 100 else f"{words[:99]}…"


def nothing_read(text: str, line: int = 1) -> Parsed:
    return Parsed(problems=(Problem(line, str(text)),))


def decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8 or UTF-16 if it says so or fits, else as Windows writes.

    Raises Unreadable for what is no text at all.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if NOT_TEXT in text:
        raise Unreadable(_("Ini bukan berkas teks. Pilih berkas soalnya, atau formatnya."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decimal_in(text: str) -> Decimal:
    """Return a number as programs write it, with a point. Raises Unreadable."""
    words = text.strip()
    try:
        number = Decimal(words) if len(words) <= 40 and words.isascii() else Decimal("nan")
    except ArithmeticError:
        number = Decimal("nan")
    if not number.is_finite() or abs(number.adjusted()) > 30:
        problem = _("“%(text)s” bukan angka. Tulis seperti 1250.5.")
        raise Unreadable(problem % {"text": words[:40]})
    return number


def decimal_out(number: Decimal) -> str:
    """Return a number with a point, without exponent or needless zeros."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def first_words(item: Item) -> str:
    """Return a short name for a question, for formats that want one."""
    return summary(item)[:60] or "-"


def cut(values: Sequence[Any], most: int, what: str) -> Sequence[Any]:
    """Raise Unreadable for more than ``most`` values."""
    if len(values) > most:
        text = _("Terlalu banyak %(what)s: %(count)s, paling banyak %(most)s.")
        raise Unreadable(text % {"what": what, "count": len(values), "most": most})
    return values
