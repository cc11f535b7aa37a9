"""Changing what an award is worth: suspending, restoring, revoking, replacing it.

Each change is one ``UPDATE ... WHERE status = what it was``, so of two who press at once one
is told that the other was first. It writes a line to the log and has the holder told, in the
same transaction.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from literasi.badges import rules
from literasi.badges.events import record
from literasi.badges.models import Award, AwardEvent
from literasi.badges.notices import tell_change
from literasi.badges.querysets import AwardQuerySet
from literasi.badges.services.awarding import insert
from literasi.badges.services.numbering import lock_series
from literasi.badges.snapshots import issuer, printed_name
from literasi.users.models import User

NOT_REVOCABLE = gettext_lazy("Penghargaan ini sudah dicabut atau sudah diganti.")
NOT_REISSUABLE = gettext_lazy(
    "Penghargaan ini sudah diganti, sedang ditangguhkan, atau akun pemegangnya sudah dihapus."
)
NOT_SUSPENDABLE = gettext_lazy("Hanya penghargaan yang berlaku yang dapat ditangguhkan.")
NOT_RESTORABLE = gettext_lazy("Penghargaan ini tidak sedang ditangguhkan.")
OVERTAKEN = gettext_lazy(
    "Penghargaan ini sudah berubah sejak halaman tadi Anda buka, jadi belum ada yang dilakukan. "
    "Periksa riwayatnya, lalu ulangi bila masih perlu."
)
NOTHING_SUSPENDED = {"suspended_at": None, "suspend_reason": ""}


class AwardRefused(Exception):
    """What was asked cannot be done to this award; the message says why, for people."""


@transaction.atomic
def suspend(*, award: Award, by: User | None, reason: str, seen: int | None = None) -> Award:
    """Hold an award back while something is looked into, for a reason that the public reads.

    ``seen``: see ``standing_seen``; here and below, None skips that question.
    """
    held = Award.objects.standing(timezone.localdate())
    changes = {"suspended_at": timezone.now(), "suspend_reason": reason}
    _turn(held, award, Award.Status.SUSPENDED, changes, NOT_SUSPENDABLE)
    return _told(award, AwardEvent.Kind.SUSPENDED, by, seen, reason=reason)


@transaction.atomic
def restore(*, award: Award, by: User | None, reason: str, seen: int | None = None) -> Award:
    """End a suspension: the award holds again, as far as its last day allows."""
    held = Award.objects.filter(stored_status=Award.Status.SUSPENDED)
    _turn(held, award, Award.Status.ACTIVE, NOTHING_SUSPENDED, NOT_RESTORABLE)
    return _told(award, AwardEvent.Kind.RESTORED, by, seen, reason=reason)


@transaction.atomic
def revoke(*, award: Award, by: User | None, reason: str, seen: int | None = None) -> Award:
    """Withdraw an award for a reason that the public will read. The row and number stay."""
    held = Award.objects.filter(stored_status__in=[Award.Status.ACTIVE, Award.Status.SUSPENDED])
    changes = {"revoked_at": timezone.now(), "revoked_by": by, "revoke_reason": reason}
    _turn(held, award, Award.Status.REVOKED, changes | NOTHING_SUSPENDED, NOT_REVOCABLE)
    return _told(award, AwardEvent.Kind.REVOKED, by, seen, reason=reason)


@transaction.atomic
def reissue(*, award: Award, by: User | None, seen: int | None = None) -> Award:
    """Replace an award by one with the holder's present name, a new number, today's signer.

    What was earned or granted, when, and until when stays. The old one remains verifiable and
    links to the new; one that had been revoked stays revoked. The mail that the new one is
    ready tells the holder.
    """
    series = lock_series(award.badge)
    award = Award.objects.select_related("learner__user", "badge").get(pk=award.pk)
    _check_reissue(award)
    _check_seen(award, seen)
    old = Award.objects.filter(pk=award.pk, stored_status=Award.Status.ACTIVE)
    old.update(stored_status=Award.Status.SUPERSEDED)
    new = insert(
        series,
        badge=award.badge,
        learner=award.learner,
        snapshot={**award.snapshot, "name": printed_name(award.learner), **issuer()},
        supersedes=award,
        **{name: getattr(award, name) for name in KEPT_AT_REISSUE},
    )
    record(award, AwardEvent.Kind.REISSUED, by=by, number=new.number)
    log(instance=award, action="badges.reissue", user=by, data={"number": new.number})
    return new


KEPT_AT_REISSUE = ("jp", "agency_id", "earned_at", "expires_on", "granted_by_id", "grant_reason")


def standing_seen(award: Award) -> int:
    """Return the log's last line about what the award is worth (0 for none).

    A page shows it to the service again, so that a page kept open, or reached by the Back
    button, cannot undo what somebody has done since.
    """
    lines = AwardEvent.objects.filter(award=award, kind__in=AwardEvent.STANDING)
    return lines.order_by("-pk").values_list("pk", flat=True).first() or 0


def _turn(held: AwardQuerySet, award: Award, status: str, changes: dict[str, Any], why) -> None:
    if not held.filter(pk=award.pk).update(stored_status=status, **changes):
        raise AwardRefused(why)


def _told(
    award: Award, kind: AwardEvent.Kind, by: User | None, seen: int | None, *, reason: str
) -> Award:
    """Write down what was done to the award, and tell its holder; return it as it is now."""
    _check_seen(award, seen)
    award.refresh_from_db()
    event = record(award, kind, by=by, reason=reason)
    log(instance=award, action=ACTIONS[kind], user=by, data={"reason": reason})
    tell_change.enqueue(event.pk)
    return award


ACTIONS = {
    AwardEvent.Kind.SUSPENDED: "badges.suspend",
    AwardEvent.Kind.RESTORED: "badges.restore",
    AwardEvent.Kind.REVOKED: "badges.revoke",
}


def _check_seen(award: Award, seen: int | None) -> None:
    """Asked after the row is locked by its change, so nobody comes in between."""
    if seen is not None and seen != standing_seen(award):
        raise AwardRefused(OVERTAKEN)


def _check_reissue(award: Award) -> None:
    replaced = Award.objects.filter(supersedes=award).exists()
    status = rules.Status(award.status)
    if not rules.can_reissue(status, replaced, award.learner.has_account):
        raise AwardRefused(NOT_REISSUABLE)
