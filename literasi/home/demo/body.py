"""Turns the ``[[body]]`` tables of a file into a StreamField's raw blocks."""

import uuid

from literasi.core.models import Contact
from quizzes.models import Question

SPACE = uuid.UUID("5d0c7d0e-7f0b-4d7c-9a57-1f8d3b6f2c11")


def question_uuid(course: str, key: str) -> uuid.UUID:
    """Return the identity of a demo question: the same at every load."""
    return uuid.uuid5(SPACE, f"{course}/{key}")


def stream(tables: list[dict], course: str = "") -> list[dict]:
    """Return raw StreamField data; ``course`` is where ``check`` blocks find their question."""
    return [_block(dict(table), course) for table in tables]


def _block(table: dict, course: str) -> dict:
    kind = table.pop("type")
    value = CONVERTERS.get(kind, _as_is)(table, course)
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _as_is(table, _course):
    return table


def _note(table, _course):
    return {**table, "text": table.pop("html")} if "html" in table else table


def _dated_note(table, course):
    return _note({**table, "reviewed_on": table["reviewed_on"].isoformat()}, course)


def _table(table, _course):
    rows = "\n".join(" | ".join(row) for row in table["rows"])
    return {"caption": table["caption"], "header": " | ".join(table["header"]), "rows": rows}


def _contacts(table, _course):
    ids = dict(Contact.objects.filter(key__in=table["keys"]).values_list("key", "pk"))
    return {"contacts": [ids[key] for key in table["keys"]]}


def _check(table, course):
    question = Question.objects.get(uuid=question_uuid(course, table["question"]))
    return {"question": question.pk}


def _sources(table, _course):
    return {"items": [{**i, "checked_on": _day(i.get("checked_on"))} for i in table["items"]]}


def _day(value):
    return value.isoformat() if value else None


CONVERTERS = {
    "heading": lambda table, _course: table["text"],
    "text": lambda table, _course: table["html"],
    "callout": _note,
    "legal_note": _dated_note,
    "table": _table,
    "contacts": _contacts,
    "check": _check,
    "sources": _sources,
}
