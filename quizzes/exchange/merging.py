"""What a file says laid over what the bank has: what the file leaves empty stays."""

import uuid
from typing import Any

from quizzes.exchange.items import Item
from quizzes.exchange.kinds.base import Raw, value_of
from quizzes.exchange.markup import plain
from quizzes.kinds.choice import key_of


def merged(old: Raw, new: Raw) -> Raw:
    """Return what an editor would fill in: ``new`` where it says something, else ``old``.

    Items of a list keep the ids of those that read the same, so that what was counted of an
    option goes on counting.
    """
    return {**old, **{name: _merged(old.get(name), value) for name, value in new.items()}}


def _merged(old: Any, new: Any) -> Any:
    if isinstance(new, list):
        return _merged_list(list(old or ()), new)
    if new in ("", None):
        return "" if old is None else old
    return old if isinstance(old, str) and plain(old) == new else new


def _merged_list(old: list[Any], new: list[Any]) -> list[Any]:
    if not new:
        return old
    known: dict[str, list[Any]] = {}
    for child in old:
        known.setdefault(_name(value_of(child), new[0]), []).append(child)
    return [_child(known.get(_name(value, value), []), value) for value in new]


def _child(same: list[Any], value: Any) -> Raw:
    """Return a list's item as it is stored; ``same``: the old ones that read the same."""
    old = same.pop(0) if same else None
    before = value_of(old)
    identity = old.get("id") if isinstance(old, dict) else None
    if isinstance(value, dict):
        value = merged(before if isinstance(before, dict) else {}, value)
    return {"type": "item", "value": value, "id": identity or str(uuid.uuid4())}


def _name(value: Any, like: Any) -> str:
    """Return what an item of a list is known by: its first field, if it has fields."""
    if not isinstance(value, dict):
        return key_of(str(value))
    return key_of(str(value.get(next(iter(like)), "")) if isinstance(like, dict) else "")


def content(old: Raw, known: Item | None, item: Item, raw: Raw, kind: str) -> Raw:
    """Return a question's fields after taking an item over; topics by name.

    ``old``: its fields until now, empty for a new question, and ``known``, the same as an
    item. Markup that reads the same is left as the editor wrote it.
    """
    picture = item.picture
    return {
        "stem": old["stem"] if known and known.stem == item.stem else item.stem,
        "feedback": old["feedback"]
        if known and item.feedback in ("", known.feedback)
        else (item.feedback),
        "kind": kind,
        "raw": raw,
        "topics": sorted(item.topics | (known.topics if known else frozenset())),
        "difficulty": item.difficulty or old.get("difficulty") or "medium",
        "source": item.source or old.get("source", ""),
        "image_alt": (picture.alt if picture else "") or old.get("image_alt", ""),
    }
