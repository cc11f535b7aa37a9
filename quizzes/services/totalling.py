"""Computing the figures of whole quizzes: one stream over all first attempts, sums only."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from math import sqrt
from operator import itemgetter
from statistics import median
from typing import Any

from quizzes.models import AttemptItem, QuizStatistics
from quizzes.psychometrics import ENOUGH
from quizzes.reliability import (
    BINS,
    Moments,
    alpha,
    bin_of,
    dependability,
    standard_error,
)

# Scores have four decimals; as whole numbers they add up exactly.
POINT = 10_000
# How many different sets of questions are followed; draws make nearly as many as attempts.
MOST_SETS = 40
Method = QuizStatistics.Method

FIELDS = (
    "attempt__quiz",
    "attempt",
    "attempt__percent",
    "attempt__passed",
    "attempt__started_at",
    "attempt__finished_at",
    "version",
    "score",
)


@dataclass(slots=True)
class SameSet:
    """Attempts that asked the same questions."""

    items: dict[int, Moments] = field(default_factory=dict)
    total: Moments = field(default_factory=Moments)


@dataclass(slots=True)
class SameSize:
    """Attempts that asked as many questions."""

    total: Moments = field(default_factory=Moments)
    squares: int = 0


@dataclass(slots=True)
class Tally:
    """All that is kept of a quiz's attempts while they stream by."""

    percents: Moments = field(default_factory=Moments)
    passed: int = 0
    bins: list[int] = field(default_factory=lambda: [0] * BINS)
    minutes: list[float] = field(default_factory=list)
    sets: dict[tuple[int, ...], SameSet] = field(default_factory=dict)
    sizes: dict[int, SameSize] = field(default_factory=dict)

    def add(self, rows: list[tuple[Any, ...]]) -> None:
        """Add one attempt, given as the rows of its questions."""
        _quiz, _attempt, percent, passed, started, finished, _version, _score = rows[0]
        self.percents.add(percent)
        self.passed += bool(passed)
        self.bins[bin_of(percent)] += 1
        self.minutes.append((finished - started).total_seconds() / 60)
        self._add_scores({row[6]: int(row[7] * POINT) for row in rows})

    def _add_scores(self, scores: dict[int, int]) -> None:
        key, total = tuple(sorted(scores)), sum(scores.values())
        if key in self.sets or len(self.sets) < MOST_SETS:
            same = self.sets.setdefault(key, SameSet())
            same.total.add(total)
            for version, score in scores.items():
                same.items.setdefault(version, Moments()).add(score)
        size = self.sizes.setdefault(len(scores), SameSize())
        size.total.add(total)
        size.squares += sum(score * score for score in scores.values())

    def reliability(self) -> dict[str, Any]:
        """Return the reliability by the method that fits, and over what; empty without one.

        Alpha where at least half of all were asked the same questions.
        """
        same = max(self.sets.items(), key=lambda pair: pair[1].total.count)
        size = max(self.sizes.items(), key=lambda pair: pair[1].total.count)
        if same[1].total.count * 2 >= self.percents.count:
            value = alpha(list(same[1].items.values()), same[1].total)
            return _relied(Method.ALPHA, value, len(same[0]), same[1].total)
        value = dependability(size[0], size[1].total, size[1].squares)
        return _relied(Method.DRAWN, value, size[0], size[1].total)


def _relied(method: Method, value: float | None, questions: int, total: Moments) -> dict[str, Any]:
    if value is None or total.count < ENOUGH:
        return {}
    deviation = sqrt(total.variance or 0) * 100 / (questions * POINT)
    return {
        "method": method,
        "reliability": value,
        "error": standard_error(deviation, value),
        "basis": total.count,
    }


def measure_quizzes(*, quizzes: Collection[int] | None, now: datetime) -> int:
    """Compute the figures of ``quizzes`` (None: all); return how many have any."""
    rows = AttemptItem.objects.counted()
    if quizzes is not None:
        rows = rows.filter(attempt__quiz__in=quizzes)
    ordered = rows.order_by("attempt__quiz_id", "attempt_id", "slot").values_list(*FIELDS)
    stream = ordered.iterator(chunk_size=2000)
    kept = [_statistics(quiz, theirs, now) for quiz, theirs in groupby(stream, key=itemgetter(0))]
    names = [f.name for f in QuizStatistics._meta.fields if f.name not in ("id", "quiz")]
    QuizStatistics.objects.bulk_create(
        kept, update_conflicts=True, unique_fields=["quiz"], update_fields=names
    )
    return len(kept)


def _statistics(quiz: int, rows: Iterable[tuple[Any, ...]], now: datetime) -> QuizStatistics:
    tally = Tally()
    for _attempt, asked in groupby(rows, key=itemgetter(1)):
        tally.add(list(asked))
    people, mean = tally.percents.count, tally.percents.mean
    return QuizStatistics(
        quiz_id=quiz,
        computed_at=now,
        people=people,
        mean=None if mean is None else float(mean),
        deviation=sqrt(tally.percents.variance) if people > 1 else None,
        passed=tally.passed / people,
        minutes=median(tally.minutes),
        histogram=tally.bins,
        **tally.reliability(),
    )
