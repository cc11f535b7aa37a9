"""On what terms an attempt may start, and how long it lasts. docs/rules.md says each in prose.

Standard library only: no Django, no clock, no database. Times are aware datetimes that the
caller passes in.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class Refusal(StrEnum):
    """Why an attempt may not start."""

    ACCOUNT_NEEDED = "account_needed"
    CLOSED = "closed"
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    NOT_OPEN_YET = "not_open_yet"
    TOO_SOON = "too_soon"
    NO_QUESTIONS = "no_questions"
    ACTIVITIES_FIRST = "activities_first"
    HONESTY_NEEDED = "honesty_needed"
    CODE_NEEDED = "code_needed"
    WRONG_CODE = "wrong_code"
    TOO_MANY_TRIES = "too_many_tries"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a quiz allows. ``attempts`` and ``minutes`` None mean without limit.

    It can be taken from ``opens_at`` until ``closes_at``; None where it has no such moment.
    """

    attempts: int | None = None
    wait: timedelta = timedelta(0)
    needs_account: bool = False
    minutes: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one person is given: more time, more attempts, moments of their own."""

    minutes: int = 0
    attempts: int = 0
    opens_at: datetime | None = None
    closes_at: datetime | None = None


def allow(limits: Limits, allowance: Allowance | None) -> Limits:
    """Return the terms of one person. What has no limit keeps none."""
    if allowance is None:
        return limits
    return replace(
        limits,
        attempts=limits.attempts and limits.attempts + allowance.attempts,
        minutes=limits.minutes and limits.minutes + allowance.minutes,
        opens_at=allowance.opens_at or limits.opens_at,
        closes_at=allowance.closes_at or limits.closes_at,
    )


# --- Starting -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an attempt may start, and if not, why and from when it may.

    ``closed_at`` is when it ceased, or will cease, to be possible.
    """

    refusal: Refusal | None = None
    available_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def granted(self) -> bool:
        return self.refusal is None


def may_start(
    limits: Limits, *, has_account: bool, finished: Sequence[datetime], passed: bool, now: datetime
) -> Permission:
    """Decide whether a learner may start another attempt.

    ``finished`` holds the end of every earlier attempt. Who has passed may practise
    again without waiting; the limit on attempts always holds. Who it is comes first, since
    the terms may be a person's own; then what is over for good; then what must be waited for.
    """
    if limits.needs_account and not has_account:
        return Permission(Refusal.ACCOUNT_NEEDED)
    if _is_over(limits, now):
        return Permission(Refusal.CLOSED, closed_at=limits.closes_at)
    if limits.attempts is not None and len(finished) >= limits.attempts:
        return Permission(Refusal.NO_ATTEMPTS_LEFT)
    waits = [(limits.opens_at or now, Refusal.NOT_OPEN_YET)]
    if finished and not passed:
        waits.append((max(finished) + limits.wait, Refusal.TOO_SOON))
    opens, why = max(waits, key=lambda wait: wait[0])
    if opens <= now:
        return Permission()
    if _is_over(limits, opens):
        return Permission(Refusal.CLOSED, closed_at=limits.closes_at)
    return Permission(why, opens)


def _is_over(limits: Limits, moment: datetime) -> bool:
    return limits.closes_at is not None and moment >= limits.closes_at


@dataclass(frozen=True, slots=True)
class Entry:
    """What a learner brings to the start, and what is asked of them there.

    ``code`` is the one of the room, None where none is asked; ``typed`` what they typed.
    """

    asks_honesty: bool = False
    accepted: bool = False
    code: str | None = None
    typed: str = ""


def may_enter(entry: Entry) -> Permission:
    """Decide whether what was asked at the start has been given."""
    if entry.asks_honesty and not entry.accepted:
        return Permission(Refusal.HONESTY_NEEDED)
    if entry.code is None:
        return Permission()
    if not plain_code(entry.typed):
        return Permission(Refusal.CODE_NEEDED)
    return Permission() if same_code(entry.code, entry.typed) else Permission(Refusal.WRONG_CODE)


def plain_code(text: str) -> str:
    """Return a code as it counts: letters and digits, whatever their case and spacing."""
    return "".join(filter(str.isalnum, text)).upper()


def same_code(kept: str, typed: str) -> bool:
    """Compare codes in a time that tells nothing about where they differ."""
    return hmac.compare_digest(plain_code(kept).encode(), plain_code(typed).encode())


# --- Time -----------------------------------------------------------------------------


def deadline(started_at: datetime, limits: Limits) -> datetime | None:
    """Return when an attempt ends: when its time is over or the quiz closes; None for never."""
    over = started_at + timedelta(minutes=limits.minutes) if limits.minutes else None
    ends = [end for end in (over, limits.closes_at) if end]
    return min(ends, default=None)


def prolonged(kept: datetime | None, offered: datetime | None) -> datetime | None:
    """Return the deadline of an attempt under way when its terms change: never an earlier one."""
    return None if kept is None or offered is None else max(kept, offered)


def is_cut_short(limits: Limits, now: datetime) -> bool:
    """Return whether who starts now gets less than the full time, because the quiz closes."""
    whole = deadline(now, replace(limits, closes_at=None))
    return whole is not None and deadline(now, limits) != whole


def next_change(limits: Limits, now: datetime) -> datetime | None:
    """Return when what is said about starting will next be something else."""
    moments = [limits.opens_at, limits.closes_at]
    if limits.closes_at and limits.minutes:
        # Who starts at that very moment still gets the full time; right after, nobody does.
        moments.append(limits.closes_at - timedelta(minutes=limits.minutes) + timedelta.resolution)
    return min((moment for moment in moments if moment and moment > now), default=None)
