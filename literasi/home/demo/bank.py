"""The demo's question bank."""

import uuid
from html import escape

from literasi.home.demo.body import question_uuid
from quizzes.models import Question, Topic


def load_questions(course: str, pool: str, tables: list[dict]) -> None:
    """Create and publish the questions of one course that do not exist yet.

    A table's ``value`` is what an editor would fill in for its ``kind``, whatever the kind is.
    Test questions also carry the topic ``pool``, from which the final test draws. Those that
    measure have a topic of their own, which nothing else asks.
    """
    known = set(Question.objects.values_list("uuid", flat=True))
    for table in tables:
        identity = question_uuid(course, table["key"])
        if identity not in known:
            _create(identity, table, pool)


def _create(identity: uuid.UUID, table: dict, pool: str) -> None:
    question = Question(
        uuid=identity,
        stem=_paragraph(table["stem"]),
        body=[{"type": table["kind"], "value": table["value"]}],
        feedback=_paragraph(table["feedback"]),
        difficulty=table["difficulty"],
        source=table["source"],
        needs_legal_review=table["legal_review"],
        reviewed_on=table.get("reviewed_on"),
    )
    question.topics = [_topic(name) for name in _topics(table, pool)]
    question.save()
    question.save_revision().publish()


def _topics(table: dict, pool: str) -> list[str]:
    return [table["topic"], pool] if table["use"] == "test" else [table["topic"]]


def _topic(name: str) -> Topic:
    return Topic.objects.get_or_create(name=name)[0]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>" if text else ""
