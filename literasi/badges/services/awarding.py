"""Issuing awards, and following learners who become one.

Whoever gives a number holds the lock of its series until the transaction ends, and looks again
after taking it. So numbers have no gaps, and two that finish at once make one award.
"""

from datetime import date, datetime
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from courses.models import Course, Enrolment
from literasi.badges import renewal, rules
from literasi.badges.certificates import designs
from literasi.badges.events import record
from literasi.badges.models import Award, AwardEvent, AwardSeries, Badge
from literasi.badges.querysets import BadgeQuerySet, Completed, completions_of
from literasi.badges.services.numbering import lock_series, next_number
from literasi.badges.signals import badge_awarded
from literasi.badges.snapshots import snapshot
from literasi.badges.tasks import finish_award
from literasi.users.models import Learner


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
    awards = [issue_if_due(badge, learner, completed) for badge in asked]
    return [award for award in awards if award]


def issue_if_due(badge: Badge, learner: Learner, completed: Completed) -> Award | None:
    """Issue the badge if it is due, looking again once its series is locked; else None."""
    if not is_due(badge, learner, completed):
        return None
    series = lock_series(badge)
    # Another process may have issued it while this one waited for the lock.
    if not is_due(badge, learner, completed):
        return None
    enrolments = [completed[course.pk] for course in badge.courses.all()]
    return _issue(series, badge, learner, sorted(enrolments, key=_finished_at))


def is_due(badge: Badge, learner: Learner, completed: Completed) -> bool:
    """Say whether the badge is to be issued now, by ``rules.is_due``."""
    criteria = [course.pk for course in badge.courses.all()]
    verdict = rules.assess(criteria, completed)
    if not verdict.earned:
        return False
    dates = [_finished_at(completed[pk]) for pk in criteria]
    last = latest(badge, learner)
    return rules.is_due(verdict, dates, last.as_rules() if last else None)


def _finished_at(enrolment: Enrolment) -> datetime:
    return timezone.localtime(cast(datetime, enrolment.completed_at))


def latest(badge: Badge, learner: Learner) -> Award | None:
    """Return the learner's last award of a badge, whatever it is worth; or None."""
    return Award.objects.filter(badge=badge, learner=learner).order_by("-cycle").first()


def _issue(
    series: AwardSeries, badge: Badge, learner: Learner, enrolments: list[Enrolment]
) -> Award:
    earned_at = _finished_at(enrolments[-1])
    facts = snapshot(badge=badge, learner=learner, enrolments=enrolments)
    return insert(
        series,
        badge=badge,
        learner=learner,
        snapshot=facts,
        jp=facts["jp"],
        agency=enrolments[-1].agency,
        earned_at=earned_at,
        expires_on=_expiry(badge, learner, earned_at.date()),
    )


def _expiry(badge: Badge, learner: Learner, earned: date) -> date | None:
    """Return the last day of a new award, which renews the one before if there is one."""
    last = latest(badge, learner)
    if last and last.expires_on:
        return renewal.renewed_until(earned, last.expires_on, badge.validity_months)
    return rules.expiry(earned, badge.validity_months)


def insert(series: AwardSeries, *, badge: Badge, learner: Learner, **fields: Any) -> Award:
    """Number and save a new award, tell those who listen, and have it finished."""
    now = timezone.now()
    last = latest(badge, learner)
    number = next_number(series, timezone.localdate(now))
    award = Award.objects.create(
        badge=badge,
        learner=learner,
        cycle=last.cycle + 1 if last else 1,
        number=number,
        number_key=rules.lookup_key(number),
        design=designs.freeze(badge.template) if badge.template else None,
        issued_at=now,
        **fields,
    )
    record(award, AwardEvent.Kind.ISSUED, number=number)
    badge_awarded.send(Award, award=award)
    finish_award.enqueue(award.pk)
    return award


@transaction.atomic
def follow_merge(*, source: Learner, target: Learner) -> None:
    """Give ``target`` what ``source`` held, and what both together have earned."""
    for award in Award.objects.filter(learner=source).select_related("badge").order_by("cycle"):
        last = latest(award.badge, target)
        cycle = last.cycle + 1 if last else award.cycle
        Award.objects.filter(pk=award.pk).update(learner=target, cycle=cycle)
    if target.has_account:
        _issue_due(target, Badge.objects.active())
