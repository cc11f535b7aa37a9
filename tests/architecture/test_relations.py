"""Relations by name obey the same direction as imports, which import-linter cannot see."""

import pytest
from django.apps import apps
from wagtail.blocks import ListBlock, PageChooserBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

# Lowest first, as in pyproject.toml; siblings share a rank.
RANKS = {
    "core": 0,
    "users": 1,
    "agencies": 2,
    "quizzes": 3,
    "courses": 4,
    "articles": 5,
    "events": 5,
    "badges": 6,
    "reports": 7,
    "home": 8,
}
MODELS = [model for model in apps.get_models() if model._meta.app_label in RANKS]


def points_up(source: str, target: str) -> bool:
    """Return whether app ``source`` may not know app ``target``: it is above, or a sibling."""
    if target not in RANKS or source == target:
        return False
    return RANKS[target] >= RANKS[source]


def relations(model):
    """Yield the models that ``model``'s own columns and link tables point at."""
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if field.remote_field and not getattr(field.remote_field, "parent_link", False):
            yield field.name, field.remote_field.model


def choosers(block):
    """Yield every chooser block within ``block``."""
    if isinstance(block, StructBlock | StreamBlock):
        for child in block.child_blocks.values():
            yield from choosers(child)
    elif isinstance(block, ListBlock):
        yield from choosers(block.child_block)
    elif isinstance(block, SnippetChooserBlock):
        yield block.target_model
    elif isinstance(block, PageChooserBlock):
        yield from block.target_models


def streams():
    for model in MODELS:
        for field in model._meta.local_fields:
            if isinstance(field, StreamField):
                yield model, field


def test_every_app_of_ours_has_a_rank():
    ours = ("literasi.", "courses", "quizzes")
    labels = {c.label for c in apps.get_app_configs() if c.name.startswith(ours)}
    assert labels <= set(RANKS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_relations_point_downwards(model):
    app = model._meta.app_label
    up = [
        f"{name} -> {target._meta.label}"
        for name, target in relations(model)
        if points_up(app, target._meta.app_label)
    ]
    assert up == []


@pytest.mark.parametrize(
    ("model", "field"), [pytest.param(m, f, id=f"{m._meta.label}.{f.name}") for m, f in streams()]
)
def test_blocks_choose_downwards(model, field):
    app = model._meta.app_label
    targets = {target._meta.label for target in choosers(field.stream_block)}
    assert [label for label in targets if points_up(app, label.split(".")[0])] == []


def test_the_direction_is_what_we_think():
    assert points_up("quizzes", "badges")
    assert points_up("articles", "events")
    assert not points_up("badges", "quizzes")
    assert not points_up("courses", "wagtailcore")
