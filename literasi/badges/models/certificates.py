"""Certificates: who signs them, how they look, and the files that are signed."""

import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from literasi.badges.models.awards import Award


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
                "diterbitkan atas nama kantor."
            )
        ),
        FieldRowPanel([FieldPanel("signer_name"), FieldPanel("signer_title")]),
        FieldPanel("place"),
    ]

    class Meta:
        verbose_name = _("pengaturan sertifikat")


class CertificateTemplate(ClusterableModel):
    """How the certificates to come look. Editing it changes none that was issued."""

    class Orientation(models.TextChoices):
        LANDSCAPE = "landscape", _("Mendatar")
        PORTRAIT = "portrait", _("Tegak")

    name = models.CharField(_("nama rancangan"), max_length=100, unique=True)
    orientation = models.CharField(
        _("arah kertas"), max_length=10, choices=Orientation, default=Orientation.LANDSCAPE
    )
    background = models.ImageField(
        _("latar"), upload_to="certificates/backgrounds/", storage=private, blank=True
    )
    title = models.CharField(_("judul"), max_length=60, default="SERTIFIKAT")
    opening = models.CharField(_("kata sebelum nama"), max_length=150, default="diberikan kepada")
    body = models.TextField(
        _("isi"), max_length=600, default="sebagai Peserta yang telah menyelesaikan\n{courses}"
    )
    closing = models.CharField(_("kata di bawah isi"), max_length=250, blank=True)
    place = models.CharField(_("tempat"), max_length=100, default="Majalengka")
    is_signed_elsewhere = models.BooleanField(
        _("ditandatangani di luar Literasi"),
        default=False,
        help_text=_("Sertifikat menunggu versi yang ditandatangani, lalu versi itu yang diunduh."),
    )

    class Meta:
        verbose_name = _("rancangan sertifikat")
        verbose_name_plural = pgettext_lazy("plural", "rancangan sertifikat")
        ordering = ["name"]

    def __str__(self):
        return self.name


class TemplateSigner(Orderable):
    """One who signs: their scanned signature is a picture, not an electronic signature."""

    template = ParentalKey(CertificateTemplate, on_delete=models.CASCADE, related_name="signers")
    name = models.CharField(_("nama"), max_length=150)
    title = models.CharField(_("jabatan"), max_length=150)
    signature = models.ImageField(
        _("gambar tanda tangan"), upload_to="certificates/signatures/", storage=private, blank=True
    )

    class Meta(Orderable.Meta):
        verbose_name = _("penanda tangan")
        verbose_name_plural = pgettext_lazy("plural", "penanda tangan")


class DesignFile(models.Model):
    """A picture of a design, kept under its own hash so that it can never change."""

    sha256 = models.CharField(max_length=64, unique=True)
    file = models.FileField(upload_to="certificates/design/", storage=private)


class CertificateDesign(models.Model):
    """A template as it was when an award was issued: written once, never changed.

    ``content``: ``{"orientation", "background": sha256 or "", "title", "opening", "body",
    "closing", "place", "signed_elsewhere": bool, "signers": [{"name", "title", "signature":
    sha256 or ""}]}``; the same content is the same row.
    """

    content = models.JSONField()
    content_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)


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

    class Meta:
        default_permissions = ()
