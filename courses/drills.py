"""What a drill asks: found in what its learner has missed, out of what may be practised."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db.models import F, Max, Sum
from django.db.models.functions import Coalesce

from courses import spacing
from courses.models import Course, Drill, FollowUp
from quizzes.drawing import option_order
from quizzes.kinds.base import unfolds
from quizzes.kinds.registry import KINDS
from quizzes.models import AttemptItem, QuestionVersion, ReleaseQuestion
from quizzes.selfcheck import checkable

FAMILY = Coalesce("version__question__variant_of", "version__question")


def draw(drill: Drill) -> list[int]:
    """Return the versions a drill is to ask."""
    follow_up = drill.follow_up
    earlier = list(follow_up.drills.filter(finished_at__isnull=False))
    missed = _missed(follow_up, earlier)
    return spacing.pick(
        _candidates(follow_up.course, missed),
        missed=missed,
        seen=_seen(follow_up, earlier),
        seed=drill.pk,
    )


def _missed(follow_up: FollowUp, earlier: list[Drill]) -> Mapping[int, float]:
    """Return the points lost in the course's quizzes and in earlier drills, by topic."""
    items = AttemptItem.objects.filter(
        attempt__learner=follow_up.learner_id,
        attempt__quiz__activity__course=follow_up.course_id,
        score__lt=1,
    )
    rows = items.order_by().values_list("version__question__topics")
    lost: dict[int, float] = defaultdict(float)
    for topic, points in rows.annotate(lost=Sum(1 - F("score"))):
        lost[topic] += float(points)
    for topic, points in _missed_in(earlier):
        lost[topic] += points
    lost.pop(None, None)
    return lost


def _missed_in(earlier: list[Drill]) -> list[tuple[int, float]]:
    scores = {int(pk): Decimal(score) for drill in earlier for pk, score in drill.scores.items()}
    rows = QuestionVersion.objects.filter(pk__in=scores).values_list("pk", "question__topics")
    return [(topic, float(1 - scores[pk])) for pk, topic in rows]


def _candidates(course: Course, missed: Mapping[int, float]) -> list[spacing.Candidate]:
    """Return what may be practised about what the course asks of, or this learner missed."""
    asked = ReleaseQuestion.objects.filter(
        release=F("release__quiz__current"), release__quiz__activity__course=course
    )
    topics = set(asked.order_by().values_list("version__question__topics", flat=True).distinct())
    about = (topics | missed.keys()) - {None}
    rows = (
        _practisable()
        .filter(question__topics__in=about)
        .values_list("pk", Coalesce("question__variant_of", "question"), "question__topics")
    )
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for pk, family, topic in rows.order_by("pk"):
        found[pk, family].add(topic)
    return [spacing.Candidate(*key, frozenset(about)) for key, about in found.items()]


def _practisable():
    """What lessons may ask too, and what can be answered in one go."""
    step_by_step = [name for name, kind in KINDS.items() if unfolds(kind)]
    return checkable().exclude(kind__in=step_by_step)


def _seen(follow_up: FollowUp, earlier: list[Drill]) -> dict[int, datetime]:
    """Return when the learner last met each family of questions."""
    items = AttemptItem.objects.filter(attempt__learner=follow_up.learner_id).order_by()
    rows = items.values_list(FAMILY).annotate(last=Max("attempt__started_at"))
    seen = dict(rows)
    finished = {pk: drill.finished_at for drill in earlier for pk in drill.asked}
    families = QuestionVersion.objects.filter(pk__in=finished).values_list(
        "pk", Coalesce("question__variant_of", "question")
    )
    return seen | {family: finished[pk] for pk, family in families}


def versions(drill: Drill) -> dict[int, QuestionVersion]:
    """Return the versions a drill asks, in its order."""
    found = QuestionVersion.objects.in_bulk(drill.asked)
    return {pk: found[pk] for pk in drill.asked if pk in found}


def items(drill: Drill) -> list[AttemptItem]:
    """Return a drill's questions as ``quizzes.presenting`` draws those of attempts; unsaved."""
    return [
        AttemptItem(
            slot=slot,
            version=version,
            option_order=option_order(
                KINDS[version.kind].options(version.body),
                seed=drill.pk,
                slot=slot,
                shuffle=not KINDS[version.kind].fixed_order,
            ),
            response=drill.answers.get(str(pk)),
            score=Decimal(drill.scores[str(pk)]) if drill.is_done else None,
        )
        for slot, (pk, version) in enumerate(versions(drill).items(), start=1)
    ]
