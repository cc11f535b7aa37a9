"""Giving the badge to the people of a confirmed list, one by one.

Each line is a transaction that turns the line from waiting to granted and makes the award, so
one that is killed anywhere has done both or neither, and doing it again doubles nothing.
"""

import logging
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from literasi.agencies.services import agency_of
from literasi.badges import rules
from literasi.badges.events import record
from literasi.badges.examining import OF_STATUS
from literasi.badges.models import Award, AwardEvent, AwardSeries, GrantLine, GrantList
from literasi.badges.services.awarding import insert, latest
from literasi.badges.services.numbering import lock_series
from literasi.badges.snapshots import granted_snapshot

logger = logging.getLogger(__name__)

# So many lines, and then the worker may do other work before it comes back to the list.
BATCH = 50
# A list that nobody works on for so long has been left by its worker.
LEFT_ALONE = timedelta(minutes=5)

State = GrantLine.State


def continue_list(*, grants_pk: int, after: int = 0) -> int | None:
    """Work on the next waiting lines after line ``after``; return the last one's number.

    None when there was none left, and then the list is done unless some line still waits. May
    be repeated and killed. A line that the database refuses waits, and keeps no other.
    """
    waiting = GrantLine.objects.filter(list=grants_pk, state=State.WAITING, number__gt=after)
    batch = list(waiting.order_by("number").values_list("pk", "number")[:BATCH])
    for pk, _number in batch:
        try:
            grant_line(line_pk=pk)
        except DatabaseError:
            logger.exception("A line of a list could not be given; it waits", extra={"line": pk})
    if len(batch) == BATCH:
        return batch[-1][1]
    _finish(grants_pk)
    return None


@transaction.atomic
def grant_line(*, line_pk: int) -> Award | None:
    """Give one waiting line its award; None if it does not wait, or may not be given any more."""
    line = GrantLine.objects.select_related("list__badge", "list__by").get(pk=line_pk)
    series = lock_series(line.list.badge)
    line.refresh_from_db(fields=["state", "learner", "finding"])
    if line.state != State.WAITING:
        return None
    GrantList.objects.filter(pk=line.list_id).update(touched_at=timezone.now())
    if hindrance := _hindrance(line):
        GrantLine.objects.filter(pk=line.pk).update(state=State.SKIPPED, finding=hindrance)
        return None
    award = _give(series, line)
    GrantLine.objects.filter(pk=line.pk).update(state=State.GRANTED, award=award)
    return award


def _hindrance(line: GrantLine) -> GrantLine.Finding | None:
    """Look again, now that nobody else can give this badge: what is in the way, if anything."""
    if line.learner is None or not line.learner.has_account:
        return GrantLine.Finding.NO_ACCOUNT
    last = latest(line.list.badge, line.learner)
    answer = rules.can_grant(rules.Status(last.status) if last else None)
    decided = line.finding == GrantLine.Finding.REVOKED
    if answer is rules.Grant.YES or (answer is rules.Grant.ASK and decided):
        return None
    return OF_STATUS[rules.Status(last.status)] if last else None


def _give(series: AwardSeries, line: GrantLine) -> Award:
    badge, learner = line.list.badge, line.learner
    agency = agency_of(learner)
    reason = line.reason or line.list.reason
    facts = granted_snapshot(badge=badge, learner=learner, agency=agency, reason=reason)
    if not line.list.counts_jp:
        facts["jp"] = None
    now = timezone.now()
    award = insert(
        series,
        badge=badge,
        learner=learner,
        snapshot=facts,
        jp=facts["jp"],
        agency=agency,
        earned_at=now,
        expires_on=rules.expiry(timezone.localdate(now), badge.validity_months),
        granted_by=line.list.by,
        grant_reason=reason,
    )
    record(award, AwardEvent.Kind.GRANTED, by=line.list.by, reason=reason)
    return award


def _finish(grants_pk: int) -> None:
    """Mark the list as done when no line of it waits any more."""
    waits = GrantLine.objects.filter(list=grants_pk, state=State.WAITING).exists()
    running = GrantList.objects.filter(pk=grants_pk, state=GrantList.State.RUNNING)
    if not waits:
        running.update(state=GrantList.State.DONE, finished_at=timezone.now())


def left_lists() -> QuerySet[GrantList]:
    """Return the lists that a worker has left before they were done."""
    running = GrantList.objects.filter(state=GrantList.State.RUNNING)
    return running.filter(touched_at__lt=timezone.now() - LEFT_ALONE)
