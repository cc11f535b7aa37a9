"""Corrections of wrong keys: who decided what, and what it did to each attempt."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes import regrading
from quizzes.querysets import RegradeQuerySet


class Regrade(models.Model):
    """One decision on the answers to one version of a question. Never deleted; undone at most.

    ``key``: the version whose key judges, where the policy needs one. ``numbers``: what it did
    when it was made, ``{"considered", "changed", "kept", "gained", "lost", "open"}``. The
    newest in force of a version is the one that holds.
    """

    class Policy(models.TextChoices):
        ACCEPT_BOTH = regrading.Policy.ACCEPT_BOTH, _("Terima keduanya")
        NEW_KEY = regrading.Policy.NEW_KEY, _("Kunci baru saja")
        CREDIT = regrading.Policy.CREDIT, _("Semua mendapat nilai penuh")
        DROP = regrading.Policy.DROP, _("Soal tidak dihitung")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(
        "quizzes.QuestionVersion",
        verbose_name=_("versi yang keliru"),
        on_delete=models.PROTECT,
        related_name="regrades",
    )
    policy = models.CharField(_("cara menilai ulang"), max_length=8, choices=Policy)
    key = models.ForeignKey(
        "quizzes.QuestionVersion",
        verbose_name=_("versi yang benar"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lowers = models.BooleanField(_("nilai boleh turun"), default=False)
    reason = models.CharField(_("alasan"), max_length=250)
    numbers = models.JSONField(default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("pada"), default=timezone.now)
    reversed_at = models.DateTimeField(_("dibatalkan pada"), null=True, blank=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dibatalkan oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reverse_reason = models.CharField(_("alasan pembatalan"), max_length=250, blank=True)

    objects = RegradeQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("penilaian ulang")
        verbose_name_plural = pgettext_lazy("plural", "penilaian ulang")
        ordering = ["-pk"]
        # A regrade is a fact: nobody may add, change or delete one past the service.
        default_permissions = ["view"]
        permissions = [("run_regrade", _("Dapat menilai ulang dan membatalkannya"))]

    def __str__(self):
        return f"{self.get_policy_display()}: {self.version}"

    @property
    def is_in_force(self):
        return self.reversed_at is None


class RegradeLine(models.Model):
    """What a regrade did to one attempt.

    ``before`` and ``after``: ``{"score", "counts", "earned", "possible", "percent",
    "passed"}``, numbers with decimals as strings. The first two are of the question, the
    others of the attempt; while people had yet to grade some of it, of what was graded.
    """

    class Undone(models.TextChoices):
        NO = "", _("Berlaku")
        RESTORED = "restored", _("Dikembalikan persis")
        RECOUNTED = "recounted", _("Dihitung lagi, karena ada perubahan lain sesudahnya")

    regrade = models.ForeignKey(Regrade, on_delete=models.PROTECT, related_name="lines")
    attempt = models.ForeignKey(
        "quizzes.Attempt", on_delete=models.CASCADE, related_name="regrade_lines"
    )
    item = models.ForeignKey("quizzes.AttemptItem", on_delete=models.CASCADE, related_name="+")
    before = models.JSONField()
    after = models.JSONField()
    undone = models.CharField(max_length=10, choices=Undone, default=Undone.NO, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("hasil penilaian ulang")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["regrade", "item"], name="regraded_once"),
        ]

    @property
    def gained(self):
        return bool(self.after["passed"]) and not self.before["passed"]

    @property
    def lost(self):
        return bool(self.before["passed"]) and not self.after["passed"]
