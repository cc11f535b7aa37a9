"""Topics and difficulty as formats hold them: a category's name, and tags."""

from collections.abc import Iterable
from dataclasses import replace

from quizzes.exchange.items import Item
from quizzes.exchange.markup import one_line

MOST_TOPICS = 10
_DIFFICULTY = "kesulitan:"
_LEVELS = {"easy": "mudah", "medium": "sedang", "hard": "sulit"}
_NAMES = {name: level for level, name in _LEVELS.items()} | {level: level for level in _LEVELS}


def topic_of(category: str) -> str:
    """Return the topic that a path such as ``$course$/top/Hoaks`` names; "" for none.

    In a path a slash that belongs to a name is doubled.
    """
    parts = category.replace("//", "\x1f").split("/")
    names = [name.replace("\x1f", "/").strip() for name in parts]
    last = names[-1] if names else ""
    return "" if last == "top" or last.startswith(("$", "Default for ")) else one_line(last)


def category_of(item: Item) -> str:
    """Return the path of the category a question is written under; "" for none."""
    first = min(item.topics, default="")
    return f"$course$/top/{first.replace('/', '//')}" if first else ""


def level_of(name: str) -> str:
    """Return the difficulty that is called so; "" for none."""
    return _NAMES.get(name.strip().lower(), "")


def level_name(level: str) -> str:
    return _LEVELS.get(level, "")


def read_tags(item: Item, topic: str, tags: Iterable[str]) -> Item:
    """Return an item with what its category and tags say."""
    names = [one_line(tag) for tag in tags]
    levels = [level_of(n[len(_DIFFICULTY) :]) for n in names if n.startswith(_DIFFICULTY)]
    topics = [name for name in (topic, *names) if name and not name.startswith(_DIFFICULTY)]
    return replace(
        item, topics=frozenset(topics[:MOST_TOPICS]), difficulty=levels[0] if levels else ""
    )


def tags_of(item: Item) -> list[str]:
    """Return the tags that say what the category does not."""
    level = [f"{_DIFFICULTY}{level_name(item.difficulty)}"] if item.difficulty else []
    return [*sorted(item.topics)[1:], *level]
