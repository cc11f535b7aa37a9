"""The number of the current publication, known to every worker. See models.Publication."""

import threading
import time

from django.conf import settings
from django.db import transaction
from django.db.models import F

from literasi.core.models import Publication

_known = threading.local()


def current() -> int:
    """Return the publication number, read from the database at most once a check interval.

    Another worker's publication is noticed within LITERASI_CACHE_CHECK_SECONDS; this
    thread's own, at once.
    """
    now = time.monotonic()
    if now >= getattr(_known, "until", 0):
        _known.number = Publication.objects.values_list("number", flat=True).first() or 0
        _known.until = now + settings.LITERASI_CACHE_CHECK_SECONDS
    return _known.number


def announce() -> None:
    """Say that visitors should see something new: raise the number when this transaction ends.

    Raising it only after the commit keeps another worker from caching the old page under
    the new number.
    """
    transaction.on_commit(_raise)


def _raise() -> None:
    Publication.objects.get_or_create(pk=1)
    Publication.objects.filter(pk=1).update(number=F("number") + 1)
    _known.until = 0
