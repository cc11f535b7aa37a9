"""Writes about awards: issue, revoke, reissue, follow a merge, reconcile.

Whoever gives a number holds the lock of its year until the transaction ends, and looks again
after taking it. So numbers have no gaps, and two that finish at once make one award.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from courses.models import Course, Enrolment
from literasi.badges import rules
from literasi.badges.models import Award, AwardSeries, Badge
from literasi.badges.querysets import (
    AwardQuerySet,
    BadgeQuerySet,
    Completed,
    completions_of,
    who_completed,
)
from literasi.badges.signals import badge_awarded
from literasi.badges.snapshots import issuer, printed_name, snapshot
from literasi.badges.tasks import tell_holder
from literasi.users.models import Learner, User

NOT_REVOCABLE = gettext_lazy("Penghargaan ini sudah dicabut atau sudah diganti.")
NOT_REISSUABLE = gettext_lazy("Penghargaan ini sudah diganti, atau akun pemegangnya sudah dihapus.")


class AwardRefused(Exception):
    """What was asked cannot be done to this award; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What comparing earned with issued found.

    ``missing``: (badge, learner's id) that were earned and not issued; ``issued``: the awards
    made for them; ``unearned``: awards whose learner has not completed what the badge now
    asks. Those are only reported: what was given is given.
    """

    missing: list[tuple[Badge, int]]
    issued: list[Award]
    unearned: list[Award]


@transaction.atomic
def award_earned(*, learner: Learner, course: Course) -> list[Award]:
    """Issue what finishing ``course`` has just earned ``learner``; [] when nothing is due.

    Repeating it changes nothing. Visitors, who have no account, get no awards.
    """
    if not learner.has_account:
        return []
    return _issue_due(learner, Badge.objects.active().naming(course))


def _issue_due(learner: Learner, badges: BadgeQuerySet) -> list[Award]:
    asked = list(badges.with_criteria())
    completed = completions_of(learner) if asked else {}
    awards = [_issue_if_due(badge, learner, completed) for badge in asked]
    return [award for award in awards if award]


def _issue_if_due(badge: Badge, learner: Learner, completed: Completed) -> Award | None:
    if not _is_due(badge, learner, completed):
        return None
    series = _lock_series()
    # Another process may have issued it while this one waited for the lock.
    if not _is_due(badge, learner, completed):
        return None
    enrolments = [completed[course.pk] for course in badge.courses.all()]
    return _issue(series, badge, learner, sorted(enrolments, key=_finished_at))


def _is_due(badge: Badge, learner: Learner, completed: Completed) -> bool:
    criteria = [course.pk for course in badge.courses.all()]
    verdict = rules.assess(criteria, completed)
    if not verdict.earned:
        return False
    dates = [_finished_at(completed[pk]) for pk in criteria]
    last = _latest(badge, learner)
    previous = rules.Previous(rules.Status(last.status), last.earned_at) if last else None
    return rules.is_due(verdict, dates, previous)


def _finished_at(enrolment: Enrolment) -> datetime:
    return cast(datetime, enrolment.completed_at)


def _latest(badge: Badge, learner: Learner) -> Award | None:
    return Award.objects.filter(badge=badge, learner=learner).order_by("-cycle").first()


def _issue(
    series: AwardSeries, badge: Badge, learner: Learner, enrolments: list[Enrolment]
) -> Award:
    earned_at = _finished_at(enrolments[-1])
    facts = snapshot(badge=badge, learner=learner, enrolments=enrolments)
    return _insert(
        series,
        badge=badge,
        learner=learner,
        snapshot=facts,
        jp=facts["jp"],
        agency=enrolments[-1].agency,
        earned_at=earned_at,
        expires_on=rules.expiry(timezone.localdate(earned_at), badge.validity_months),
    )


def _insert(series: AwardSeries, *, badge: Badge, learner: Learner, **fields: Any) -> Award:
    """Number and save a new award, tell those who listen, and have the holder told."""
    now = timezone.now()
    last = _latest(badge, learner)
    number = _next_number(series, timezone.localdate(now))
    award = Award.objects.create(
        badge=badge,
        learner=learner,
        cycle=last.cycle + 1 if last else 1,
        number=number,
        number_key=rules.lookup_key(number),
        issued_at=now,
        **fields,
    )
    badge_awarded.send(Award, award=award)
    tell_holder.enqueue(award.pk)
    return award


def _lock_series() -> AwardSeries:
    """Return this year's series, locked until the transaction ends.

    SQLite has no row locks; there the transaction itself holds the only right to write.
    """
    year = timezone.localdate().year
    series, _created = AwardSeries.objects.select_for_update().get_or_create(year=year)
    return series


def _next_number(series: AwardSeries, issued: date) -> str:
    AwardSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db()
    return rules.award_number(
        settings.LITERASI_AWARD_NUMBER,
        serial=series.last,
        code=settings.LITERASI_AWARD_CODE,
        issued=issued,
    )


@transaction.atomic
def revoke(*, award: Award, by: User, reason: str) -> Award:
    """Withdraw an award for a reason that the public will read. The row and number stay."""
    changes = {"revoked_at": timezone.now(), "revoked_by": by, "revoke_reason": reason}
    active = Award.objects.filter(pk=award.pk, stored_status=Award.Status.ACTIVE)
    if not active.update(stored_status=Award.Status.REVOKED, **changes):
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
    series = _lock_series()
    award = Award.objects.select_related("learner__user", "badge").get(pk=award.pk)
    _check_reissue(award)
    old = Award.objects.filter(pk=award.pk, stored_status=Award.Status.ACTIVE)
    old.update(stored_status=Award.Status.SUPERSEDED)
    new = _insert(
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


@transaction.atomic
def follow_merge(*, source: Learner, target: Learner) -> None:
    """Give ``target`` what ``source`` held, and what both together have earned."""
    for award in Award.objects.filter(learner=source).select_related("badge").order_by("cycle"):
        last = _latest(award.badge, target)
        cycle = last.cycle + 1 if last else award.cycle
        Award.objects.filter(pk=award.pk).update(learner=target, cycle=cycle)
    if target.has_account:
        _issue_due(target, Badge.objects.active())


def reconcile(*, dry_run: bool = False) -> Reconciliation:
    """Compare what has been earned with what was issued; issue what is missing.

    Each award is its own transaction, so a run that is interrupted has lost nothing.
    """
    badges = list(Badge.objects.active().with_criteria())
    missing = [(badge, pk) for badge in badges for pk in _lacking(badge)]
    issued = [] if dry_run else [_repair(badge, pk) for badge, pk in missing]
    unearned = [award for badge in badges for award in _unearned(badge)]
    return Reconciliation(missing, [award for award in issued if award], unearned)


def _lacking(badge: Badge) -> list[int]:
    """Return the learners who are due this badge, judged by the same rule as at issue."""
    learners = who_completed([course.pk for course in badge.courses.all()])
    standing = Award.objects.standing(timezone.localdate()).filter(badge=badge)
    rows = Learner.objects.filter(pk__in=learners).exclude(pk__in=standing.values("learner"))
    return [
        learner.pk
        for learner in rows.order_by("pk").iterator()
        if _is_due(badge, learner, completions_of(learner))
    ]


@transaction.atomic
def _repair(badge: Badge, learner_pk: int) -> Award | None:
    learner = Learner.objects.select_related("user").get(pk=learner_pk)
    return _issue_if_due(badge, learner, completions_of(learner))


def _unearned(badge: Badge) -> AwardQuerySet:
    learners = who_completed([course.pk for course in badge.courses.all()])
    standing = Award.objects.standing(timezone.localdate()).filter(badge=badge)
    return standing.exclude(learner__in=learners).filter(learner__user__isnull=False)
