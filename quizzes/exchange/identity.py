"""By what a question of a file is found again in the bank."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from quizzes.exchange.items import Choice, Item
from quizzes.exchange.markup import one_line, text_of

# Of all their words, how many two wordings of one question share at least.
LEAST_SHARED = 0.2


def our_own(item: Item) -> uuid.UUID | None:
    """Return the identity that we gave an item when we wrote it into a file."""
    try:
        return uuid.UUID(item.identity)
    except ValueError:
        return None


def keys(item: Item) -> Iterator[str]:
    """Yield the keys of an item, the surest first: our own, its file's, what it asks."""
    if own := our_own(item):
        yield f"uuid:{own}"
    elif item.identity:
        yield f"id:{item.identity}"
    yield text_key(item)


def text_key(item: Item) -> str:
    """Return the same for questions of one sort with one wording, however it is marked up."""
    many = isinstance(item.answer, Choice) and item.answer.many
    asked = f"{type(item.answer).__name__}:{many}:{_folded(item.stem)}"
    return f"text:{hashlib.sha256(asked.encode()).hexdigest()}"


def stored(names: tuple[str, ...]) -> list[str]:
    """Return the keys that must be remembered; our own are the question's already."""
    return [key for key in names if not key.startswith("uuid:")]


def is_the_same(item: Item, known: Item, key: str) -> bool:
    """Whether an item can be a new wording of a question that goes by one of its keys.

    A name that a file gives, such as "1", may well stand for something else in another file;
    one that we gave does not. A wording such as "Which is right?" may ask about other things.
    """
    if key.startswith("uuid:"):
        return True
    if key.startswith("id:"):
        return _share(_words(item.stem), _words(known.stem)) >= LEAST_SHARED
    answers = [set(_said(side.answer)) for side in (item, known)]
    return not all(answers) or _share(*answers) >= LEAST_SHARED


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1


def _words(stem: str) -> set[str]:
    return set(_folded(stem).split())


def _said(value: Any) -> Iterator[str]:
    """Yield the words of an answer, but not what is said about them."""
    if isinstance(value, str):
        yield from value.casefold().split()
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part)
    elif is_dataclass(value):
        for field in fields(value):
            if "feedback" not in field.name:
                yield from _said(getattr(value, field.name))


def _folded(stem: str) -> str:
    return one_line(text_of(stem)).casefold()
