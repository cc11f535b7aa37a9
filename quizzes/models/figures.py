"""What was computed about questions, quizzes and attempts. Facts are elsewhere: all of this,
but for what people say of a sign, can be computed anew."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from literasi.agencies.models import Agency
from quizzes.models.attempts import Attempt
from quizzes.models.bank import QuestionVersion
from quizzes.models.releases import Quiz
from quizzes.psychometrics import Verdict


class QuestionStatistics(models.Model):
    """The figures of one wording of a question, see ``quizzes.psychometrics.Figures``.

    ``choices``: ``{"shares": {key: [everybody, upper, middle, lower]}, "other": [...],
    "unanswered": [...], "typed": [[text, people], ...], "suspects": [key, ...], "idle":
    [key, ...]}``, shares from 0 to 1, keys as the kind's ``picks`` has them.
    """

    class Verdict(models.TextChoices):
        KEY = Verdict.KEY, _("Kunci mungkin salah")
        HARD = Verdict.HARD, _("Terlalu sulit")
        WEAK = Verdict.WEAK, _("Kurang membedakan")
        IDLE = Verdict.IDLE, _("Pengecoh tidak bekerja")
        EASY = Verdict.EASY, _("Terlalu mudah")
        GOOD = Verdict.GOOD, _("Baik")
        FEW = Verdict.FEW, _("Belum cukup data")

    version = models.OneToOneField(
        QuestionVersion, on_delete=models.CASCADE, related_name="statistics"
    )
    computed_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    facility = models.FloatField(null=True)
    discrimination = models.FloatField(null=True)
    seconds = models.FloatField(null=True)
    verdict = models.CharField(max_length=8, choices=Verdict, db_index=True)
    choices = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("angka soal")
        verbose_name_plural = pgettext_lazy("plural", "angka soal")


class QuizStatistics(models.Model):
    """The figures of one quiz, over first attempts. Deviation and error in percent points.

    ``method`` says what ``reliability`` is: alpha where all were asked the same questions,
    dependability where they were drawn; ``basis`` is over how many attempts.
    """

    class Method(models.TextChoices):
        ALPHA = "alpha", _("Alfa Cronbach")
        DRAWN = "drawn", _("Indeks keterandalan untuk soal undian")

    quiz = models.OneToOneField(Quiz, on_delete=models.CASCADE, related_name="statistics")
    computed_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    mean = models.FloatField(null=True)
    deviation = models.FloatField(null=True)
    passed = models.FloatField(null=True)
    minutes = models.FloatField(null=True)
    method = models.CharField(max_length=8, choices=Method, blank=True)
    reliability = models.FloatField(null=True)
    error = models.FloatField(null=True)
    basis = models.PositiveIntegerField(default=0)
    histogram = models.JSONField(default=list)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("angka kuis")
        verbose_name_plural = pgettext_lazy("plural", "angka kuis")


class IntegrityFlag(models.Model):
    """A sign that a person should look at an attempt, or a pair; it changes nothing by itself.

    ``evidence`` holds the figures that led to it, see ``quizzes.integrity``.
    """

    class Sign(models.TextChoices):
        PACE = "pace", _("Terlalu cepat untuk dibaca")
        HURRY = "hurry", _("Jawaban beruntun sangat cepat")
        LIKENESS = "likeness", _("Kesalahan yang sama")

    class State(models.TextChoices):
        NEW = "new", _("Baru")
        DISMISSED = "dismissed", _("Dikesampingkan")
        FOLLOWED = "followed", _("Ditindaklanjuti")

    sign = models.CharField(_("tanda"), max_length=10, choices=Sign)
    attempt = models.ForeignKey(
        Attempt, verbose_name=_("percobaan"), on_delete=models.CASCADE, related_name="flags"
    )
    other = models.ForeignKey(
        Attempt,
        verbose_name=_("percobaan lain"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("instansi"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence = models.JSONField(default=dict)
    found_at = models.DateTimeField(_("ditemukan pada"))
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.NEW)
    note = models.TextField(_("catatan"), blank=True)
    judged_at = models.DateTimeField(_("dinilai pada"), null=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dinilai oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tanda integritas")
        verbose_name_plural = pgettext_lazy("plural", "tanda integritas")
        ordering = ["-found_at", "-pk"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(
                fields=["sign", "attempt"], condition=Q(other=None), name="one_sign_per_attempt"
            ),
            models.UniqueConstraint(
                fields=["sign", "attempt", "other"],
                condition=Q(other__isnull=False),
                name="one_sign_per_pair",
            ),
        ]

    def __str__(self):
        return f"{self.get_sign_display()} · {self.attempt}"
