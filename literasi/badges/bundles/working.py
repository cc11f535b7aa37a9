"""A bundle in the hands of a worker: taken by one, told of, finished or given up."""

from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db.models import Q
from django.utils import timezone

from literasi.badges.bundles import building, contents
from literasi.badges.models import CertificateBundle

# A worker writes more often than this, so one that has not is gone.
SILENT = timedelta(minutes=10)

State = CertificateBundle.State
UNDER_WAY = (State.WAITING, State.RUNNING)


class Lost(Exception):
    """Somebody else works on the bundle now, or nobody wants it any more."""


def take(*, pk: int, now: datetime) -> CertificateBundle | None:
    """Take a bundle to work on; None when it is done, gone, or in somebody's hands."""
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, touched_at__lte=now - SILENT)
    rows = CertificateBundle.objects.filter(free, pk=pk)
    if not rows.update(state=State.RUNNING, touched_at=now, done=0):
        return None
    return CertificateBundle.objects.select_related("owner").get(pk=pk)


def carry_out(*, bundle: CertificateBundle) -> None:
    """Write the ZIP of a bundle that was taken, telling how far it is. Raises Lost."""
    _note(bundle, total=contents.awards_in(bundle).count())
    name = building.build(bundle, lambda done: _note(bundle, done=done))
    try:
        _note(bundle, state=State.READY, file=name)
    except Lost:
        storages["private"].delete(name)
        raise


def _note(bundle: CertificateBundle, **changes) -> None:
    """Write how far it is, if it is still ours: nobody else has touched it since."""
    now = timezone.now()
    rows = CertificateBundle.objects.filter(
        pk=bundle.pk, state=State.RUNNING, touched_at=bundle.touched_at
    )
    if not rows.update(touched_at=now, **changes):
        raise Lost
    bundle.touched_at = now


def give_up(*, bundle: CertificateBundle) -> None:
    """Say that it did not succeed, so that its owner can try again."""
    rows = CertificateBundle.objects.filter(pk=bundle.pk, touched_at=bundle.touched_at)
    rows.update(state=State.FAILED, touched_at=timezone.now())
