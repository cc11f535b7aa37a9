"""The front page, and pages that tell about the site itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from literasi.core.blocks import PROSE_BLOCKS
from literasi.core.models import BasePage, ReviewedMixin
from literasi.home import routing
from literasi.home.querysets import front_page


class PromiseBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Janji"), max_length=100)
    text = blocks.TextBlock(label=_("Penjelasan"), rows=2)


class PathBlock(blocks.StructBlock):
    """Where a kind of reader should begin."""

    title = blocks.CharBlock(label=_("Untuk siapa"), max_length=100)
    text = blocks.TextBlock(label=_("Penjelasan"), rows=2)
    page = blocks.PageChooserBlock(label=_("Halaman tujuan"))
    label = blocks.CharBlock(label=_("Tulisan tombol"), max_length=50)


class HomePage(BasePage):
    """The front page: what this is, where to begin, what is new."""

    tagline = models.CharField(_("semboyan"), max_length=150, blank=True)
    lead = models.TextField(_("pembuka"), blank=True)
    paths = StreamField([("path", PathBlock())], verbose_name=_("jalur belajar"), blank=True)
    promises = StreamField([("promise", PromiseBlock())], verbose_name=_("janji"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("tagline"),
        FieldPanel("lead"),
        FieldPanel("paths"),
        FieldPanel("promises"),
    ]
    subpage_types = ["articles.ArticleIndexPage", "courses.CatalogPage", "home.InfoPage"]
    max_count = 1

    class Meta:
        verbose_name = _("beranda")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | front_page(self)

    def route(self, request, path_components):
        """Find deep pages at once; leave what is not found to Wagtail's own walk."""
        if path_components and (page := routing.find(self, path_components)):
            return page.route(request, [])
        return super().route(request, path_components)


class InfoPage(ReviewedMixin, BasePage):
    """About the site: purpose, privacy, accessibility."""

    body = StreamField(PROSE_BLOCKS, verbose_name=_("isi"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        *ReviewedMixin.review_panels,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("halaman informasi")
