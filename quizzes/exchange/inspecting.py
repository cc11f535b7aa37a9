"""Whether a question's answer part could be published, asked of its own edit block."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from quizzes.complaints import complaints
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
        return missing, complaints(block, error)
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
