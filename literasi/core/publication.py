"""The number of the current publication, known to every worker. See models.Publication."""

import logging
import threading
import time
from collections.abc import Callable, Hashable

from django.apps import apps
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F

logger = logging.getLogger(__name__)

# A safety net: what was kept goes after this even if nobody announced anything.
SECONDS = 600
# A bound on memory that a site of this size does not come near.
MOST = 5000


class _Known:
    """What this worker knows, shared by its threads."""

    lock = threading.Lock()
    number = 0
    until = 0.0
    forgotten = 0
    # What ``remember`` keeps, for which number, and until when.
    kept: tuple[int, float, dict[Hashable, object]] = (0, 0.0, {})


def current() -> int:
    """Return the publication number, read from the database at most once a check interval.

    Another worker's publication is noticed within LITERASI_CACHE_CHECK_SECONDS; this
    worker's own, by all of its threads, at once.
    """
    if time.monotonic() < _Known.until:
        return _Known.number
    forgotten = _Known.forgotten
    number = _read()
    with _Known.lock:
        # A publication while we were reading makes what we have read old news.
        if _Known.forgotten == forgotten:
            _Known.number = number
            _Known.until = time.monotonic() + settings.LITERASI_CACHE_CHECK_SECONDS
    return number


def remember(name: Hashable, make: Callable):
    """Return ``make()``, kept by this worker under ``name`` until the next publication.

    Every thread gets the very same object, so nobody may change it. None is not kept.
    """
    kept = _kept()
    if (value := kept.get(name)) is None and (value := make()) is not None:
        kept[name] = value
    return value


def _kept() -> dict[Hashable, object]:
    """Return what is kept of the current publication; empty after each, and after a time.

    Who began before a publication adds to the old one's, where nobody looks any more.
    """
    known, (number, until, kept) = current(), _Known.kept
    if number != known or time.monotonic() >= until or len(kept) >= MOST:
        kept = {}
        _Known.kept = (known, time.monotonic() + SECONDS, kept)
    return kept


def announce() -> None:
    """Say that visitors should see something new: raise the number when this transaction ends.

    Raising it only after the commit keeps another worker from caching the old page under
    the new number. Should raising fail, the save still stands and the old page goes with
    its time.
    """
    transaction.on_commit(_raise, robust=True)


def forget() -> None:
    """Make this worker ask the database for the number again."""
    with _Known.lock:
        _Known.forgotten += 1
        _Known.until = 0.0
        _Known.kept = (0, 0.0, {})


def _read() -> int:
    try:
        return _rows().values_list("number", flat=True).first() or 0
    except (InterfaceError, OperationalError):
        # The database is away: kept pages are better than none.
        logger.exception("The publication number cannot be read")
        return _Known.number


def _raise() -> None:
    raised = F("number") + 1
    if not _rows().update(number=raised):
        _rows().model.objects.get_or_create(pk=1)
        _rows().update(number=raised)
    forget()


def _rows():
    # Asked for by name, so that the models may keep what they know here.
    return apps.get_model("core", "Publication").objects.filter(pk=1)
