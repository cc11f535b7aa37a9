"""Whether a question's answer part could be published, asked of its own edit block."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks

from quizzes.exchange.kinds.base import Exchange, Raw
from quizzes.kinds.registry import KINDS

_FILLER = "…"


def inspect(exchange: Exchange, raw: Raw) -> tuple[int, list[str]]:
    """Return how many explanations are still to be written, and what else is wrong.

    A draft may lack explanations, which are written after the import; anything else that the
    editor would be refused is refused here too, in the same words.
    """
    block = KINDS[exchange.kind].edit_block()
    value = block.to_python(raw)
    missing = _fill(block, value)
    for name in exchange.later:
        missing += _fill(block.child_blocks[name], value[name], blocks.FieldBlock)
    try:
        block.clean(value)
    except ValidationError as error:
        return missing, [_sentence(path, text) for path, text in _told(block, error)]
    return missing, []


def _fill(block: blocks.Block, value: Any, texts: type = blocks.TextBlock) -> int:
    """Fill in the longer texts that are missing, in place; return how many there were."""
    if isinstance(block, blocks.ListBlock):
        return sum(_fill(block.child_block, child, texts) for child in value)
    if not isinstance(block, blocks.StructBlock):
        return 0
    count = 0
    for name, child in block.child_blocks.items():
        if isinstance(child, texts) and child.required and value.get(name) in ("", None):
            value[name] = _FILLER
            count += 1
        else:
            count += _fill(child, value.get(name), texts)
    return count


Path = tuple[str, ...]


def _told(block: Any, error: ValidationError, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every complaint with the labels that lead to it."""
    inner = getattr(error, "block_errors", None)
    own = getattr(error, "non_block_errors", None)
    if inner is None and own is None:
        yield from ((path, text) for text in error.messages)
        return
    for text in own or ():
        yield from ((path, line) for line in _messages(text))
    pairs = inner.items() if hasattr(inner, "items") else enumerate(inner or ())
    for key, problem in pairs:
        if problem is not None and key != NON_FIELD_ERRORS:
            child, label = _child(block, key)
            for one in problem if isinstance(problem, list) else [problem]:
                yield from _told(child, one, (*path, label))


def _messages(error: Any) -> list[str]:
    return error.messages if isinstance(error, ValidationError) else [str(error)]


def _child(block: Any, key: Any) -> tuple[Any, str]:
    if isinstance(block, blocks.ListBlock):
        return block.child_block, _("nomor %(number)s") % {"number": int(key) + 1}
    child = block.child_blocks[key]
    return child, str(child.label)


def _sentence(path: Path, text: str) -> str:
    return f"{', '.join(path)}: {text}" if path else text
