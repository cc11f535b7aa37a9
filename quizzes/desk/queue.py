"""Which answers wait for whom, the one that has waited longest first."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from literasi.users.models import User
from quizzes import judging, marking
from quizzes.marking import Stage
from quizzes.models import AttemptItem, Mark
from quizzes.services import MarkRefused, claim

MARK = "quizzes.mark_answers"
CORRECT = "quizzes.correct_marks"

# How far is looked for an answer that nobody else has open.
LOOKED_AT = 50


def may_mark(user) -> bool:
    return user.is_authenticated and user.has_perm(MARK)


def waiting_for(user) -> QuerySet[AttemptItem]:
    """Return the answers that ``user`` may grade: not their own, and not graded by them yet."""
    if not may_mark(user):
        return AttemptItem.objects.none()
    done = Mark.objects.filter(item=OuterRef("pk"), by=user)
    others = AttemptItem.objects.for_markers().exclude(attempt__learner__user=user)
    return others.filter(~Exists(done)).order_by("attempt__finished_at", "pk")


def queue(user, now: datetime) -> QuerySet[AttemptItem]:
    """Return what waits for ``user`` with ``given`` marks, and ``open_to`` others just now."""
    busy = Q(claims__until__gt=now) & ~Q(claims__by=user)
    rows = waiting_for(user).annotate(
        given=Count("marks", distinct=True, filter=Q(marks__supersedes=None)),
        open_to=Count("claims", distinct=True, filter=busy),
    )
    return rows.select_related("attempt__quiz", "version").defer("response")


def stage(row: AttemptItem) -> Stage:
    """Return what a row of the queue waits for."""
    if row.awaits == AttemptItem.Awaits.THIRD:
        return Stage.MODERATION
    return Stage.SECOND if row.given else Stage.FIRST


def is_busy(row: AttemptItem) -> bool:
    """Return whether as many as are wanted have a row of the queue open."""
    return row.open_to >= marking.wanted(stage(row), judging.rubric(row).markers)


def take_next(user: User) -> AttemptItem | None:
    """Claim the next answer for ``user``; None when nothing is left to do just now."""
    rows = queue(user, timezone.now())[:LOOKED_AT]
    return _first_claimed((row for row in rows if not is_busy(row)), user)


def _first_claimed(rows: Iterable[AttemptItem], user: User) -> AttemptItem | None:
    for row in rows:
        try:
            return claim(item=row, by=user)
        except MarkRefused:
            continue
    return None


def marks_for(user) -> QuerySet[Mark]:
    """Return the marks ``user`` may read: their own, all of them for who may correct."""
    marks = Mark.objects.standing().filter(place__gt=0).order_by("-at", "-pk")
    marks = marks.select_related("item__attempt__quiz", "item__version", "by")
    if user.has_perm(CORRECT):
        # Nobody reads what is said of their own answer before they are told, nor, as one who
        # may mark it next, what somebody else made of it.
        others = marks.exclude(item__attempt__learner__user=user)
        return others.exclude(~Q(by=user), item__awaits=AttemptItem.Awaits.MARKER)
    return marks.filter(by=user) if may_mark(user) else marks.none()
