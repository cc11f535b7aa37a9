"""The regency's agencies, and who belongs to which."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.search import index


class Agency(index.Indexed, models.Model):
    """A regency agency (perangkat daerah), district, or another body that sends admins."""

    class Kind(models.TextChoices):
        REGENCY = "perangkat_daerah", _("Perangkat daerah")
        DISTRICT = "kecamatan", _("Kecamatan")
        VILLAGE = "desa_kelurahan", _("Desa atau kelurahan")
        COMPANY = "bumd", _("BUMD")
        OTHER = "lainnya", _("Lainnya")

    code = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("nama"), max_length=150)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind, default=Kind.REGENCY)
    region_code = models.CharField(_("kode wilayah"), max_length=13, blank=True)
    is_active = models.BooleanField(_("aktif"), default=True)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
        index.FilterField("is_active"),
    ]

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = pgettext_lazy("plural", "instansi")
        ordering = ["kind", "name"]

    def __str__(self):
        return self.name


class MembershipQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True)

    def coordinating(self, user):
        """The membership by which a person coordinates an agency; confirmed and not ended."""
        return self.confirmed().filter(user=user, role=Membership.Role.COORDINATOR)

    def sharing(self):
        """Those of people who agreed that their coordinator may take their certificates."""
        return self.confirmed().filter(shares_certificates_at__isnull=False)

    def waiting(self):
        """Those that staff have still to confirm."""
        return self.filter(confirmed_at__isnull=True, ended_at__isnull=True)

    def ended(self):
        return self.filter(ended_at__isnull=False)


class Membership(models.Model):
    """One person's place in one agency: asked for by the person, confirmed by staff."""

    class Role(models.TextChoices):
        ADMIN = "admin", _("Admin medsos")
        COORDINATOR = "coordinator", _("Koordinator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("pengguna"),
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("instansi"), on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("peran"), max_length=12, choices=Role, default=Role.ADMIN)
    requested_at = models.DateTimeField(_("diajukan pada"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("dikonfirmasi pada"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dikonfirmasi oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ended_at = models.DateTimeField(_("berakhir pada"), null=True, blank=True)
    # When the person agreed that their agency's coordinator may take their certificates.
    shares_certificates_at = models.DateTimeField(
        _("setuju sertifikatnya diunduh koordinator pada"), null=True, blank=True, editable=False
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("keanggotaan")
        verbose_name_plural = pgettext_lazy("plural", "keanggotaan")
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at=None), name="one_current_membership"
            )
        ]

    def __str__(self):
        return f"{self.user} · {self.agency}"

    @property
    def is_confirmed(self):
        return self.confirmed_at is not None

    @property
    def state_label(self):
        """What staff and the person read of it."""
        if self.ended_at:
            return _("Berakhir")
        return _("Terkonfirmasi") if self.confirmed_at else _("Menunggu konfirmasi")
