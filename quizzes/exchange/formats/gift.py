"""GIFT, Moodle's text format for questions, as docs.moodle.org describes it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _

from quizzes.exchange.formats import gift_answers, gift_writer
from quizzes.exchange.formats.base import Reader, decoded, gather, nothing_read
from quizzes.exchange.formats.gift_text import Block, as_html, bare, blocks
from quizzes.exchange.formats.tags import read_tags, topic_of
from quizzes.exchange.items import Item, Parsed, Unreadable
from quizzes.exchange.markup import one_line

_TITLE = re.compile(r"^\s*::(.*?)::", re.DOTALL)


class Gift:
    name = "gift"
    label = "GIFT (Moodle)"
    suffixes = (".gift", ".txt")
    content_type = "text/plain; charset=utf-8"
    writes = gift_writer.WRITES

    def looks_like(self, content: bytes) -> bool:
        text = content[:20_000]
        other = text.lstrip(b"\xef\xbb\xbf \r\n").startswith((b"<", b"PK"))
        return not other and b"{" in text and b"}" in text

    def read(self, content: bytes) -> Parsed:
        try:
            text = decoded(content)
        except Unreadable as unreadable:
            return nothing_read(unreadable.text)
        return gather(_questions(text))

    def write(self, questions):
        return gift_writer.write(questions)


def _questions(text: str) -> Iterator[tuple[int, Reader]]:
    topic = ""
    for block in blocks(text):
        first, _end, rest = block.text.lstrip().partition("\n")
        if first.startswith("$CATEGORY"):
            topic = topic_of(bare(first.partition(":")[2]))
            block = replace(block, line=block.line + 1, text=rest)
        if block.text.strip():
            yield block.line, partial(_question, block, topic)


def _question(block: Block, topic: str) -> Item | None:
    stem, answer, after = _cut(_TITLE.sub("", block.text))
    if answer is None:
        raise Unreadable(
            _("Tidak ada jawaban di antara { dan }, jadi ini bukan soal. Tambahkan, atau hapus.")
        )
    words, form = as_html(stem)
    if after.strip():
        words = (
            f"{words} _____ {as_html(after, form)[0]}" if form == "html" else _missing(stem, after)
        )
    answer, _mark, feedback = answer.partition("####")
    read, notes = gift_answers.read(answer, form)
    item = Item(words, read, as_html(feedback, form)[0], notes=notes)
    return read_tags(_identified(item, block), topic, block.named("tag"))


def _missing(stem: str, after: str) -> str:
    return as_html(f"{one_line(stem)} _____ {one_line(after)}")[0]


def _identified(item: Item, block: Block) -> Item:
    names = block.named("id")
    return replace(item, identity=names[-1] if names else "", line=block.line)


def _cut(text: str) -> tuple[str, str | None, str]:
    """Return what stands before, between and after the braces."""
    stem, opened, rest = text.partition("{")
    if not opened:
        return stem, None, ""
    answer, closed, after = rest.partition("}")
    if not closed:
        raise Unreadable(
            _(
                "Tanda } penutup jawabannya tidak ada. Periksa juga: tidak boleh ada baris kosong "
                "di dalam { }."
            )
        )
    if "{" in answer or "{" in after or "}" in after:
        raise Unreadable(
            _(
                "Ada tanda { atau } yang lebih. Tulis \\{ atau \\} bila bagian dari kalimat; satu "
                "soal GIFT hanya memuat satu { }."
            )
        )
    return stem, answer, after
