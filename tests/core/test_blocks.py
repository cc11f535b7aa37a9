"""Blocks: one name for class, template, stylesheet and factory; and each can be drawn."""

import inspect
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.test import RequestFactory
from wagtail.blocks import Block

from courses import blocks as course_blocks
from literasi.core import blocks as core_blocks
from literasi.core.models import Contact
from literasi.core.stylesheet import FOLDER
from literasi.core.templatetags.literasi_tags import icon
from tests.factories import core as factories

TEMPLATES = Path(settings.BASE_DIR) / "templates"
LONGEST_TEMPLATE = 60


def drawn_blocks(module):
    """Return the block classes with a template that a module, or a package, defines."""
    return [
        item
        for _, item in inspect.getmembers(module, inspect.isclass)
        if issubclass(item, Block) and item.__module__.startswith(module.__name__)
        if getattr(item._meta_class, "template", None)
    ]


CORE_BLOCKS = drawn_blocks(core_blocks)
ALL_BLOCKS = CORE_BLOCKS + drawn_blocks(course_blocks)


def words(name, joint):
    return re.sub(r"(?<=[a-z])(?=[A-Z])", joint, name).lower()


@pytest.mark.parametrize("block", ALL_BLOCKS, ids=lambda block: block.__name__)
class TestOneName:
    def test_template(self, block):
        assert block._meta_class.template == f"blocks/{words(block.__name__, '_')}.html"
        assert get_template(block._meta_class.template)

    def test_stylesheet(self, block):
        css = FOLDER / "components" / f"{words(block.__name__, '-')}.css"
        assert f".{words(block.__name__, '-')}" in css.read_text()

    def test_template_uses_its_class(self, block):
        source = (TEMPLATES / block._meta_class.template).read_text()
        assert words(block.__name__, "-") in source


@pytest.mark.parametrize("block", CORE_BLOCKS, ids=lambda block: block.__name__)
def test_every_core_block_has_a_factory(block):
    factory = getattr(factories, f"{block.__name__}Factory")
    assert factory._meta.model is block


def test_no_block_stylesheet_or_template_without_a_block():
    known = {words(block.__name__, "-") for block in ALL_BLOCKS}
    sheets = {path.stem for path in (FOLDER / "components").glob("*-block.css")}
    templates = {path.stem.replace("_", "-") for path in (TEMPLATES / "blocks").glob("*.html")}
    assert sheets == templates == known


SHOWN = {
    "HeadingBlock": "Mengapa kabar bohong",
    "TextBlock": "<b>sejenak</b>",
    "ImageBlock": 'alt="Sawah berteras"',
    "QuoteBlock": "Contoh komentar warga",
    "CalloutBlock": "callout-block--tip",
    "StepsBlock": "Telusuri",
    "ChecklistBlock": "Izin ada",
    "TableBlock": '<th scope="row">Takut</th>',
    "CopyTextBlock": "<pre>Terima kasih atas laporannya, [nama].</pre>",
    "MockPostBlock": "CONTOH, BUKAN BERITA",
    "LegalNoteBlock": "Ditinjau 23 November 2026",
    "DocumentBlock": "Templat pernyataan awal",
    "VideoBlock": "sekitar 12 MB",
    "ContactsBlock": "Terakhir diperiksa 23 November 2026",
    "SourcesBlock": "Diperiksa 23 November 2026",
}


@pytest.mark.django_db
@pytest.mark.parametrize("block", CORE_BLOCKS, ids=lambda block: block.__name__)
def test_block_is_drawn(block):
    value = getattr(factories, f"{block.__name__}Factory")()
    html = block().render(value, {"request": RequestFactory().get("/"), "id": "satu"})
    assert SHOWN[block.__name__] in html


@pytest.mark.django_db
def test_image_offers_avif_and_jpeg_in_three_widths():
    html = core_blocks.ImageBlock().render(factories.ImageBlockFactory())
    assert 'type="image/avif"' in html
    assert all(f"width-{width}" in html for width in (320, 640, 960))
    assert 'loading="lazy"' in html


@pytest.mark.django_db
def test_decorative_image_has_an_empty_alt():
    value = factories.ImageBlockFactory(image__decorative=True)
    assert 'alt=""' in core_blocks.ImageBlock().render(value)


def test_unverified_law_says_so():
    value = factories.LegalNoteBlockFactory(certainty="secondary")
    html = core_blocks.LegalNoteBlock().render(value)
    assert "belum dicocokkan" in html
    assert "Bukan nasihat hukum" in html


TONES = dict(core_blocks.CalloutBlock().child_blocks["tone"].field.choices)


@pytest.mark.parametrize("name", [*Contact.Channel.values, *filter(None, TONES)])
def test_what_editors_may_choose_has_an_icon(name):
    assert icon(name).startswith('<svg class="icon"')


def all_templates():
    return [path for path in TEMPLATES.rglob("*.*") if path.suffix in {".html", ".txt", ".xml"}]


@pytest.mark.parametrize("path", all_templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
class TestEveryTemplate:
    def test_is_short(self, path):
        assert len(path.read_text().splitlines()) <= LONGEST_TEMPLATE

    def test_includes_pass_on_only_what_they_name(self, path):
        # What Wagtail's own templates expect is Wagtail's to say.
        ours = r"{%\s*include (?!\"wagtailadmin/).*?%}"
        includes = re.findall(ours, path.read_text(), flags=re.S)
        assert [tag for tag in includes if not re.search(r"\sonly\s*%}$", tag)] == []


@pytest.mark.django_db
def test_an_images_file_name_is_no_description():
    value = factories.ImageBlockFactory()
    block, image = core_blocks.ImageBlock(), value["image"]
    image.contextual_alt_text = image.title
    with pytest.raises(ValidationError):
        block.clean(value)
    image.decorative = True
    assert block.clean(value)


def as_draft(block):
    block.defer_required_validation()
    return block


@pytest.mark.django_db
def test_a_draft_may_wait_for_what_a_publication_may_not():
    """Or saving by itself would stop as soon as an image was chosen, or a table begun."""
    image = factories.ImageBlockFactory()
    image["image"].contextual_alt_text = image["image"].title
    as_draft(core_blocks.ImageBlock()).clean(image)
    crooked = {"caption": "Jam", "header": "A | B", "rows": "hanya satu"}
    as_draft(core_blocks.TableBlock()).clean(crooked)
    for block, value in ((core_blocks.ImageBlock(), image), (core_blocks.TableBlock(), crooked)):
        with pytest.raises(ValidationError):
            block.clean(value)


def test_a_new_list_of_steps_has_as_many_as_it_needs():
    block = core_blocks.StepsBlock()
    assert len(block.get_default()["steps"]) == block.child_blocks["steps"].meta.min_num


def test_no_field_of_a_block_is_left_to_wagtails_english():
    image = core_blocks.ImageBlock().child_blocks["image"]
    assert str(image.child_blocks["image"].label) == "Berkas gambar"
