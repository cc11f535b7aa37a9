"""Questions of the bank as items: as they are published, or as they were last edited."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.images import get_image_model
from wagtail.rich_text import expand_db_html

from quizzes.exchange.identity import text_key
from quizzes.exchange.items import Item, Picture
from quizzes.exchange.kinds.base import Raw
from quizzes.exchange.kinds.registry import EXCHANGES
from quizzes.exchange.markup import one_line, rich
from quizzes.models import Question, Topic


@dataclass(frozen=True, slots=True)
class Known:
    """A question of the bank. ``item`` is None for a kind that cannot be exchanged."""

    question: Question
    kind: str
    raw: Raw
    content: Raw
    item: Item | None
    image: Any = None


def newest(questions: Sequence[Question]) -> list[Known]:
    """Return questions as they were last edited."""
    return _known([(question, _edited(question)) for question in questions])


def published(questions: Sequence[Question]) -> list[Known]:
    """Return questions as learners meet them; drafts that never were, as last edited."""
    return _known([(q, _live(q) if q.live else _edited(q)) for q in questions])


def _live(question: Question) -> Raw:
    names = ("stem", "feedback", "difficulty", "source", "image_alt", "image_id")
    fields = {name: getattr(question, name) for name in names}
    topics = [topic.pk for topic in question.topics.all()]
    body = question.body.stream_block.get_prep_value(question.body)
    return {**fields, "body": body, "topics": topics}


def _edited(question: Question) -> Raw:
    if question.latest_revision is None:
        return _live(question)
    content = question.latest_revision.content
    body = content.get("body") or "[]"
    return {
        **{n: content.get(n) or "" for n in ("stem", "feedback", "difficulty", "source")},
        "image_alt": content.get("image_alt") or "",
        "image_id": content.get("image"),
        "body": json.loads(body) if isinstance(body, str) else body,
        "topics": content.get("topics") or [],
    }


def wording_key(question: Question) -> str | None:
    """Return the key of a question's wording, if its kind can be exchanged."""
    body = question.body.raw_data
    exchange = EXCHANGES.get(body[0]["type"]) if len(body) else None
    if exchange is None:
        return None
    return text_key(Item(rich(question.stem), exchange.to_answer(body[0]["value"])))


def _known(rows: list[tuple[Question, Raw]]) -> list[Known]:
    topics = dict(Topic.objects.values_list("pk", "name"))
    pks = {content["image_id"] for _q, content in rows if content["image_id"]}
    images = get_image_model().objects.in_bulk(pks) if pks else {}
    return [_one(question, content, topics, images) for question, content in rows]


def _one(question: Question, content: Raw, topics: dict[int, str], images) -> Known:
    block = content["body"][0] if content["body"] else {"type": "", "value": {}}
    exchange = EXCHANGES.get(block["type"])
    names = frozenset(topics[pk] for pk in content["topics"] if pk in topics)
    image = images.get(content["image_id"])
    alt = one_line(content["image_alt"])
    picture = image and Picture(image.title, b"", alt, _digest(image))
    item = exchange and Item(
        stem=rich(expand_db_html(content["stem"])),
        answer=exchange.to_answer(block["value"]),
        feedback=rich(expand_db_html(content["feedback"])),
        topics=names,
        difficulty=content["difficulty"],
        source=one_line(content["source"]),
        picture=picture,
        identity=str(question.uuid),
    )
    return Known(question, block["type"], block["value"], content, item, image)


def _digest(image) -> str:
    """Return the hash of a picture's file; of one that is gone, none."""
    try:
        return image.get_file_hash()
    except OSError:
        return ""
