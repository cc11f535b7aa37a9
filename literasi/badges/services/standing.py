"""Changing what an award is worth: revoking it, replacing it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from literasi.badges import rules
from literasi.badges.models import Award
from literasi.badges.services.awarding import insert
from literasi.badges.services.numbering import lock_series
from literasi.badges.snapshots import issuer, printed_name
from literasi.users.models import User

NOT_REVOCABLE = gettext_lazy("Penghargaan ini sudah dicabut atau sudah diganti.")
NOT_REISSUABLE = gettext_lazy("Penghargaan ini sudah diganti, atau akun pemegangnya sudah dihapus.")


class AwardRefused(Exception):
    """What was asked cannot be done to this award; the message says why, for people."""


@transaction.atomic
def revoke(*, award: Award, by: User, reason: str) -> Award:
    """Withdraw an award for a reason that the public will read. The row and number stay."""
    changes = {"revoked_at": timezone.now(), "revoked_by": by, "revoke_reason": reason}
    revocable = [Award.Status.ACTIVE, Award.Status.SUSPENDED]
    held = Award.objects.filter(pk=award.pk, stored_status__in=revocable)
    if not held.update(stored_status=Award.Status.REVOKED, **changes):
        raise AwardRefused(NOT_REVOCABLE)
    award.refresh_from_db()
    log(instance=award, action="badges.revoke", user=by, data={"reason": reason})
    return award


@transaction.atomic
def reissue(*, award: Award, by: User) -> Award:
    """Replace an award by one with the holder's present name, a new number, today's signer.

    What was earned, when, and until when stays. The old one remains verifiable and links to
    the new; one that had been revoked stays revoked.
    """
    series = lock_series(award.badge)
    award = Award.objects.select_related("learner__user", "badge").get(pk=award.pk)
    _check_reissue(award)
    old = Award.objects.filter(pk=award.pk, stored_status=Award.Status.ACTIVE)
    old.update(stored_status=Award.Status.SUPERSEDED)
    new = insert(
        series,
        badge=award.badge,
        learner=award.learner,
        snapshot={**award.snapshot, "name": printed_name(award.learner), **issuer()},
        jp=award.jp,
        agency_id=award.agency_id,
        earned_at=award.earned_at,
        expires_on=award.expires_on,
        supersedes=award,
    )
    log(instance=award, action="badges.reissue", user=by, data={"number": new.number})
    return new


def _check_reissue(award: Award) -> None:
    replaced = Award.objects.filter(supersedes=award).exists()
    status = rules.Status(award.status)
    if not rules.can_reissue(status, replaced, award.learner.has_account):
        raise AwardRefused(NOT_REISSUABLE)
