"""Marks by people: recorded one by one; the last one needed closes the attempt.

Whoever writes holds the row of the attempt, so marks of one attempt come one after the other,
and the change from awaiting to graded is one UPDATE that acts once.
"""

from collections.abc import Collection
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from literasi.users.models import Learner, User
from quizzes import judging, marking, rules, tasks
from quizzes.kinds.registry import KINDS, by_people
from quizzes.marking import Hindrance, Levels
from quizzes.models import Attempt, AttemptItem, Claim, Mark
from quizzes.services.scores import decimal, fraction, outcome
from quizzes.signals import attempt_graded

Awaits = AttemptItem.Awaits
FOR_MARKERS = (Awaits.MARKER, Awaits.THIRD)


class MarkRefused(Exception):
    """An answer may not be marked by this person now; ``hindrance`` says why."""

    def __init__(self, hindrance: Hindrance):
        super().__init__(hindrance)
        self.hindrance = hindrance


# --- Handing in -----------------------------------------------------------------------


def put_before_people(attempt: Attempt, items: Collection[AttemptItem]) -> None:
    """Have answers of an attempt that was just handed in wait for people.

    What is practised, learners judge themselves; tests go to markers.
    """
    practised = attempt.release.settings["purpose"] == "practice"
    awaits = Awaits.LEARNER if practised else Awaits.MARKER
    AttemptItem.objects.filter(pk__in=[item.pk for item in items]).update(awaits=awaits)


# --- Marking --------------------------------------------------------------------------


@transaction.atomic
def claim(*, item: AttemptItem, by: User, now: datetime | None = None) -> AttemptItem:
    """Keep an answer for who opens it; return it as it is now. Raises MarkRefused."""
    now, (_attempt, locked) = now or timezone.now(), _lock(item)
    busy = set(locked.claims.held(now).values_list("by", flat=True))
    _refuse(locked, by, busy)
    until = now + marking.CLAIMED_FOR
    Claim.objects.update_or_create(item=locked, by=by, defaults={"until": until})
    return locked


@transaction.atomic
def record_mark(
    *, item: AttemptItem, by: User, levels: Levels, comment: str, now: datetime | None = None
) -> Mark:
    """Write down how somebody grades an answer, and close its attempt if nothing else waits.

    Raises MarkRefused: an answer is marked by as many as its author wants, and not by who
    wrote it. A claim that has run out hinders nobody.
    """
    now, (attempt, locked) = now or timezone.now(), _lock(item)
    _refuse(locked, by)
    place = 1 + locked.marks.filter(supersedes=None).count()
    mark = _write(locked, place, by, levels, comment, now)
    Claim.objects.filter(item=locked, by=by).delete()
    _settle(attempt, locked)
    return mark


@transaction.atomic
def correct_mark(
    *,
    mark: Mark,
    by: User,
    levels: Levels,
    comment: str,
    reason: str,
    now: datetime | None = None,
) -> Mark:
    """Replace a mark by another, for a reason; both stay. Raises MarkRefused if it was replaced.

    What the attempt earned follows; what was once passed stays passed.
    """
    now, (attempt, locked) = now or timezone.now(), _lock(mark.item)
    if Mark.objects.filter(supersedes=mark).exists():
        raise MarkRefused(Hindrance.DONE)
    if attempt.learner.user_id == by.pk:
        raise MarkRefused(Hindrance.OWN)
    made = Mark.objects.create(
        item=locked,
        place=mark.place,
        by=by,
        at=now,
        levels=dict(levels),
        comment=comment,
        supersedes=mark,
        reason=reason,
    )
    _settle(attempt, locked)
    return made


@transaction.atomic
def assess(*, item: AttemptItem, levels: Levels, now: datetime | None = None) -> bool:
    """Take a learner's own word for an answer in practice; return whether it was asked for."""
    attempt, locked = _lock(item)
    if locked.awaits != Awaits.LEARNER:
        return False
    _write(locked, 0, attempt.learner.user, levels, "", now or timezone.now())
    _settle(attempt, locked)
    return True


def _lock(item: AttemptItem) -> tuple[Attempt, AttemptItem]:
    """Return the attempt, locked until the transaction ends, and its answer as it is now."""
    attempts = Attempt.objects.select_related("quiz", "learner__user", "release")
    attempt = attempts.select_for_update(of=("self",)).get(pk=item.attempt_id)
    found = AttemptItem.objects.select_related("version").get(pk=item.pk)
    found.attempt = attempt
    return attempt, found


def _refuse(item: AttemptItem, by: User, busy: Collection[int] = ()) -> None:
    marks = list(item.marks.standing())
    stage = judging.standing_of(item, marks).stage
    markers = judging.rubric(item).markers
    found = marking.hindrance(
        by.pk,
        author=item.attempt.learner.user_id,
        marked_by=[mark.by_id for mark in marks],
        wanted=marking.wanted(stage, markers) if item.awaits in FOR_MARKERS else 0,
        busy=busy,
    )
    if found:
        raise MarkRefused(found)


def _write(item, place: int, by: User | None, levels: Levels, comment: str, now: datetime) -> Mark:
    return Mark.objects.create(
        item=item, place=place, by=by, at=now, levels=dict(levels), comment=comment
    )


# --- Settling -------------------------------------------------------------------------


def _settle(attempt: Attempt, item: AttemptItem) -> None:
    """Bring an answer, and with the last one its attempt, up to date with the marks."""
    stand = judging.standing_of(item, list(item.marks.standing()))
    fields: dict[str, Any] = {"awaits": judging.AWAITS[stand.stage]}
    if stand.score is not None:
        fields["score"] = decimal(stand.score)
    AttemptItem.objects.filter(pk=item.pk).update(**fields)
    if _finish(attempt) and attempt.items.filter(marks__place__gt=0).exists():
        # Somebody else than the learner has graded.
        tasks.tell_marked.enqueue(attempt.pk)


def _finish(attempt: Attempt) -> bool:
    """Grade an attempt for which nobody is waited any more; return whether it is graded."""
    items = list(attempt.items.select_related("version").order_by("slot"))
    if any(item.awaits for item in items):
        return False
    grade = rules.grade([_exact(i) for i in items if i.counts], pass_mark=attempt.pass_mark)
    fields = outcome(grade)
    if attempt.is_awaiting:
        found = Attempt.objects.awaiting().filter(pk=attempt.pk)
        is_news = found.update(state=Attempt.State.GRADED, **fields) == 1
    else:
        # A correction: nobody loses what they have passed.
        is_news = grade.passed and not attempt.passed
        fields["passed"] = grade.passed or attempt.passed
        Attempt.objects.filter(pk=attempt.pk).update(**fields)
    attempt.refresh_from_db(fields=["state", *fields])
    if is_news:
        attempt_graded.send(sender=Attempt, attempt=attempt)
    return True


def _exact(item: AttemptItem) -> Fraction:
    """Return a score as a fraction: as computed, unless something else was written down."""
    score = KINDS[item.version.kind].score(item.version.body, item.response)
    if score is None:
        score = judging.standing_of(item, list(item.marks.standing())).score
    return score if score is not None and decimal(score) == item.score else fraction(item.score)


# --- Forgetting -----------------------------------------------------------------------


@transaction.atomic
def forget_written(learner: Learner) -> None:
    """Remove what a learner wrote, and what was said of it, when they erase their account.

    Scores stay. What nobody had graded yet earns nothing, since nobody can read it any more.
    """
    # Held before their answers, in the order in which markers hold them.
    attempts = list(learner.attempts.awaiting().select_for_update())
    written = AttemptItem.objects.filter(attempt__learner=learner, version__kind__in=by_people())
    Mark.objects.filter(item__in=written).update(comment="")
    written.exclude(awaits=Awaits.NOBODY).filter(score=None).update(score=0)
    written.update(response=None, awaits=Awaits.NOBODY)
    for attempt in attempts:
        _finish(attempt)
