"""Moodle XML: what Moodle exports and imports, pictures and all."""

from collections.abc import Iterator
from functools import partial

from quizzes.exchange.formats import moodle_answers, moodle_writer
from quizzes.exchange.formats.base import Reader, gather, nothing_read
from quizzes.exchange.formats.moodle_text import illustrated, raw_html
from quizzes.exchange.formats.safe_xml import Node, parse
from quizzes.exchange.formats.tags import read_tags, topic_of
from quizzes.exchange.items import Item, Parsed, Unreadable


class MoodleXml:
    name = "moodle_xml"
    label = "Moodle XML"
    suffixes = (".xml",)
    content_type = "application/xml"
    writes = moodle_writer.WRITES

    def looks_like(self, content: bytes) -> bool:
        return b"<quiz" in content[:5000] and b"<question" in content[:50_000]

    def read(self, content: bytes) -> Parsed:
        try:
            root = parse(content)
        except Unreadable as unreadable:
            return nothing_read(unreadable.text, unreadable.line)
        return gather(_questions(root))

    def write(self, questions):
        return moodle_writer.write(questions)


def _questions(root: Node) -> Iterator[tuple[int, Reader]]:
    topic = ""
    for quiz in root.all("quiz"):
        for node in quiz.all("question"):
            if node.get("type") == "category":
                topic = topic_of(node.words("category", "text"))
            else:
                yield node.line, partial(_question, node, topic)


def _question(node: Node, topic: str) -> Item:
    answer, notes, stem = moodle_answers.read(node)
    if stem is None:
        stem = raw_html(node.first("questiontext"))
    picture, more = illustrated(node)
    item = Item(
        stem,
        answer,
        raw_html(node.first("generalfeedback")),
        picture=picture,
        identity=node.words("idnumber"),
        line=node.line,
        notes=(*notes, *more),
    )
    tags = [tag.words("text") for tags in node.all("tags") for tag in tags.all("tag")]
    return read_tags(item, topic, tags)
