"""Lists of people to give a badge to: kept until confirmed, looked through again, let go.

What is confirmed is what was shown: the confirmation carries a digest of it.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from literasi.badges.examining import Examined, Listed, digest_of, examine
from literasi.badges.models import Badge, GrantLine, GrantList
from literasi.badges.tasks_granting import work_off
from literasi.users.models import Learner, User

# How long a list waits to be confirmed; how long a finished one keeps addresses and names.
DRAFTS_KEPT = timedelta(days=7)
ADDRESSES_KEPT = timedelta(days=90)

State = GrantLine.State


class ListChanged(Exception):
    """What would be given is not what was shown; nothing was."""


@transaction.atomic
def receive_list(
    *, badge: Badge, reason: str, by: User, people: Sequence[Listed], counts_jp: bool = False
) -> GrantList:
    """Keep a list for its preview, and drop what is past its time. Gives nothing.

    ``counts_jp``: whether the lesson hours of the badge's courses are credited.
    """
    forget_lists()
    made = GrantList.objects.create(badge=badge, reason=reason, counts_jp=counts_jp, by=by)
    GrantLine.objects.bulk_create(
        GrantLine(list=made, number=number, email=one.email, name=one.name, reason=one.reason)
        for number, one in enumerate(people, start=1)
    )
    return made


def forget_lists() -> None:
    """Delete drafts nobody confirmed, and the addresses in lists that are long done."""
    now = timezone.now()
    drafts = GrantList.objects.filter(state=GrantList.State.DRAFT)
    drafts.filter(created_at__lt=now - DRAFTS_KEPT).delete()
    old = GrantLine.objects.filter(list__finished_at__lt=now - ADDRESSES_KEPT)
    old.exclude(email="").update(email="", name="")


def discard_list(*, grants: GrantList) -> bool:
    """Throw a draft away; False when it has been confirmed meanwhile."""
    draft = GrantList.objects.filter(pk=grants.pk, state=GrantList.State.DRAFT)
    return bool(draft.delete()[0])


@transaction.atomic
def confirm_list(*, grants: GrantList, digest: str, also: Collection[int], by: User) -> bool:
    """Start giving what was shown with ``digest``; ``also``: numbers of lines decided on.

    False when somebody has confirmed it before. Raises ListChanged, having done nothing, when
    an account, an award or the badge has changed since.
    """
    draft = GrantList.objects.filter(pk=grants.pk, state=GrantList.State.DRAFT)
    if not draft.update(state=GrantList.State.RUNNING, by=by, touched_at=timezone.now()):
        return False
    grants.refresh_from_db()
    seen = examine(grants)
    if digest != digest_of(grants, seen):
        raise ListChanged
    lines = [_settled(one, also) for one in seen]
    GrantLine.objects.bulk_update(lines, ["state", "finding", "learner"], batch_size=200)
    work_off.enqueue(grants.pk)
    return True


def _settled(one: Examined, also: Collection[int]) -> GrantLine:
    """Return the line with what was decided about it."""
    line, line_given = one.line, one.is_given or (one.is_asked and one.line.number in also)
    line.state = State.WAITING if line_given else State.SKIPPED
    line.finding, line.learner = one.finding, one.learner
    if line_given and one.user and not one.learner:
        line.learner, _created = Learner.objects.get_or_create(user=one.user)
    return line


def forget_person(learner: Learner) -> None:
    """Take an erased account's address and name out of all lists."""
    theirs = Q(learner=learner) | Q(email__iexact=learner.user.email)
    GrantLine.objects.filter(theirs).update(email="", name="")
