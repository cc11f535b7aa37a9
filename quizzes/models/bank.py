"""The question bank: questions are edited, their versions never are."""

import uuid

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from literasi.core.models import ReviewedMixin
from quizzes.completeness import passes
from quizzes.fields import QuestionBodyField
from quizzes.freezing import freeze, refuse_undescribed
from quizzes.impact_panel import ImpactPanel
from quizzes.kinds.base import previews_of
from quizzes.kinds.registry import KINDS
from quizzes.presenting import alone
from quizzes.querysets import QuestionQuerySet, VersionQuerySet
from quizzes.variants import refuse_chain
from quizzes.wording import first_words


class Topic(index.Indexed, models.Model):
    """What a question is about; quizzes draw questions by topic."""

    name = models.CharField(_("nama"), max_length=100, unique=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topik soal")
        verbose_name_plural = pgettext_lazy("plural", "topik soal")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Question(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ReviewedMixin,
    ClusterableModel,
):
    """A question of the bank. Publishing it writes a QuestionVersion."""

    class Difficulty(models.TextChoices):
        EASY = "easy", _("Mudah")
        MEDIUM = "medium", _("Sedang")
        HARD = "hard", _("Sulit")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    stem = RichTextField(_("soal"), features=["bold", "italic", "ol", "ul"])
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("gambar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("teks alternatif gambar"),
        max_length=250,
        blank=True,
        help_text=_("Apa yang perlu diketahui orang yang tidak melihat gambarnya."),
    )
    body = QuestionBodyField(verbose_name=_("jawaban"))
    feedback = RichTextField(
        _("umpan balik umum"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Tampil setelah menjawab, apa pun jawabannya."),
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topik"), blank=True, related_name="questions"
    )
    difficulty = models.CharField(
        _("kesulitan"), max_length=8, choices=Difficulty, default=Difficulty.MEDIUM
    )
    source = models.CharField(_("sumber"), max_length=250, blank=True)
    variant_of = models.ForeignKey(
        "self",
        verbose_name=_("varian dari"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="variants",
        help_text=_(
            "Soal lain yang menanyakan hal yang sama. Satu percobaan tidak pernah memuat keduanya, "
            "dan siapa yang sudah menjawab yang satu dianggap sudah melihat yang lain."
        ),
    )
    current = models.ForeignKey(
        "quizzes.QuestionVersion",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = QuestionQuerySet.as_manager()

    search_fields = [
        index.SearchField("stem"),
        index.AutocompleteField("stem"),
        index.SearchField("body"),
        index.FilterField("difficulty"),
        index.RelatedFields("topics", [index.SearchField("name")]),
    ]

    panels = [
        ImpactPanel("quizzes.impact.of_question", "regrades:question"),
        FieldPanel("stem"),
        FieldPanel("body", help_text=_("Pilih jenis soal, lalu isi pilihannya.")),
        FieldPanel("feedback"),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt")],
            heading=_("Gambar"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("difficulty"),
                FieldPanel("source"),
                FieldPanel("variant_of"),
            ],
            heading=_("Tentang soal ini"),
        ),
        *ReviewedMixin.review_panels,
    ]

    class Meta:
        verbose_name = _("soal")
        verbose_name_plural = _("bank soal")

    def __str__(self):
        return first_words(self.stem, 100) or str(_("Soal yang belum ditulis"))

    @property
    def kind(self):
        """The name of the question's kind, see ``quizzes.kinds``."""
        return self.body[0].block_type if self.body else ""

    @property
    def kind_label(self):
        return getattr(KINDS.get(self.kind), "label", _("Belum dipilih"))

    def with_content_json(self, content):
        """Restore a revision, but not the version that was current when it was written."""
        restored = super().with_content_json(content)
        restored.current_id = self.current_id
        return restored

    @property
    def preview_modes(self):
        further = [(preview.name, preview.label) for preview in self._previews.values()]
        return [("", _("Saat menjawab")), ("review", _("Setelah menjawab")), *further]

    @property
    def _previews(self):
        """What the kind offers to look at besides the question, by name."""
        previews = previews_of(KINDS[self.kind]) if self.kind else ()
        return {preview.name: preview for preview in previews}

    def get_preview_template(self, request, mode_name):
        preview = self._previews.get(mode_name)
        return preview.template if preview else "quizzes/question_preview.html"

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        if preview := self._previews.get(mode_name):
            context |= preview.draw(freeze(self))
        elif self.kind:
            reviewing = mode_name == "review"
            context["question"] = alone(self.kind, freeze(self), reviewing=reviewing)
        return context

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Publish a revision, unless its editor would refuse it, see ``completeness``."""
        if passes(revision, scheduled=log_action == "wagtail.publish.scheduled"):
            super().publish(revision, *args, log_action=log_action, **kwargs)

    def clean(self):
        super().clean()
        refuse_undescribed(self.image, self.image_alt)
        refuse_chain(self)


class QuestionVersion(models.Model):
    """One published wording of a question; never changes, never goes.

    ``body`` holds all that is shown and graded: ``{"stem", "image", "image_alt",
    "feedback", ...}`` and what the kind adds, such as ``"options": [{"id", "text",
    "correct", "feedback"}]``. Stem and feedback are HTML; ``image`` is None or ``{"id",
    "avif", "jpeg", "width", "height"}``. See ``quizzes.freezing``.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    body = models.JSONField()
    content_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("versi soal")
        ordering = ["question", "number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_number"),
            models.UniqueConstraint(
                fields=["question", "content_hash"], name="question_version_content"
            ),
        ]

    def __str__(self):
        return f"{first_words(self.body.get('stem', ''), 80)} (v{self.number})"
