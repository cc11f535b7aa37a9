"""Badges: kinds of award, and what earns them."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string

from courses.models import Course
from literasi.badges.blocks import AlignmentBlock
from literasi.badges.querysets import BadgeQuerySet


class Badge(models.Model):
    """A kind of award, and the courses that earn it."""

    class Motif(models.TextChoices):
        VOICE = "suara", _("Suara")
        LENS = "kaca-pembesar", _("Kaca pembesar")
        UMBRELLA = "payung", _("Payung")
        STAR = "bintang", _("Bintang")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("nama"), max_length=150)
    description = models.TextField(_("yang dapat dilakukan pemegangnya"))
    criteria = models.CharField(_("syarat"), max_length=250)
    courses = models.ManyToManyField(
        Course,
        verbose_name=_("kursus yang harus selesai"),
        related_name="badges",
        help_text=_("Semua harus selesai."),
    )
    validity_months = models.PositiveSmallIntegerField(
        _("masa berlaku (bulan)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1200)],
        help_text=_("Kosong: selamanya."),
    )
    motif = models.CharField(_("lambang"), max_length=20, choices=Motif, default=Motif.STAR)
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("gambar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Kosong: lambang digambar otomatis."),
    )
    alignments = StreamField(
        [("alignment", AlignmentBlock())],
        verbose_name=_("kerangka acuan"),
        blank=True,
        help_text=_("Kompetensi dari kerangka resmi yang dibuktikan lencana ini."),
    )
    template = models.ForeignKey(
        "badges.CertificateTemplate",
        verbose_name=_("rancangan sertifikat"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="badges",
        help_text=_("Kosong: rancangan bawaan."),
    )
    number_pattern = models.CharField(
        _("pola nomor"), max_length=90, blank=True, help_text=_("Kosong: pola kantor.")
    )
    is_active = models.BooleanField(
        _("diberikan"),
        default=True,
        help_text=_("Tanpa centang: tidak diberikan lagi. Yang sudah diberikan tetap berlaku."),
    )

    objects = BadgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("lencana")
        verbose_name_plural = pgettext_lazy("plural", "lencana")
        ordering = ["name"]
        # A badge that is not to be given any more is switched off, see ``is_active``.
        default_permissions = ["add", "change", "view"]

    def __str__(self):
        return self.name
