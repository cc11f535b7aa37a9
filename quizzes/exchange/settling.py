"""Items of files with all their texts as the bank takes them."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from quizzes.exchange.items import Gap, GapText, Item, Picture
from quizzes.exchange.markup import UNFIT, one_line, plain, rich


def settled(item: Item) -> Item:
    """Return an item whose texts are all as the bank takes them, however they were read."""
    return replace(
        item,
        stem=rich(item.stem),
        feedback=rich(item.feedback),
        answer=_settled(item.answer),
        topics=frozenset(t for topic in item.topics if (t := one_line(topic)[:100])),
        source=one_line(item.source)[:250],
        identity=one_line(item.identity)[:200],
        picture=item.picture and replace(item.picture, alt=one_line(item.picture.alt)[:250]),
    )


def gap_lines(lines: Iterable[Iterable[str | Gap]]) -> tuple[tuple[str | Gap, ...], ...]:
    """Return lines of words and gaps as the bank takes them: none empty, single spaces."""
    tidied = (_gap_line(line) for line in lines)
    return tuple(line for line in tidied if line)


def _gap_line(line: Iterable[str | Gap]) -> tuple[str | Gap, ...]:
    parts: list[str | Gap] = []
    for part in line:
        words = part if isinstance(part, Gap) else re.sub(r"\s+", " ", UNFIT.sub("", part))
        if isinstance(words, str) and parts and isinstance(parts[-1], str):
            words = re.sub(" +", " ", f"{parts.pop()}{words}")
        parts.append(words)
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(_settled(part) if isinstance(part, Gap) else part for part in parts if part)


def _settled(value: Any) -> Any:
    if isinstance(value, GapText):
        words = tuple(sorted(one_line(word) for word in value.distractors))
        return replace(value, lines=gap_lines(value.lines), distractors=words)
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(_settled(part) for part in value)
    if is_dataclass(value) and not isinstance(value, Picture):
        known = {f.name: _settled(getattr(value, f.name)) for f in fields(value)}
        return replace(value, **known)
    return value
