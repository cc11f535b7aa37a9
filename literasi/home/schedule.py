"""When the quizzes of somebody's courses open and close, for their own page."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from courses.models import Activity
from literasi.core import publication
from literasi.users.models import Learner
from quizzes import terms
from quizzes.models import Allowance, Quiz


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A quiz that is open at certain times; what has begun has no ``opens_at``."""

    title: str
    url: str
    opens_at: datetime | None
    closes_at: datetime | None


def schedule(learner: Learner, courses: Collection[int], now: datetime) -> list[Scheduled]:
    """Return what opens or closes in these courses from now on, what comes first at the top."""
    quizzes = [quiz for course, quiz in _scheduled() if course in courses]
    found = [_entry(quiz, limits, now) for quiz, limits in _for(learner, quizzes)]
    ahead = [one for one in found if one.opens_at or (one.closes_at and one.closes_at > now)]
    return sorted(ahead, key=lambda one: one.opens_at or one.closes_at or now)


def _entry(quiz: Quiz, limits: terms.Limits, now: datetime) -> Scheduled:
    begun = limits.opens_at is None or limits.opens_at <= now
    opens_at = None if begun else limits.opens_at
    return Scheduled(quiz.page.title, quiz.page.url, opens_at, limits.closes_at)


def _for(learner: Learner, quizzes: list[Quiz]) -> list[tuple[Quiz, terms.Limits]]:
    """Return the quizzes with the terms that hold for this learner."""
    given: dict[int, terms.Allowance] = {}
    if any(quiz.has_allowances for quiz in quizzes):
        rows = Allowance.objects.standing().filter(learner=learner, quiz__in=quizzes)
        given = {row.quiz_id: row.as_rules() for row in rows}
    return [(quiz, terms.allow(quiz.limits, given.get(quiz.pk))) for quiz in quizzes]


def _scheduled() -> list[tuple[int, Quiz]]:
    """Return the quizzes with dates and the courses they are in; changes by publishing alone."""
    return publication.remember("scheduled-quizzes", _read)


def _read() -> list[tuple[int, Quiz]]:
    dated = Q(quiz__page__opens_at__isnull=False) | Q(quiz__page__closes_at__isnull=False)
    dated |= Q(quiz__has_allowances=True)
    activities = Activity.objects.filter(dated, quiz__page__live=True)
    return [
        (activity.course_id, activity.quiz)
        for activity in activities.select_related("quiz__page", "quiz__current")
    ]
