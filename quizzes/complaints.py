"""What an edit block complains about, as sentences that say where."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks

Path = tuple[str, ...]


def complaints(block: blocks.Block, error: ValidationError) -> list[str]:
    """Return a sentence for everything in an error of a block, with the labels leading there."""
    return [_sentence(path, text) for path, text in _told(block, error)]


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
