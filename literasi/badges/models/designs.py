"""How certificates look: templates that editors change, and designs that never do."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, PreviewableMixin

from literasi.badges.certificates.modes import MODES, mode_named
from literasi.badges.certificates.wording import PLACEHOLDERS, unknown_placeholders
from literasi.badges.models.certificates import private
from literasi.badges.uploads import check_picture


def say_unknown(unknown: list[str]) -> str:
    """Return what to tell whoever wrote ``unknown``: which it is, and which there are."""
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    return _("%(unknown)s tidak dikenal. Yang dapat dipakai: %(known)s.") % {
        "unknown": ", ".join(unknown),
        "known": known,
    }


class CertificateTemplate(PreviewableMixin, ClusterableModel):
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

    @property
    def used_by(self):
        """The names of the badges that use it, for people; "" when none does."""
        return ", ".join(badge.name for badge in self.badges.all())

    @property
    def signer_names(self):
        return ", ".join(signer.name for signer in self.signers.all())

    @property
    def preview_modes(self):
        return [(mode.name, mode.label) for mode in MODES]

    def get_preview_template(self, request, mode_name):
        return "badges/admin/template_preview.html"

    def get_preview_context(self, request, mode_name):
        mode = mode_named(mode_name)
        # Drawing a sample asks the models that this module is a part of.
        picture = import_string("literasi.badges.certificates.samples.of_template")(self, mode)
        return super().get_preview_context(request, mode_name) | {"mode": mode, "picture": picture}

    def clean(self):
        """Refuse placeholders that mean nothing, and files that are no picture."""
        super().clean()
        problems = {}
        for name in ("opening", "body", "closing"):
            if unknown := unknown_placeholders(getattr(self, name)):
                problems[name] = say_unknown(unknown)
        for name in ("title", "place"):
            if set("{}") & set(getattr(self, name)):
                problems[name] = _("Di sini tidak ada kata dalam kurung kurawal.")
        try:
            check_picture(self.background)
        except ValidationError as problem:
            problems["background"] = problem
        if problems:
            raise ValidationError(problems)


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

    def clean(self):
        super().clean()
        try:
            check_picture(self.signature)
        except ValidationError as problem:
            raise ValidationError({"signature": problem}) from problem


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
