"""Writes about learners that touch several rows."""

from django.db import transaction
from django.db.models import Q, QuerySet

from literasi.users.models import Learner, User
from literasi.users.signals import learner_merged


@transaction.atomic
def merge_learners(*, source: Learner, target: Learner) -> Learner:
    """Give all that a visitor has learnt to ``target``, delete the visitor, return ``target``.

    May be repeated: a source that is gone has been merged already. Only a visitor may be
    a source (ValueError). All records protect their learner, so a receiver of
    ``learner_merged`` that forgets a row makes the deletion fail and nothing is lost.
    """
    if source.pk == target.pk:
        return target
    rows = _locked(source.pk, target.pk)
    if target.pk not in rows:
        raise Learner.DoesNotExist(target.pk)
    if source.pk not in rows:
        return rows[target.pk]
    if rows[source.pk].has_account:
        raise ValueError("Only a visitor's learner may be merged into another.")
    learner_merged.send(sender=Learner, source=rows[source.pk], target=rows[target.pk])
    rows[source.pk].delete()
    return rows[target.pk]


def _locked(*pks: int) -> dict[int, Learner]:
    """Return learners by primary key, locked in an order that is always the same."""
    rows = Learner.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    return {row.pk: row for row in rows}


@transaction.atomic
def claim_device(*, user: User, key: str) -> Learner | None:
    """Let ``user`` keep what was learnt on the device with this key; return their learner.

    None when no unclaimed learner has the key. The user's row is locked first, so two
    logins of one person at once follow each other.
    """
    User.objects.select_for_update().get(pk=user.pk)
    device = Learner.objects.select_for_update().filter(visitor_key=key, user=None).first()
    if device is None:
        return None
    own = Learner.objects.filter(user=user).first()
    return merge_learners(source=device, target=own) if own else _attach(device, user)


def _attach(device: Learner, user: User) -> Learner:
    device.user, device.visitor_key = user, None
    device.save(update_fields=["user", "visitor_key"])
    return device


@transaction.atomic
def refresh_staff(*, users: QuerySet[User]) -> None:
    """Mark as staff who manages the site or is in a group, and nobody else."""
    staff = set(
        users.filter(Q(is_superuser=True) | Q(groups__isnull=False)).values_list("pk", flat=True)
    )
    users.filter(pk__in=staff).update(is_staff=True)
    users.exclude(pk__in=staff).update(is_staff=False)
