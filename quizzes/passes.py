"""Who has passed what because of a correction, and who no longer has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizzes.models import Attempt

AT_ONCE = 500


class Pass(NamedTuple):
    """A learner has passed a quiz, whichever attempt it was."""

    learner_id: int
    quiz_id: int


@dataclass(frozen=True, slots=True)
class Passes:
    """``gained``: by whom a quiz is passed for the first time; ``lost``: by whom no longer."""

    gained: Sequence[Pass] = ()
    lost: Sequence[Pass] = ()


def passes_of(changes: Iterable) -> Passes:
    """Return what changes of attempts mean for who has passed; others' attempts count as well."""
    turned = {row.attempt.pk: row for row in changes if row.gained or row.lost}
    pairs = {Pass(row.attempt.learner_id, row.attempt.quiz_id) for row in turned.values()}
    elsewhere = _passed_elsewhere(pairs, turned.keys())
    after = elsewhere | {_pair(row) for row in turned.values() if row.gained}
    before = elsewhere | {_pair(row) for row in turned.values() if row.lost}
    return Passes(sorted(after - before), sorted(before - after))


def _pair(row) -> Pass:
    return Pass(row.attempt.learner_id, row.attempt.quiz_id)


def _passed_elsewhere(pairs: set[Pass], turned) -> set[Pass]:
    """Return the pairs that another attempt has passed."""
    learners, found = sorted({pair.learner_id for pair in pairs}), set()
    quizzes = {pair.quiz_id for pair in pairs}
    for start in range(0, len(learners), AT_ONCE):
        rows = Attempt.objects.filter(
            learner__in=learners[start : start + AT_ONCE], quiz__in=quizzes, passed=True
        )
        found |= {
            Pass(learner, quiz)
            for pk, learner, quiz in rows.values_list("pk", "learner", "quiz")
            if pk not in turned
        }
    return found & pairs


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether one attempt came to pass, or to pass no longer."""

    attempt: Attempt
    gained: bool
    lost: bool

    @classmethod
    def of(cls, line) -> "Turn":
        """What the line of a regrade did."""
        return cls(line.attempt, line.gained, line.lost)

    @classmethod
    def back(cls, line) -> "Turn":
        """What undoing the line does."""
        return cls(line.attempt, line.lost, line.gained)
