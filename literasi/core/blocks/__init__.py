"""The blocks editors write with. Class, template, stylesheet and factory share one name:
``QuoteBlock``, ``blocks/quote_block.html``, ``css/components/quote-block.css``,
``QuoteBlockFactory``."""

from literasi.core.blocks.emphasis import (
    CalloutBlock,
    ChecklistBlock,
    CopyTextBlock,
    StepBlock,
    StepsBlock,
)
from literasi.core.blocks.evidence import ContactsBlock, LegalNoteBlock, SourceBlock, SourcesBlock
from literasi.core.blocks.media import DocumentBlock, ImageBlock, VideoBlock
from literasi.core.blocks.mock_post import MockPartBlock, MockPostBlock, PostBlock
from literasi.core.blocks.table import TableBlock
from literasi.core.blocks.text import HeadingBlock, QuoteBlock, TextBlock

__all__ = [
    "CalloutBlock",
    "ChecklistBlock",
    "ContactsBlock",
    "CopyTextBlock",
    "DocumentBlock",
    "HeadingBlock",
    "ImageBlock",
    "LegalNoteBlock",
    "MockPartBlock",
    "MockPostBlock",
    "PostBlock",
    "PROSE_BLOCKS",
    "QuoteBlock",
    "SourceBlock",
    "SourcesBlock",
    "StepBlock",
    "StepsBlock",
    "TableBlock",
    "TextBlock",
    "VideoBlock",
]

PROSE_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("callout", CalloutBlock()),
    ("steps", StepsBlock()),
    ("checklist", ChecklistBlock()),
    ("table", TableBlock()),
    ("copy_text", CopyTextBlock()),
    ("mock_post", MockPostBlock()),
    ("legal_note", LegalNoteBlock()),
    ("image", ImageBlock()),
    ("document", DocumentBlock()),
    ("video", VideoBlock()),
    ("contacts", ContactsBlock()),
    ("sources", SourcesBlock()),
]
