"""Writes about awards: issue, revoke, reissue, follow a merge, reconcile."""

from literasi.badges.services.awarding import award_earned, follow_merge
from literasi.badges.services.reconciling import Reconciliation, reconcile
from literasi.badges.services.standing import (
    NOT_REISSUABLE,
    NOT_REVOCABLE,
    AwardRefused,
    reissue,
    revoke,
)

__all__ = [
    "NOT_REISSUABLE",
    "NOT_REVOCABLE",
    "AwardRefused",
    "Reconciliation",
    "award_earned",
    "follow_merge",
    "reconcile",
    "reissue",
    "revoke",
]
