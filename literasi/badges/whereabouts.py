"""Where a certificate is on its way to its holder, and who acts next. docs/rules.md.

Standard library only: no Django, no clock, no database.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Step(StrEnum):
    """What happens to a certificate, in this order."""

    PASSED = "passed"
    ISSUED = "issued"
    SIGNED = "signed"
    SENT = "sent"


class State(StrEnum):
    """How a step stands. LATER waits for a step before it."""

    DONE = "done"
    WAITING = "waiting"
    LATER = "later"
    NOT_NEEDED = "not_needed"


class Actor(StrEnum):
    """Who acts next: the platform by itself, the office that signs, or the holder."""

    LITERASI = "literasi"
    OFFICE = "office"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one certificate; a moment is None until it has come.

    ``seals``: the platform seals certificates; ``is_signed_elsewhere``: the design says that
    somebody signs outside the platform, and ``uploaded_at`` is when that version came.
    """

    earned_at: datetime | None = None
    issued_at: datetime | None = None
    signed_at: datetime | None = None
    seals: bool = False
    sealed_at: datetime | None = None
    is_signed_elsewhere: bool = False
    uploaded_at: datetime | None = None
    mailed_at: datetime | None = None
    has_mailbox: bool = True


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: since when it is done, or who acts while it waits."""

    step: Step
    state: State
    at: datetime | None = None
    actor: Actor | None = None


def whereabouts(facts: Facts) -> tuple[Stage, ...]:
    """Return the four steps in order. A step waits only when those it needs are done.

    The mail needs what the platform signs itself, and not the version signed elsewhere,
    which may take its time.
    """
    passed = _stage(Step.PASSED, facts.earned_at, Actor.HOLDER)
    issued = _stage(Step.ISSUED, facts.issued_at, Actor.LITERASI, passed)
    signed = _signed(facts, issued)
    return (passed, issued, signed, _sent(facts, issued))


def waiting(stages: tuple[Stage, ...]) -> Stage | None:
    """Return the step that waits first; None when nothing is left to happen."""
    return next((stage for stage in stages if stage.state is State.WAITING), None)


def _stage(step: Step, at: datetime | None, actor: Actor, before: Stage | None = None) -> Stage:
    if at:
        return Stage(step, State.DONE, at)
    if before and before.state is not State.DONE:
        return Stage(step, State.LATER)
    return Stage(step, State.WAITING, actor=actor)


def _by_us(facts: Facts) -> datetime | None:
    """Return when all that the platform signs was signed; None until then."""
    moments = [facts.signed_at, facts.sealed_at] if facts.seals else [facts.signed_at]
    done = [moment for moment in moments if moment]
    return max(done) if len(done) == len(moments) else None


def _signed(facts: Facts, issued: Stage) -> Stage:
    ours = _by_us(facts)
    if ours is None or not facts.is_signed_elsewhere:
        return _stage(Step.SIGNED, ours, Actor.LITERASI, issued)
    at = facts.uploaded_at and max(ours, facts.uploaded_at)
    return _stage(Step.SIGNED, at, Actor.OFFICE, issued)


def _sent(facts: Facts, issued: Stage) -> Stage:
    if not facts.mailed_at and not facts.has_mailbox:
        return Stage(Step.SENT, State.NOT_NEEDED)
    ready = _stage(Step.SIGNED, _by_us(facts), Actor.LITERASI, issued)
    return _stage(Step.SENT, facts.mailed_at, Actor.LITERASI, ready)
