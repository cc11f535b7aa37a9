"""Mistakes that should stop the site at its start, not a reader in the middle of a page."""

from collections.abc import Iterator

from django.apps import apps
from django.core import checks
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from wagtail.blocks import Block
from wagtail.fields import StreamField


@checks.register(checks.Tags.templates)
def check_block_templates(app_configs, **kwargs):
    """Every block of every StreamField that names a template has one."""
    named = {
        (type(block), getattr(block.meta, "template", None)) for block in all_blocks(app_configs)
    }
    missing = [(block, name) for block, name in named if name and not _exists(name)]
    return [_error(block, name) for block, name in sorted(missing, key=str)]


def all_blocks(app_configs=None) -> Iterator[Block]:
    """Yield the blocks of the given apps' StreamFields, the nested ones too."""
    for config in app_configs or apps.get_app_configs():
        for model in config.get_models():
            for field in model._meta.local_fields:
                if isinstance(field, StreamField):
                    yield from descend(field.stream_block)


def descend(block: Block) -> Iterator[Block]:
    """Yield ``block`` and every block inside it."""
    yield block
    children = list(getattr(block, "child_blocks", {}).values())
    if item := getattr(block, "child_block", None):
        children.append(item)
    for child in children:
        yield from descend(child)


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def _error(block: type, name: str):
    return checks.Error(
        f"{block.__name__} names a missing template: {name}",
        hint="Write it, or take it out of the block's Meta.",
        obj=block,
        id="literasi.E001",
    )
