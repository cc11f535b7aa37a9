"""Writes about awards: issue, suspend, revoke, reissue, follow a merge, reconcile."""

from literasi.badges.services.awarding import award_earned, follow_merge
from literasi.badges.services.reconciling import Reconciliation, reconcile
from literasi.badges.services.reminding import send_reminders
from literasi.badges.services.renewing import renew
from literasi.badges.services.standing import (
    NOT_REISSUABLE,
    NOT_RESTORABLE,
    NOT_REVOCABLE,
    NOT_SUSPENDABLE,
    OVERTAKEN,
    AwardRefused,
    reissue,
    restore,
    revoke,
    standing_seen,
    suspend,
)

__all__ = [
    "NOT_REISSUABLE",
    "NOT_RESTORABLE",
    "NOT_REVOCABLE",
    "NOT_SUSPENDABLE",
    "OVERTAKEN",
    "AwardRefused",
    "Reconciliation",
    "award_earned",
    "follow_merge",
    "reconcile",
    "reissue",
    "renew",
    "restore",
    "revoke",
    "send_reminders",
    "standing_seen",
    "suspend",
]
