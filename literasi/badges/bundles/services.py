"""A bundle's life: asked for once, taken up again when it was left, deleted after a week."""

from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from literasi.agencies.models import Agency
from literasi.badges.bundles import building
from literasi.badges.bundles.tasks import build_bundle
from literasi.badges.bundles.working import SILENT, UNDER_WAY, State
from literasi.badges.models import CertificateBundle
from literasi.badges.models.certificates import BUNDLE_KEPT
from literasi.users.models import Learner, User

# Pressing twice is one press; later it is a wish for a fresh one.
SAME_WISH = timedelta(minutes=1)
# Longer than anybody writes at one.
LEFT_OVER = timedelta(days=1)


@transaction.atomic
def request_bundle(*, owner: User, year: int, agency: Agency | None = None) -> CertificateBundle:
    """Have a bundle made; return the one under way, or made this minute, if there is one.

    A fresh one takes the place of what was made before.
    """
    User.objects.select_for_update().get(pk=owner.pk)
    mine = CertificateBundle.objects.filter(owner=owner, year=year, agency=agency)
    recent = Q(state=State.READY, created_at__gt=timezone.now() - SAME_WISH)
    current = mine.filter(Q(state__in=UNDER_WAY) | recent).first()
    if current and current.shown_state != State.FAILED:
        return current
    for old in mine:
        forget(bundle=old)
    bundle = CertificateBundle.objects.create(owner=owner, year=year, agency=agency)
    build_bundle.enqueue(bundle.pk)
    return bundle


def forget(*, bundle: CertificateBundle) -> None:
    """Delete a bundle and its file."""
    name = bundle.file.name
    bundle.delete()
    if name:
        transaction.on_commit(lambda: storages["private"].delete(name))


def forget_bundles_of(learner: Learner) -> None:
    """Delete what was made for somebody whose account goes."""
    for bundle in CertificateBundle.objects.filter(owner=learner.user_id):
        forget(bundle=bundle)


def tend(*, now: datetime) -> tuple[int, int]:
    """Take up what a killed worker left, delete what is old; return how many of each."""
    silent = CertificateBundle.objects.filter(state__in=UNDER_WAY, touched_at__lte=now - SILENT)
    left = list(silent.values_list("pk", flat=True))
    for pk in left:
        build_bundle.enqueue(pk)
    old = list(CertificateBundle.objects.filter(created_at__lte=now - BUNDLE_KEPT))
    for bundle in old:
        forget(bundle=bundle)
    building.sweep(before=now - LEFT_OVER)
    return len(left), len(old)
