"""On what terms an attempt may start. docs/rules.md says each rule in prose.

Standard library only: no Django, no clock, no database. Times are aware datetimes that the
caller passes in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Refusal(StrEnum):
    """Why an attempt may not start."""

    ACCOUNT_NEEDED = "account_needed"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    TOO_SOON = "too_soon"
    NO_QUESTIONS = "no_questions"
    ACTIVITIES_FIRST = "activities_first"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a quiz allows. ``attempts`` None means without limit."""

    attempts: int | None = None
    wait: timedelta = timedelta(0)
    needs_account: bool = False


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an attempt may start, and if not, why and from when it may."""

    refusal: Refusal | None = None
    available_at: datetime | None = None

    @property
    def granted(self) -> bool:
        return self.refusal is None


def may_start(
    limits: Limits, *, has_account: bool, finished: Sequence[datetime], passed: bool, now: datetime
) -> Permission:
    """Decide whether a learner may start another attempt.

    ``finished`` holds the end of every earlier attempt. Who has passed may practise
    again without waiting; the limit on attempts always holds.
    """
    if limits.needs_account and not has_account:
        return Permission(Refusal.ACCOUNT_NEEDED)
    if limits.attempts is not None and len(finished) >= limits.attempts:
        return Permission(Refusal.NO_ATTEMPTS_LEFT)
    if finished and not passed and (opens := max(finished) + limits.wait) > now:
        return Permission(Refusal.TOO_SOON, opens)
    return Permission()
