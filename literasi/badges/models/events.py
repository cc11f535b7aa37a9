"""What happened to awards, in a log that is only ever added to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from literasi.badges.models.awards import Award
from literasi.badges.querysets import LOG_STAYS, AwardEventQuerySet, FactStays


class AwardEvent(models.Model):
    """One thing that happened to an award, who did it, and why.

    ``by`` is without a constraint, and the name is kept beside it, so that erasing an account
    changes no row.
    """

    class Kind(models.TextChoices):
        ISSUED = "issued", _("Diterbitkan")
        GRANTED = "granted", _("Diberikan dari daftar")
        SIGNED = "signed", _("Kredensial ditandatangani")
        SEALED = "sealed", _("Sertifikat disegel")
        UPLOADED = "uploaded", _("Versi bertanda tangan diunggah")
        MAILED = "mailed", _("Pemegang dikabari")
        SCORE = "score", _("Pilihan menampilkan nilai diubah")
        SUSPENDED = "suspended", _("Ditangguhkan")
        RESTORED = "restored", _("Dipulihkan")
        REVOKED = "revoked", _("Dicabut")
        REISSUED = "reissued", _("Diterbitkan ulang")
        REMINDED = "reminded", _("Diingatkan memperpanjang")

    # What changes what an award is worth.
    STANDING = (Kind.SUSPENDED, Kind.RESTORED, Kind.REVOKED, Kind.REISSUED)

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("peristiwa"), max_length=12, choices=Kind)
    at = models.DateTimeField(_("waktu"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    by_name = models.CharField(_("oleh"), max_length=150, blank=True)
    reason = models.CharField(_("alasan"), max_length=250, blank=True)
    data = models.JSONField(default=dict, blank=True)

    objects = AwardEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("peristiwa penghargaan")
        verbose_name_plural = pgettext_lazy("plural", "peristiwa penghargaan")
        ordering = ["at", "pk"]
        default_permissions = ["view"]

    @property
    def told(self):
        """The reason, or the number that the event is about."""
        return self.reason or self.data.get("number", "")

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise FactStays(LOG_STAYS)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise FactStays(LOG_STAYS)


class ReminderStop(models.Model):
    """That nobody wants to be told of the end of this award."""

    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="reminder_stop")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()


class RenewalReminder(models.Model):
    """That the holder was told so many days before an award ends; once for each."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="reminders")
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["award", "days"], name="reminded_once")]
