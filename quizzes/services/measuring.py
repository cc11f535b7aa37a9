"""Computing what is kept about questions and quizzes, from first attempts.

Everything is read as a stream and added up, a few statements however many attempts there are.
Who counts: people, each once with their first attempt, graded, and not staff trying things out.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from quizzes.integrity import TOGETHER
from quizzes.kinds.base import TYPED, Kind
from quizzes.kinds.registry import KINDS
from quizzes.models import AttemptItem, QuestionStatistics, QuestionVersion
from quizzes.psychometrics import Figures, Reply, Share, measure
from quizzes.services.totalling import measure_quizzes

# Versions whose answers are read together.
AT_A_TIME = 50
# People whose answers to one question are looked at; more would change no figure.
MOST_PEOPLE = 20_000
# What is typed is shown only if several typed it: it might be anything, even a name.
TYPED_BY, TYPED_SHOWN = 3, 5
# Time is known to the second at best.
SHORTEST = timedelta(seconds=TOGETHER)

FIELDS = (
    "version",
    "attempt__learner",
    "score",
    "attempt__earned",
    "attempt__possible",
    "response",
    "saved_at",
    "before",
    "together",
    "attempt__started_at",
)


def measure_everything(
    *, quizzes: Collection[int] | None = None, now: datetime | None = None
) -> tuple[int, int]:
    """Compute the figures of ``quizzes`` (None: all) and of what they asked.

    Returns how many quizzes and how many question versions were measured.
    """
    now = now or timezone.now()
    asked = AttemptItem.objects.counted()
    if quizzes is not None:
        asked = asked.filter(attempt__quiz__in=quizzes)
    versions = sorted(asked.order_by().values_list("version", flat=True).distinct())
    measured = sum(
        _measure_versions(versions[start : start + AT_A_TIME], now)
        for start in range(0, len(versions), AT_A_TIME)
    )
    return measure_quizzes(quizzes=quizzes, now=now), measured


def _measure_versions(wanted: Sequence[int], now: datetime) -> int:
    versions = QuestionVersion.objects.in_bulk(wanted)
    rows = _answers(wanted).values_list(*FIELDS).iterator(chunk_size=2000)
    kept = [
        _statistics(versions[pk], answers, now)
        for pk, answers in groupby(rows, key=itemgetter(0))
        if versions[pk].kind in KINDS
    ]
    names = [f.name for f in QuestionStatistics._meta.fields if f.name not in ("id", "version")]
    QuestionStatistics.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["version"], update_fields=names
    )
    return len(kept)


def _answers(wanted: Sequence[int]) -> QuerySet[AttemptItem]:
    """Return the answers to some questions, with when the answer before each was saved."""
    same_attempt = AttemptItem.objects.filter(attempt=OuterRef("attempt"))
    earlier = same_attempt.filter(saved_at__lt=OuterRef("saved_at")).order_by("-saved_at")
    at_once = same_attempt.filter(saved_at=OuterRef("saved_at")).exclude(pk=OuterRef("pk"))
    found = AttemptItem.objects.counted().filter(version__in=wanted)
    return found.annotate(
        before=Subquery(earlier.values("saved_at")[:1]), together=Exists(at_once)
    ).order_by("version_id", "attempt__learner_id", "attempt__started_at", "attempt_id")


def _statistics(
    version: QuestionVersion, rows: Iterable[tuple[Any, ...]], now: datetime
) -> QuestionStatistics:
    kind = KINDS[version.kind]
    replies = [_reply(kind, version, *row[2:]) for row in islice(_one_each(rows), MOST_PEOPLE)]
    picks = kind.picks(version.body)
    options = set(kind.options(version.body))
    found = measure(
        replies,
        right={pick.key for pick in picks if pick.right},
        offered={pick.key for pick in picks if pick.right is False and pick.key in options},
    )
    return QuestionStatistics(
        version=version,
        computed_at=now,
        people=found.people,
        facility=found.facility,
        discrimination=found.discrimination,
        seconds=found.seconds,
        verdict=found.verdict.value,
        choices=_choices(found, {pick.key for pick in picks}, replies),
    )


def _one_each(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield the first row of each learner: who met a question in two quizzes counts once."""
    for _learner, theirs in groupby(rows, key=itemgetter(1)):
        yield next(theirs)


def _reply(
    kind: Kind,
    version: QuestionVersion,
    score: Decimal,
    earned: Decimal,
    possible: int,
    response: Any,
    saved_at: datetime | None,
    before: datetime | None,
    together: bool,
    started_at: datetime,
) -> Reply:
    took = None if saved_at is None or together else saved_at - (before or started_at)
    return Reply(
        score=float(score),
        rest=rest_of(score, earned, possible),
        picked=tuple(kind.picked(version.body, response)),
        seconds=took.total_seconds() if took and took >= SHORTEST else None,
    )


def rest_of(score: Decimal, earned: Decimal | None, possible: int | None) -> float | None:
    """Return the mean score of an attempt's other questions; None if there are none."""
    if earned is None or not possible or possible < 2:
        return None
    return float(min(Decimal(1), max(Decimal(0), (earned - score) / (possible - 1))))


def _choices(found: Figures, known: Collection[str], replies: Sequence[Reply]) -> dict[str, Any]:
    other = [share for key, share in found.shares.items() if key not in known]
    typed = Counter(
        key.removeprefix(TYPED) for reply in replies for key in reply.picked if key not in known
    )
    often = [[text, n] for text, n in typed.most_common(TYPED_SHOWN) if n >= TYPED_BY]
    return {
        "shares": {key: _parts([s]) for key, s in found.shares.items() if key in known},
        "other": _parts(other),
        "unanswered": _parts([found.unanswered] if found.unanswered else []),
        "typed": often,
        "suspects": [key for key in found.suspects if key in known],
        "idle": list(found.idle),
    }


def _parts(shares: Sequence[Share]) -> list[float]:
    """Return ``[everybody, upper, middle, lower]`` of what several were chosen by together."""
    each = [tuple(asdict(share).values()) for share in shares] or [(0.0,) * 4]
    return [round(sum(parts), 4) for parts in zip(*each, strict=True)]
