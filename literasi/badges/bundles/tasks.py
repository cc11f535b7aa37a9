"""Making bundles outside the request."""

import logging

from django.utils import timezone
from django_tasks import task

from literasi.badges.bundles import working

logger = logging.getLogger(__name__)


@task()
def build_bundle(pk: int) -> None:
    """Make a bundle, unless somebody else does. What fails says so, and can be tried again."""
    bundle = working.take(pk=pk, now=timezone.now())
    if bundle is None:
        return
    try:
        working.carry_out(bundle=bundle)
    except working.Lost:
        logger.info("bundle %s went to another worker", pk)
    except Exception:
        # Told to its owner here; the task system keeps the rest.
        working.give_up(bundle=bundle)
        raise
