"""What a new award still needs: its signature, its seal, and that its holder is told.

Each step is skipped when it is done, has a short transaction of its own and may be repeated.
So whatever ends a worker in the middle, another goes on from there.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from literasi.badges import rules as award_rules
from literasi.badges.certificates import sealing
from literasi.badges.credentials import rules, signing
from literasi.badges.events import record
from literasi.badges.letters import tell_holder
from literasi.badges.models import Award, AwardEvent

logger = logging.getLogger(__name__)

# Longer than finishing takes with a slow mail server; then somebody else may go on.
ALONE_FOR = 300
# How long the worker may take before the clock looks whether it was lost.
PATIENCE = timedelta(minutes=5)


def finish(award_pk: int) -> None:
    """Do what is left for an award, in order, unless somebody is at it. What fails, raises."""
    with _alone(award_pk) as is_free:
        award = Award.objects.select_related("badge", "learner__user").get(pk=award_pk)
        if is_free and rules.is_signable(award_rules.Status(award.status)):
            for step in STEPS:
                step(award)


@contextmanager
def _alone(award_pk: int) -> Iterator[bool]:
    """Keep the clock and the worker from telling a holder twice at the same moment."""
    key = f"badges:finishing:{award_pk}"
    is_free = cache.add(key, 1, ALONE_FOR)
    try:
        yield is_free
    finally:
        if is_free:
            cache.delete(key)


def _sign(award: Award) -> None:
    signing.sign(award)


def _seal(award: Award) -> None:
    """Seal the certificate where the office seals; while it cannot, the letter waits too."""
    sealing.seal(award)


def _tell(award: Award) -> None:
    """Mail the holder, of what is suspended only once it is restored.

    Killed between sending and noting it, the letter is sent again.
    """
    if award.mailed_at is None and award.stored_status != Award.Status.SUSPENDED:
        _note(award, is_sent=tell_holder(award))


@transaction.atomic
def _note(award: Award, *, is_sent: bool) -> None:
    """Note that telling is done; the log has it only if there was a mailbox to send to."""
    untold = Award.objects.filter(pk=award.pk, mailed_at=None)
    if untold.update(mailed_at=timezone.now()) and is_sent:
        record(award, AwardEvent.Kind.MAILED)


STEPS: tuple[Callable[[Award], None], ...] = (_sign, _seal, _tell)


def unfinished(patience: timedelta = PATIENCE) -> list[int]:
    """Return the awards that the worker should have finished by now, oldest first."""
    waiting = Award.objects.unfinished()
    if sealing.is_wanted():
        waiting |= Award.objects.sealed_before()
    late = waiting.filter(issued_at__lt=timezone.now() - patience).order_by("issued_at", "pk")
    return list(late.values_list("pk", flat=True))


def try_to_finish(award_pk: int) -> bool:
    """Finish an award; note in the log why it could not be, and say so."""
    try:
        finish(award_pk)
    except Exception:  # one must not keep the others waiting
        logger.exception("Award %s could not be finished", award_pk)
        return False
    return True
