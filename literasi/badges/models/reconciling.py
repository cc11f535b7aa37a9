"""What comparing what should be with what is has found, each time."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReconciliationRun(models.Model):
    """One look at all awards: what was wrong, and whether it was repaired.

    ``found``: for each kind of fault (services.checking) ``{"count": int, "rows": [...]}``
    with ids only, no names; ``rows`` ends at checking.MOST_ROWS. ``repaired`` counts by the
    same names. A run without ``finished_at`` was cut short or is still running.
    """

    started_at = models.DateTimeField(_("mulai"), default=timezone.now)
    finished_at = models.DateTimeField(_("selesai"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    found = models.JSONField(default=dict)
    repaired = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("pemeriksaan lencana")
        ordering = ["-started_at", "-pk"]
        default_permissions = ["view"]
        permissions = [("repair_awards", _("Dapat menjalankan pemeriksaan lencana"))]

    @property
    def count(self):
        """How much was wrong."""
        return sum(fault["count"] for fault in self.found.values())

    @property
    def count_repaired(self):
        return sum(self.repaired.values())
