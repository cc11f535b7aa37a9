"""No data of its own: reports read what the other apps keep. Only the permission lives here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LearningReport(models.Model):
    """The thing that ``reports.view_learning`` is a permission for; has no table."""

    class Meta:
        managed = False
        default_permissions = ()
        permissions = [("view_learning", _("Dapat melihat laporan belajar"))]
        verbose_name = _("laporan belajar")
        verbose_name_plural = _("laporan belajar")
