"""Attempts at a test before learning and at the one after it, side by side."""

from dataclasses import dataclass

from quizzes import measuring, rules
from quizzes.models import Attempt, Quiz, QuizPage


@dataclass(frozen=True, slots=True)
class Pair:
    """One learner's finished attempts at both tests; None where there is none (yet).

    ``is_offered``: whether the test after can be taken today; ``policy``: what may be shown of
    the attempt in question; ``counterpart``: the other quiz, if there is one.
    """

    before: Attempt | None
    after: Attempt | None
    counterpart: Quiz | None
    policy: rules.ReviewPolicy

    @property
    def change(self) -> measuring.Change | None:
        if self.before is None or self.after is None:
            return None
        return measuring.Change(self.before.percent, self.after.percent)


def compare(attempt: Attempt) -> Pair | None:
    """Return the pair that an attempt is one half of; None when it is of no such test."""
    if not attempt.measures or attempt.is_open or attempt.is_awaiting:
        return None
    if attempt.release.settings["purpose"] == QuizPage.Purpose.AFTER:
        return _seen_from_after(attempt)
    return _seen_from_before(attempt)


def _seen_from_after(attempt: Attempt) -> Pair:
    baseline = attempt.quiz.baseline
    before = _finished(attempt, baseline) if baseline else None
    return Pair(before, attempt, baseline, rules.ReviewPolicy.FULL)


def _seen_from_before(attempt: Attempt) -> Pair:
    counterpart = attempt.quiz.counterparts.select_related("page", "current").first()
    after = _finished(attempt, counterpart) if counterpart else None
    may_tell = measuring.may_tell_first(
        after_is_offered=counterpart is not None and counterpart.is_offered,
        after_is_done=after is not None,
    )
    policy = rules.ReviewPolicy.FULL if may_tell else rules.ReviewPolicy.NOTHING
    return Pair(attempt, after, counterpart, policy)


def _finished(attempt: Attempt, quiz: Quiz) -> Attempt | None:
    """Return the learner's first finished attempt at ``quiz``."""
    taken = Attempt.objects.graded().filter(learner=attempt.learner_id, quiz=quiz)
    return taken.order_by("number").first()
