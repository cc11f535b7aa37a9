"""Who belongs to which agency: asked for by the person, confirmed by staff."""

from django.db import transaction
from django.utils import timezone

from literasi.agencies.models import Agency, Membership
from literasi.core.prepared import NUMBER, prepared
from literasi.users.models import Learner, User


@prepared(user=NUMBER)
def agencies_of(user):
    confirmed = Membership.objects.confirmed().filter(user=user)
    return Agency.objects.filter(memberships__in=confirmed)


def agency_of(learner: Learner) -> Agency | None:
    """Return the agency a learner belongs to by a confirmed membership; at most one query."""
    if learner.user_id is None:
        return None
    return agencies_of.first(user=learner.user_id)


def current_membership(user: User) -> Membership | None:
    """Return the person's membership that has not ended, confirmed or not."""
    current = Membership.objects.filter(user=user, ended_at=None)
    return current.select_related("agency").first()


@transaction.atomic
def request_membership(*, user: User, agency: Agency) -> Membership:
    """Ask for a place in ``agency``, ending the one in another; asking twice changes nothing."""
    User.objects.select_for_update().get(pk=user.pk)
    current = current_membership(user)
    if current and current.agency_id == agency.pk:
        return current
    if current:
        end(membership=current)
    return Membership.objects.create(user=user, agency=agency)


@transaction.atomic
def confirm(*, membership: Membership, by: User) -> bool:
    """Confirm a membership that waits for it; False when it has ended or was confirmed before."""
    waiting = Membership.objects.waiting().filter(pk=membership.pk)
    changed = waiting.update(confirmed_at=timezone.now(), confirmed_by=by)
    membership.refresh_from_db()
    return bool(changed)


def coordinated_agency(user: User) -> Agency | None:
    """Return the agency that a person coordinates by a confirmed membership, or None."""
    found = Membership.objects.coordinating(user).select_related("agency").first()
    return found and found.agency


def share_certificates(*, user: User, agrees: bool) -> bool:
    """Note whether the person's coordinator may take their certificates; False when nothing is
    to be noted, because they are in no agency or staff have not confirmed it.

    Agreeing again keeps the first moment. It ends with the membership.
    """
    mine = Membership.objects.confirmed().filter(user=user)
    if agrees:
        mine = mine.filter(shares_certificates_at=None)
    return bool(mine.update(shares_certificates_at=timezone.now() if agrees else None))


@transaction.atomic
def end(*, membership: Membership) -> bool:
    """End a membership; what was learnt under it stays counted for that agency."""
    running = Membership.objects.filter(pk=membership.pk, ended_at=None)
    changed = running.update(ended_at=timezone.now())
    membership.refresh_from_db()
    return bool(changed)
