"""The lines of a quiz as editors write them: a question, or a draw from a topic."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from quizzes.models.bank import Question, Topic
from quizzes.models.pages import QuizPage
from quizzes.models.quiz_form import held_by
from quizzes.wording import plain


class QuizItem(Orderable):
    """A line of a quiz: one question, or ``count`` questions drawn from a topic."""

    page = ParentalKey(QuizPage, on_delete=models.CASCADE, related_name="items")
    question = models.ForeignKey(
        Question,
        verbose_name=_("soal"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("atau undi dari topik"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    count = models.PositiveSmallIntegerField(
        _("banyak soal diundi"), default=1, validators=[MinValueValidator(1)]
    )
    section = models.CharField(
        _("mulai bagian baru"),
        max_length=120,
        blank=True,
        help_text=_(
            "Judul bagian, misalnya “Bagian A: Mengenali hoaks”. Baris ini dan baris berikutnya "
            "masuk bagian itu. Soal hanya diacak di dalam bagiannya."
        ),
    )
    section_intro = RichTextField(
        _("pengantar bagian"), blank=True, features=["bold", "italic", "ol", "ul"]
    )
    new_page = models.BooleanField(
        _("mulai halaman baru"),
        default=False,
        help_text=_("Peserta berpindah dengan tombol Sebelumnya dan Berikutnya."),
    )
    required = models.BooleanField(
        _("wajib dijawab"),
        default=False,
        help_text=_("Selama masih ada waktu, jawaban baru dapat dikirim setelah soal ini dijawab."),
    )

    panels = [
        FieldPanel("question"),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("count")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("required"), FieldPanel("new_page")]),
                FieldPanel("section"),
                FieldPanel("section_intro"),
            ],
            heading=_("Wajib, halaman, bagian"),
            classname="collapsed",
        ),
    ]

    def clean(self):
        super().clean()
        # An editor that was opened and left empty sends an empty paragraph.
        if plain(self.section_intro) and not self.section.strip():
            raise ValidationError({"section": _("Beri judul untuk bagian yang berpengantar ini.")})
        if bool(self.question_id) == bool(self.topic_id):
            raise ValidationError(_("Pilih satu soal, atau satu topik untuk diundi."))
        if self.topic_id and self.count:
            self._refuse_empty_promise()

    def _refuse_empty_promise(self):
        """A draw must not ask more than its topic holds."""
        held = held_by(self.topic_id)
        if self.count > held:
            message = _(
                "Topik ini baru berisi %(held)s soal terbit (varian dihitung satu soal). "
                "Kurangi, atau tambah soalnya."
            )
            raise ValidationError({"count": message % {"held": held}})
