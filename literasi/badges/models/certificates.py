"""Certificates: who signs them where no template says so, and the files that are signed."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from literasi.badges.models.awards import Award

# How long a bundle may be taken.
BUNDLE_KEPT = timedelta(days=7)


def private():
    """Return where files are kept that only views hand out."""
    return storages["private"]


@register_setting(icon="doc-full-inverse")
class CertificateSettings(BaseSiteSetting):
    """Who signs certificates. People change, so this is a setting and is frozen per award."""

    signer_name = models.CharField(_("nama penanda tangan"), max_length=150, blank=True)
    signer_title = models.CharField(
        _("jabatan penanda tangan"),
        max_length=150,
        default="Kepala Dinas Komunikasi dan Informatika",
    )
    place = models.CharField(_("tempat"), max_length=100, default="Majalengka")

    panels = [
        HelpPanel(
            _(
                "Perubahan hanya berlaku untuk sertifikat berikutnya. Tanpa nama, sertifikat "
                "diterbitkan atas nama kantor. Lencana yang memakai rancangan sertifikat sendiri "
                "mengambil penanda tangan dan tempat dari rancangannya."
            )
        ),
        FieldRowPanel([FieldPanel("signer_name"), FieldPanel("signer_title")]),
        FieldPanel("place"),
    ]

    class Meta:
        verbose_name = _("pengaturan sertifikat")


class SignedCertificate(models.Model):
    """A signed file of an award's certificate; the newest is what people download."""

    class Kind(models.TextChoices):
        PADES = "pades", _("Disegel Literasi")
        UPLOADED = "uploaded", _("Ditandatangani di luar Literasi")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="signed_certificates")
    kind = models.CharField(max_length=10, choices=Kind)
    file = models.FileField(upload_to="certificates/signed/%Y/%m/", storage=private)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    signer = models.CharField(_("penanda tangan"), max_length=250, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-added_at", "-pk"]
        default_permissions = ()


class BundleQuerySet(models.QuerySet):
    def fresh(self, now):
        """Those that are kept; older ones are deleted by the clock."""
        return self.filter(created_at__gt=now - BUNDLE_KEPT)


class CertificateBundle(models.Model):
    """A ZIP of a year's certificates: one learner's own, or an agency's for its coordinator."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu")
        RUNNING = "running", _("Disiapkan")
        READY = "ready", _("Siap diunduh")
        FAILED = "failed", _("Belum berhasil")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    year = models.PositiveSmallIntegerField(_("tahun"))
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to="certificates/bundles/", storage=private, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)

    objects = BundleQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    @property
    def shown_state(self):
        """How it stands for its owner: what was ready and is lost can be asked for again."""
        is_lost = self.state == self.State.READY and not self.file.storage.exists(self.file.name)
        return self.State.FAILED if is_lost else self.State(self.state)

    @property
    def is_under_way(self):
        return self.state in {self.State.WAITING, self.State.RUNNING}

    @property
    def percent(self):
        return self.done * 100 // self.total if self.total else 0

    @property
    def ends_at(self):
        """When it is deleted."""
        return self.created_at + BUNDLE_KEPT

    @property
    def file_name(self):
        """What it is called on the disk of whoever takes it."""
        whose = f"-{self.agency.code}" if self.agency else ""
        return f"sertifikat{whose}-{self.year}.zip"
