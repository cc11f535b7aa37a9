"""Courses as editors write them: catalogue, course, module, lesson."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from courses import rules
from courses.blocks import LESSON_BLOCKS
from literasi.core.blocks import PROSE_BLOCKS
from literasi.core.models import ActivityMixin, BasePage, ReviewedMixin


class CatalogPage(BasePage):
    """The list of courses."""

    intro = RichTextField(_("pengantar"), blank=True, features=["bold", "italic", "link"])

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    subpage_types = ["courses.CoursePage"]
    admin_default_ordering = "ord"  # as learners meet them
    max_count = 1

    class Meta:
        verbose_name = _("katalog kursus")


class CoursePage(BasePage):
    """A course: what it promises, for whom, and the terms on which it is taken."""

    class Order(models.TextChoices):
        FREE = rules.Order.FREE, _("Bebas")
        SEQUENCE = rules.Order.SEQUENCE, _("Berurutan")

    audience = models.CharField(_("untuk siapa"), max_length=250, blank=True)
    outcomes = models.TextField(
        _("hasil belajar"),
        blank=True,
        help_text=_("Yang dapat dilakukan peserta setelah selesai. Satu per baris."),
    )
    jp = models.PositiveSmallIntegerField(
        _("JP"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(999)],
        help_text=_("Jam pelajaran (45 menit) yang diakui. Kosongkan bila tidak dihitung."),
    )
    order = models.CharField(_("urutan belajar"), max_length=10, choices=Order, default=Order.FREE)
    access_note = models.CharField(_("catatan akses"), max_length=250, blank=True)
    cover = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("gambar sampul"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    suggested_first = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("sebaiknya setelah"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(PROSE_BLOCKS, verbose_name=_("tentang kursus"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("cover"),
        FieldPanel("audience"),
        FieldPanel("outcomes"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("jp"), FieldPanel("order")]),
                FieldPanel("access_note"),
                PageChooserPanel("suggested_first"),
            ],
            heading=_("Ketentuan"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("audience"),
        index.SearchField("outcomes"),
        index.SearchField("body"),
    ]
    parent_page_types = ["courses.CatalogPage"]
    subpage_types = ["courses.ModulePage", "quizzes.QuizPage"]
    admin_default_ordering = "ord"  # as learners meet them

    class Meta:
        verbose_name = _("kursus")
        verbose_name_plural = pgettext_lazy("plural", "kursus")

    @property
    def outcome_list(self):
        return [line.strip() for line in self.outcomes.splitlines() if line.strip()]


class ModulePage(BasePage):
    """A part of a course. Has nothing of its own to read: it leads to the course's outline."""

    parent_page_types = ["courses.CoursePage"]
    subpage_types = ["courses.LessonPage", "quizzes.QuizPage"]
    admin_default_ordering = "ord"  # as learners meet them

    class Meta:
        verbose_name = _("modul")
        verbose_name_plural = pgettext_lazy("plural", "modul")

    def serve(self, request, *args, **kwargs):
        """Lead to the module's place in its course; a preview shows what the module says."""
        course = self.get_parent()
        if not course.live or getattr(request, "is_preview", False):
            return super().serve(request, *args, **kwargs)
        return redirect(f"{course.get_url(request)}#modul-{self.pk}")


class LessonPage(ActivityMixin, ReviewedMixin, BasePage):
    """One lesson: an objective and the text that teaches it."""

    objective = models.CharField(
        _("tujuan pembelajaran"),
        max_length=250,
        blank=True,
        help_text=_("Yang dapat dilakukan setelah membaca, mulai dengan kata kerja."),
    )
    body = StreamField(LESSON_BLOCKS, verbose_name=_("isi"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("objective"),
        FieldPanel("body"),
        *ActivityMixin.activity_panels,
        *ReviewedMixin.review_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("objective"),
        index.SearchField("body"),
    ]
    parent_page_types = ["courses.ModulePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("pelajaran")
        verbose_name_plural = pgettext_lazy("plural", "pelajaran")
