"""What a statement rests on, and whom to ask: each with the day it was checked."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from literasi.core.blocks.common import EMPHASIS, NOTE_FEATURES


class LegalNoteBlock(blocks.StructBlock):
    """A statement of law: never without its basis, its certainty and the day it was checked."""

    text = blocks.RichTextBlock(label=_("Isi"), features=NOTE_FEATURES)
    basis = blocks.CharBlock(label=_("Dasar"), max_length=200)
    certainty = blocks.ChoiceBlock(
        label=_("Kepastian"),
        choices=[
            ("verified", _("Dicocokkan dengan naskah peraturan")),
            ("secondary", _("Dari sumber sekunder")),
        ],
        default="secondary",
    )
    reviewed_on = blocks.DateBlock(label=_("Ditinjau pada"))

    class Meta:
        icon = "clipboard-list"
        label = _("Catatan hukum")
        template = "blocks/legal_note_block.html"
        group = EMPHASIS


class ContactsBlock(blocks.StructBlock):
    contacts = blocks.ListBlock(
        SnippetChooserBlock("core.Contact", label=_("Kontak")), label=_("Kontak"), min_num=1
    )

    class Meta:
        icon = "user"
        label = _("Kontak")
        template = "blocks/contacts_block.html"
        group = EMPHASIS


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), max_length=250)
    publisher = blocks.CharBlock(label=_("Penerbit"), required=False, max_length=150)
    url = blocks.URLBlock(label=_("Tautan"), required=False)
    checked_on = blocks.DateBlock(label=_("Diperiksa pada"), required=False)

    class Meta:
        icon = "link"
        label = _("Sumber")


class SourcesBlock(blocks.StructBlock):
    items = blocks.ListBlock(SourceBlock(), label=_("Sumber"), min_num=1)

    class Meta:
        icon = "link"
        label = _("Sumber")
        template = "blocks/sources_block.html"
        group = EMPHASIS
