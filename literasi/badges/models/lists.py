"""Awards given from a list: what was asked for, and what has become of each line."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from literasi.badges.models.awards import Award
from literasi.badges.models.badges import Badge
from literasi.users.models import Learner


class GrantList(models.Model):
    """People an administrator gives a badge to, for a reason that the public reads.

    Nothing is given while it is a draft. Confirmed, its lines are worked off one by one, each
    in a transaction of its own, until none waits.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Belum dikonfirmasi")
        RUNNING = "running", _("Sedang diberikan")
        DONE = "done", _("Selesai")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    badge = models.ForeignKey(
        Badge, verbose_name=_("lencana"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(_("dasar pemberian"), max_length=250)
    counts_jp = models.BooleanField(_("JP kursusnya diakui"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(_("keadaan"), max_length=10, choices=State, default=State.DRAFT)
    created_at = models.DateTimeField(_("dibuat pada"), default=timezone.now)
    touched_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("daftar pemberian")
        ordering = ["-created_at", "-pk"]
        default_permissions = ()

    def get_absolute_url(self):
        """The admin's page of this list: the preview, then the progress."""
        return reverse("grants:list", args=[self.uuid])

    def counts(self) -> dict[str, int]:
        """Return how many lines there are, are in each state, and wait no more; one query."""
        states = GrantLine.State.values
        counted = {state: Count("pk", filter=Q(state=state)) for state in states}
        found = self.lines.order_by().aggregate(total=Count("pk"), **counted)
        return {**found, "settled": found["total"] - found[GrantLine.State.WAITING]}


class GrantLine(models.Model):
    """One person of a list. ``finding`` says what was found when it was last looked at.

    ``email`` and ``name`` are as the list has them; they go when the account is erased, and
    after a while for everybody.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Menunggu")
        GRANTED = "granted", _("Diberikan")
        SKIPPED = "skipped", _("Dilewati")

    class Finding(models.TextChoices):
        READY = "ready", _("Akan diberikan")
        RENEWS = "renews", _("Akan diberikan lagi; yang lama sudah habis masa berlakunya")
        REVOKED = "revoked", _("Lencana ini pernah dicabut darinya: perlu keputusan")
        UNVERIFIED = "unverified", _("Email akunnya belum diverifikasi: perlu keputusan")
        SUSPENDED = "suspended", _("Lencananya sedang ditangguhkan: pulihkan atau cabut dahulu")
        HELD = "held", _("Sudah memilikinya")
        NO_ACCOUNT = "no_account", _("Belum punya akun: harus mendaftar dahulu")
        DUPLICATE = "duplicate", _("Sudah ada di baris lain")
        BAD_EMAIL = "bad_email", _("Bukan alamat email")

    # Given without a question, and only if somebody ticked the line.
    GIVEN = (Finding.READY, Finding.RENEWS)
    ASKED = (Finding.REVOKED, Finding.UNVERIFIED)

    list = models.ForeignKey(GrantList, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField(_("baris"))
    email = models.CharField(_("email"), max_length=254)
    name = models.CharField(_("nama"), max_length=150, blank=True)
    reason = models.CharField(_("dasar pemberian"), max_length=250, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    finding = models.CharField(max_length=12, choices=Finding, blank=True)
    learner = models.ForeignKey(
        Learner, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    award = models.OneToOneField(
        Award, null=True, blank=True, on_delete=models.PROTECT, related_name="grant_line"
    )

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["list", "number"], name="line_once_a_list"),
            models.CheckConstraint(
                condition=Q(state="granted", award__isnull=False) | ~Q(state="granted"),
                name="granted_line_has_its_award",
            ),
        ]
