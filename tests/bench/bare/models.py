"""A page as a Wagtail beginner writes it: a title and a StreamField."""

from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class BarePage(Page):
    body = StreamField([("heading", CharBlock()), ("paragraph", RichTextBlock())], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
