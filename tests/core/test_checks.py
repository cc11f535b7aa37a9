"""A block without its template stops the site at its start."""

from types import SimpleNamespace

from django.apps import apps
from wagtail import blocks
from wagtail.fields import StreamField

from literasi.core import checks
from literasi.core.blocks import HeadingBlock, StepBlock


class LostBlock(blocks.CharBlock):
    class Meta:
        template = "blocks/nobody_wrote_this.html"


class HolderBlock(blocks.StructBlock):
    items = blocks.ListBlock(blocks.StreamBlock([("lost", LostBlock())]))


def app_with(*stream_blocks):
    """Return something that looks like an app whose one model has these blocks."""
    field = StreamField([(str(n), block) for n, block in enumerate(stream_blocks)])
    model = SimpleNamespace(_meta=SimpleNamespace(local_fields=[field]))
    return SimpleNamespace(get_models=lambda: [model])


def test_the_sites_own_blocks_are_whole():
    assert checks.check_block_templates(None) == []


def test_they_are_really_looked_at():
    found = {type(block) for block in checks.all_blocks(apps.get_app_configs())}
    assert {HeadingBlock, StepBlock} <= found


def test_a_missing_template_is_named_however_deep_the_block_lies():
    (error,) = checks.check_block_templates([app_with(HeadingBlock(), HolderBlock())])
    assert error.id == "literasi.E001"
    assert "LostBlock names a missing template: blocks/nobody_wrote_this.html" in error.msg
