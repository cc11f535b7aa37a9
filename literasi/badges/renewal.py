"""When an award may be renewed, until when it then holds, and who is reminded. docs/rules.md.

Standard library only: no Django, no clock, no database.
"""

from collections.abc import Collection
from datetime import date, timedelta

from literasi.badges.rules import Status, expiry

RENEWABLE_DAYS = 60
REMINDED_BEFORE = (60, 30, 7)


def opens_on(expires_on: date) -> date:
    """Return the first day on which an award that ends on ``expires_on`` may be renewed."""
    return expires_on - timedelta(days=RENEWABLE_DAYS)


def can_renew(status: Status, expires_on: date | None, today: date) -> bool:
    """Say whether to offer renewal: the award has ended, or will within sixty days.

    One that is suspended, revoked or replaced is not renewed.
    """
    if expires_on is None or status not in {Status.ACTIVE, Status.EXPIRED}:
        return False
    return today >= opens_on(expires_on)


def renewed_until(earned: date, previous_end: date, months: int | None) -> date | None:
    """Return the last day of a renewed award; None without end.

    Renewed early it counts from the old end, so that nobody loses days by being in time;
    renewed late from the day it was earned, because nothing held in between.
    """
    return expiry(max(earned, previous_end), months)


def reminder_due(
    expires_on: date, issued_on: date, today: date, sent: Collection[int]
) -> int | None:
    """Return of how many days before the end to remind today; None when of none.

    At most one, the most urgent: who was not reminded for weeks, because nothing ran, gets
    one letter. A moment that had passed when the award was issued is left out.
    """
    if today > expires_on:
        return None
    moments = {days: expires_on - timedelta(days=days) for days in REMINDED_BEFORE}
    reached = [days for days, moment in moments.items() if issued_on < moment <= today]
    urgent = min(reached, default=None)
    return None if urgent in sent else urgent
