"""Awards: facts that are added to but never deleted."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from literasi.agencies.models import Agency
from literasi.badges import renewal, rules
from literasi.badges.models.badges import Badge
from literasi.badges.querysets import STAYS, AwardQuerySet, FactStays
from literasi.users.models import Learner

# No 0, O, 1, I or L: people read the code aloud and copy it from paper.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code() -> str:
    """Return a random ten-character code for the short verify address."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(10))


class AwardSeries(models.Model):
    """The last serial number given in a year by one pattern; "" is the office's own pattern.

    Locked while the next one is taken.
    """

    pattern = models.CharField(max_length=90, default="", blank=True)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pattern", "year"], name="series_of_pattern_and_year")
        ]


class Award(models.Model):
    """One person's badge. ``snapshot`` freezes all that is printed; only its worth changes.

    ``cycle`` counts the awards of one badge to one learner: renewals and reissues take the
    next. ``earned_at`` is when the last course was finished, which a reissue keeps;
    ``issued_at`` is when this number was given. JP of a year counts by ``earned_at``.

    ``snapshot``: ``{"name", "badge", "description", "criteria", "motif", "image": sha256 or "",
    "alignments": [{"name", "framework", "code", "url"}], "courses": [{"title", "jp", "modules":
    [{"title", "minutes"}]}], "results": [{"title", "percent"}], "jp", "agency", "signer":
    {"name", "title", "place"}, "office"}``. Older ones lack image, alignments and results;
    one given from a list has no results, and ``"granted"``: why it was given. Results are
    private unless ``shows_score``. ``design`` freezes how the certificate looks.
    """

    class Status(models.TextChoices):
        ACTIVE = rules.Status.ACTIVE, _("Berlaku")
        EXPIRED = rules.Status.EXPIRED, _("Masa berlaku habis")
        SUSPENDED = rules.Status.SUSPENDED, _("Ditangguhkan")
        REVOKED = rules.Status.REVOKED, _("Dicabut")
        SUPERSEDED = rules.Status.SUPERSEDED, _("Diganti")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    badge = models.ForeignKey(
        Badge, verbose_name=_("lencana"), on_delete=models.PROTECT, related_name="awards"
    )
    learner = models.ForeignKey(
        Learner, verbose_name=_("peserta"), on_delete=models.PROTECT, related_name="awards"
    )
    cycle = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(_("kode"), max_length=10, unique=True, default=new_code)
    number = models.CharField(_("nomor"), max_length=100, unique=True)
    number_key = models.CharField(max_length=100, default="", db_index=True, editable=False)
    snapshot = models.JSONField()
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("instansi"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    jp = models.PositiveSmallIntegerField(_("JP"), null=True, blank=True)
    earned_at = models.DateTimeField(_("diperoleh pada"), default=timezone.now)
    issued_at = models.DateTimeField(_("diterbitkan pada"), default=timezone.now)
    expires_on = models.DateField(_("berlaku sampai"), null=True, blank=True)
    stored_status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.ACTIVE, db_column="status"
    )
    revoked_at = models.DateTimeField(_("dicabut pada"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dicabut oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoke_reason = models.CharField(_("alasan pencabutan"), max_length=250, blank=True)
    suspended_at = models.DateTimeField(_("ditangguhkan pada"), null=True, blank=True)
    suspend_reason = models.CharField(_("alasan penangguhan"), max_length=250, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diberikan oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    grant_reason = models.CharField(_("dasar pemberian"), max_length=250, blank=True)
    design = models.ForeignKey(
        "badges.CertificateDesign",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="awards",
    )
    shows_score = models.BooleanField(_("nilai ditampilkan"), default=False)
    mailed_at = models.DateTimeField(_("dikabarkan pada"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self",
        verbose_name=_("menggantikan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )
    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("penghargaan")
        verbose_name_plural = pgettext_lazy("plural", "penghargaan")
        ordering = ["-issued_at", "-pk"]
        # Awards are facts: nobody may add, change or delete one by hand.
        default_permissions = ["view"]
        permissions = [
            ("revoke_award", _("Dapat mencabut penghargaan")),
            ("reissue_award", _("Dapat menerbitkan ulang penghargaan")),
            ("suspend_award", _("Dapat menangguhkan dan memulihkan penghargaan")),
            ("grant_award", _("Dapat memberikan penghargaan dari daftar")),
            ("sign_award", _("Dapat mengunggah sertifikat bertanda tangan")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["badge", "learner", "cycle"], name="award_once_a_cycle")
        ]

    def __str__(self):
        return self.number

    def delete(self, *args, **kwargs):
        raise FactStays(STAYS)

    @property
    def status(self):
        """What the award is worth today."""
        today = timezone.localdate()
        return self.Status(rules.status(rules.Status(self.stored_status), self.expires_on, today))

    @property
    def name(self):
        """The holder's name as printed."""
        return self.snapshot["name"]

    @property
    def is_downloadable(self):
        """Whether the certificate may still be handed out: one that expired says so itself."""
        return self.status in {self.Status.ACTIVE, self.Status.EXPIRED}

    @property
    def successor(self):
        """The award that replaced this one, or None."""
        return getattr(self, "superseded_by", None)

    def as_rules(self):
        """What the next award of this badge to this learner depends on."""
        opens_on = renewal.opens_on(self.expires_on) if self.expires_on else None
        return rules.Previous(rules.Status(self.status), self.earned_at, opens_on)

    @property
    def newer(self):
        """The next award of the same badge to the same learner, or None."""
        later = Award.objects.filter(badge=self.badge_id, learner=self.learner_id)
        return later.filter(cycle__gt=self.cycle).order_by("cycle").first()

    @property
    def credential(self):
        """The signed Open Badge that holds now, or None while it waits to be signed."""
        return next((one for one in self.credentials.all() if one.replaced_at is None), None)

    @property
    def issued_on(self):
        return timezone.localdate(self.issued_at)

    @property
    def earned_on(self):
        return timezone.localdate(self.earned_at)

    def get_absolute_url(self):
        """The owner's page."""
        return reverse("badges:award", args=[self.uuid])

    @property
    def verify_path(self):
        return reverse("badges:verify", args=[self.code])

    @property
    def verify_url(self):
        """The address that QR codes and certificates carry; the same on every host."""
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + self.verify_path
