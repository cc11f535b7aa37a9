"""What is read from top to bottom: headings, running text, quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from literasi.core.blocks.common import TEXT

TEXT_FEATURES = ["bold", "italic", "h3", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Judul bagian")
        template = "blocks/heading_block.html"
        group = TEXT
        preview_value = "Mengapa kabar bohong cepat menyebar"


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Teks")
        template = "blocks/text_block.html"
        group = TEXT
        preview_value = "<p>Berhenti sejenak sebelum menekan tombol teruskan.</p>"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Kutipan"), rows=3)
    source = blocks.CharBlock(label=_("Siapa"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Kutipan")
        template = "blocks/quote_block.html"
        group = TEXT
        preview_value = {"text": "Jalan depan rumah saya rusak.", "source": "Contoh komentar"}


# Migrations name these two; they must not care which file a block stands in.
DECONSTRUCT_ALIASES = {
    block: f"literasi.core.blocks.{block.__name__}" for block in (HeadingBlock, TextBlock)
}
