"""Quizzes as editors write them."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField

from literasi.core.marks import good_until
from literasi.core.models import ActivityMixin, BasePage
from quizzes import rules, terms
from quizzes.impact_panel import ImpactPanel
from quizzes.models.quiz_form import QuizForm


class QuizPage(ActivityMixin, BasePage):
    """A quiz: an ordered list of questions and draws, and the terms on which it is taken."""

    class Purpose(models.TextChoices):
        PRACTICE = "practice", _("Latihan (boleh tanpa akun)")
        TEST = "test", _("Uji (perlu akun)")
        BEFORE = "before", _("Tes awal (mengukur sebelum belajar; tanpa batas lulus)")
        AFTER = "after", _("Tes akhir (mengukur sesudah belajar; tanpa batas lulus)")

    class Review(models.TextChoices):
        FULL = rules.ReviewPolicy.FULL, _("Nilai, umpan balik, dan kunci jawaban")
        AFTER_PASS = (
            rules.ReviewPolicy.AFTER_PASS,
            _("Nilai dan umpan balik; kunci setelah lulus atau kesempatan habis"),
        )
        SCORE = rules.ReviewPolicy.SCORE, _("Nilai saja")

    intro = RichTextField(_("pengantar"), blank=True, features=["bold", "italic", "ul", "ol"])
    purpose = models.CharField(
        _("tujuan"), max_length=10, choices=Purpose, default=Purpose.PRACTICE
    )
    baseline = models.ForeignKey(
        "self",
        verbose_name=_("tes awalnya"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="counterparts",
        help_text=_(
            "Hanya untuk tes akhir. Soalnya diundi dari topik yang sama dengan tes awal itu, dan "
            "setiap peserta mendapat soal yang belum dilihatnya."
        ),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("batas lulus (%)"),
        default=70,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("banyak percobaan"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Kosong: tanpa batas."),
    )
    wait_hours = models.PositiveSmallIntegerField(
        _("jeda antarpercobaan (jam)"), default=0, validators=[MaxValueValidator(720)]
    )
    time_limit = models.PositiveSmallIntegerField(
        _("batas waktu (menit)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1440)],
        help_text=_("Kosong: tanpa batas. Waktu berjalan terus meskipun peserta keluar."),
    )
    shuffle_questions = models.BooleanField(_("acak urutan soal"), default=False)
    questions_per_page = models.PositiveSmallIntegerField(
        _("soal per halaman"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Kosong: satu halaman, kecuali ada baris yang memulai halaman baru."),
    )
    shuffle_options = models.BooleanField(_("acak urutan pilihan"), default=True)
    review = models.CharField(
        _("yang tampil setelah dikirim"), max_length=12, choices=Review, default=Review.FULL
    )
    opens_at = models.DateTimeField(
        _("dibuka pada"),
        null=True,
        blank=True,
        help_text=_("Kosong: sejak terbit. Mengubah waktu tidak membuat rilis baru."),
    )
    closes_at = models.DateTimeField(
        _("ditutup pada"),
        null=True,
        blank=True,
        help_text=_(
            "Kosong: tidak ditutup. Percobaan berakhir paling lambat saat kuis ditutup. Bila "
            "dimundurkan, yang sedang mengerjakan ikut mendapat tambahan waktu."
        ),
    )
    needs_code = models.BooleanField(
        _("perlu kode ruang"),
        default=False,
        help_text=_(
            "Peserta mengetik kode yang Anda tampilkan di ruang uji. Kodenya ada di menu "
            "halaman ini, “Kode ruang”."
        ),
    )
    honesty = models.TextField(
        _("pernyataan kejujuran"),
        blank=True,
        max_length=600,
        help_text=_(
            "Dicentang peserta sebelum mulai, misalnya “Saya mengerjakan uji ini sendiri.”"
        ),
    )
    opens_last = models.BooleanField(
        _("dibuka terakhir"),
        default=False,
        help_text=_("Baru dapat dimulai setelah semua kegiatan wajib lain selesai."),
    )

    content_panels = [
        ImpactPanel("quizzes.impact.of_quiz", "regrades:quiz"),
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel(
            "items",
            heading=pgettext_lazy("plural", "Soal"),
            label=_("soal atau undian"),
            min_num=1,
            help_text=_("Satu baris: satu soal, atau beberapa soal yang diundi dari satu topik."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("purpose"), FieldPanel("pass_mark")]),
                FieldPanel("baseline"),
                FieldRowPanel([FieldPanel("attempts_allowed"), FieldPanel("wait_hours")]),
                FieldRowPanel([FieldPanel("time_limit"), FieldPanel("opens_last")]),
                FieldRowPanel([FieldPanel("shuffle_questions"), FieldPanel("shuffle_options")]),
                FieldPanel("review"),
                FieldPanel("questions_per_page"),
            ],
            heading=_("Ketentuan"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldPanel("honesty"),
                FieldPanel("needs_code"),
            ],
            heading=_("Jadwal, kejujuran, kode ruang"),
            classname="collapsed",
        ),
        *ActivityMixin.activity_panels,
    ]
    base_form_class = QuizForm
    subpage_types = []

    class Meta:
        verbose_name = _("kuis")
        verbose_name_plural = pgettext_lazy("plural", "kuis")

    def serve(self, request, *args, **kwargs):
        """Serve the page; a copy for visitors holds until it would say something else."""
        change = terms.next_change(self.draft_limits, timezone.now())
        return good_until(super().serve(request, *args, **kwargs), change)

    @property
    def draft_limits(self):
        """The terms as they stand on the page, published or not."""
        return terms.Limits(
            minutes=self.time_limit, opens_at=self.opens_at, closes_at=self.closes_at
        )

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            message = _("Kuis harus ditutup setelah dibuka.")
            raise ValidationError({"closes_at": message})

    @property
    def measures(self):
        """Whether it shows what learning changes, rather than being passed."""
        return self.purpose in (self.Purpose.BEFORE, self.Purpose.AFTER)

    @property
    def asks_like(self):
        """The page whose lines it asks: a test after asks what the test before draws from."""
        return self.baseline if self.purpose == self.Purpose.AFTER and self.baseline else self
