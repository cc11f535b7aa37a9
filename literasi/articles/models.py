"""Articles the public reads."""

from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager
from wagtail.search import index

from literasi.articles.querysets import ArticleQuerySet
from literasi.core.blocks import PROSE_BLOCKS
from literasi.core.models import BasePage, ReviewedMixin

PER_PAGE = 12


class ArticleIndexPage(BasePage):
    """The list of articles, newest first."""

    intro = RichTextField(_("pengantar"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    subpage_types = ["articles.ArticlePage"]
    max_count = 1

    class Meta:
        verbose_name = _("daftar artikel")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.child_of(self).for_cards()
        context["articles"] = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
        return context


class ArticlePage(ReviewedMixin, BasePage):
    """One article, with its sources and the day it was last reviewed."""

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Masyarakat umum")
        ADMIN = "admin", _("Admin medsos")
        BOTH = "both", _("Semua")

    published_on = models.DateField(_("tanggal terbit"), default=timezone.localdate)
    audience = models.CharField(
        _("untuk siapa"), max_length=8, choices=Audience, default=Audience.BOTH
    )
    cover = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("gambar sampul"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    course = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("kursus terkait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(PROSE_BLOCKS, verbose_name=_("isi"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("cover"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("published_on"), FieldPanel("audience"), PageChooserPanel("course")],
            heading=_("Tentang artikel ini"),
        ),
        *ReviewedMixin.review_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]
    parent_page_types = ["articles.ArticleIndexPage"]
    subpage_types: list[str] = []

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("artikel")
        verbose_name_plural = pgettext_lazy("plural", "artikel")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        others = ArticlePage.objects.sibling_of(self).for_cards()
        context["newer"] = others.newer_than(self).first()
        context["older"] = others.older_than(self).first()
        return context
