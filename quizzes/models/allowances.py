"""What single people are given beyond the terms of a quiz, and the code of a room."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from literasi.users.models import Learner
from quizzes import terms
from quizzes.models.releases import Quiz


class AllowanceQuerySet(models.QuerySet):
    def standing(self):
        """Those that hold; the others are history."""
        return self.filter(ended_at=None)


class Allowance(models.Model):
    """What one learner is given at one quiz, by whom and why. Never changes.

    A change is a new row and ends the one before, so that it stays known who allowed what.
    """

    quiz = models.ForeignKey(
        Quiz, verbose_name=_("kuis"), on_delete=models.PROTECT, related_name="allowances"
    )
    learner = models.ForeignKey(
        Learner, verbose_name=_("peserta"), on_delete=models.PROTECT, related_name="allowances"
    )
    minutes = models.PositiveSmallIntegerField(_("tambahan waktu (menit)"), default=0)
    attempts = models.PositiveSmallIntegerField(_("tambahan percobaan"), default=0)
    opens_at = models.DateTimeField(_("dibuka pada"), null=True, blank=True)
    closes_at = models.DateTimeField(_("ditutup pada"), null=True, blank=True)
    reason = models.CharField(_("alasan"), max_length=250)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diberikan oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("diberikan pada"), default=timezone.now)
    ended_at = models.DateTimeField(_("berakhir pada"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diakhiri oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AllowanceQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kelonggaran")
        verbose_name_plural = pgettext_lazy("plural", "kelonggaran")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["quiz", "learner"],
                condition=Q(ended_at=None),
                name="one_allowance_per_learner_and_quiz",
            )
        ]

    def __str__(self):
        # Logs keep this for ever, so it names nobody.
        return f"{self.quiz} · {self.created_at:%Y-%m-%d}"

    def as_rules(self):
        return terms.Allowance(self.minutes, self.attempts, self.opens_at, self.closes_at)


class RoomCode(models.Model):
    """The code without which nobody starts a quiz that asks for one.

    Apart from the page: a new code makes no revision and no release, and no old revision
    brings an old code back.
    """

    quiz = models.OneToOneField(
        Quiz, primary_key=True, on_delete=models.CASCADE, related_name="room_code"
    )
    code = models.CharField(max_length=20)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("kode ruang")

    def __str__(self):
        return str(self.quiz)
