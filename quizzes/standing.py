"""Where a learner stands with a quiz: what they have done, and whether they may start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from literasi.users.models import Learner
from quizzes import access, hot, rules, terms
from quizzes.models import Allowance, Attempt, Quiz

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Standing:
    """A learner before a quiz; ``attempts`` newest first, ``learner`` None for a new visitor.

    ``limits`` are the terms for this learner, with what they were allowed.
    """

    quiz: Quiz
    learner: Learner | None
    attempts: tuple[Attempt, ...]
    now: datetime
    limits: terms.Limits
    permission: terms.Permission

    @property
    def open(self) -> Attempt | None:
        """The attempt under way, overdue or not."""
        return next((attempt for attempt in self.attempts if attempt.is_open), None)

    @property
    def resumable(self) -> Attempt | None:
        """The attempt that still takes answers."""
        found = self.open
        return None if found is None or rules.ended(found.deadline_at, self.now) else found

    @property
    def finished(self) -> list[Attempt]:
        return [attempt for attempt in self.attempts if not attempt.is_open]

    @property
    def earlier(self) -> list[Attempt]:
        """The latest results, newest first."""
        return self.finished[:SHOWN]

    @property
    def passed(self) -> bool:
        return any(attempt.passed for attempt in self.attempts)

    @property
    def number(self) -> int:
        """The number of the attempt under way, or of the next one."""
        return self.resumable.number if self.resumable else len(self.attempts) + 1

    @property
    def allowed(self) -> int | None:
        return self.limits.attempts

    @property
    def is_cut_short(self) -> bool:
        """Whether who starts now gets less than the full time, because the quiz closes."""
        return terms.is_cut_short(self.limits, self.now)

    @property
    def asks_at_the_start(self) -> bool:
        """Whether there is something to type or accept first, so that one press is no start."""
        return self.quiz.page.needs_code or bool(self.quiz.current.honesty)

    @property
    def is_over(self) -> bool:
        """Whether it is closed to everybody without an allowance."""
        closes_at = self.quiz.limits.closes_at
        return closes_at is not None and closes_at <= self.now

    @property
    def may_try_again(self) -> bool:
        """Whether another attempt may ever be made; waiting and lessons to do are no end."""
        return self.allowed is None or len(self.attempts) < self.allowed


def standing(
    *,
    quiz: Quiz,
    learner: Learner | None,
    now: datetime,
    signed_in: bool = False,
    ask_others: bool = True,
) -> Standing:
    """Return where ``learner`` stands with ``quiz``, whose page and release are loaded.

    ``signed_in``: whether the reader has an account; one that has done nothing yet has no
    learner. ``ask_others``: whether apps above are asked too. A start always asks them.
    """
    attempts = tuple(_attempts(quiz, learner))
    limits = _limits(quiz, learner)
    has_account = signed_in or bool(learner and learner.has_account)
    permission = _permission(quiz, limits, has_account, attempts, now)
    if permission.granted and ask_others:
        permission = access.allowed(learner, quiz.page)
    return Standing(quiz, learner, attempts, now, limits, permission)


def _attempts(quiz: Quiz, learner: Learner | None) -> Sequence[Attempt]:
    return hot.attempts_at.all(learner=learner.pk, quiz=quiz.pk) if learner else ()


def _limits(quiz: Quiz, learner: Learner | None) -> terms.Limits:
    if learner is None or not quiz.has_allowances:
        return quiz.limits
    allowance = Allowance.objects.standing().filter(quiz=quiz, learner=learner).first()
    return terms.allow(quiz.limits, allowance and allowance.as_rules())


def _permission(quiz, limits, has_account, attempts, now) -> terms.Permission:
    if not _can_be_taken(quiz):
        return terms.Permission(terms.Refusal.NO_QUESTIONS)
    return terms.may_start(
        limits,
        has_account=has_account,
        finished=[a.finished_at or a.deadline_at or a.started_at for a in attempts],
        passed=any(attempt.passed for attempt in attempts),
        now=now,
    )


def _can_be_taken(quiz: Quiz) -> bool:
    return quiz.is_offered and quiz.current is not None and quiz.current.settings["questions"] > 0
