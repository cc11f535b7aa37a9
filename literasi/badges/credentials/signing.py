"""Signing awards: each gets one credential, stored as signed, and another only for a reason.

Building and signing take some milliseconds and need no lock, so they come before the
transaction that writes; what was read is compared again inside it.
"""

import json

from django.db import IntegrityError, transaction
from django.utils import timezone

from literasi.badges import rules as award_rules
from literasi.badges.credentials import addresses, building, keys, rules
from literasi.badges.credentials.places import free_place
from literasi.badges.credentials.proofs import prove
from literasi.badges.events import record
from literasi.badges.models import Award, AwardEvent, Credential

ATTEMPTS = 5


class NotSignable(Exception):
    """The award was revoked or replaced, so nothing is signed for it any more."""


class _Overtaken(Exception):
    """Somebody else was quicker, or the award has changed since it was read."""


def sign(award: Award) -> Credential:
    """Return the award's credential, signing it if it has none. Repeating it changes nothing.

    NotSignable when the award is revoked or replaced; keys.NoKey when nothing can be signed.
    """
    return _repeated(award.pk, held=None)


def replace(credential: Credential) -> Credential:
    """Sign the award anew and put that in the place of ``credential``; repeating changes nothing.

    The old edition's address then leads to the new, and its place in the status list is set.
    """
    return _repeated(credential.award_id, held=credential.pk)


def _repeated(award_pk: int, held: int | None) -> Credential:
    for _attempt in range(ATTEMPTS):
        award = Award.objects.select_related("badge", "learner__user").get(pk=award_pk)
        present = _present(award)
        if present and present.pk != held:
            return present
        try:
            return _signed(award, present)
        except (_Overtaken, IntegrityError):
            continue
    raise _Overtaken(f"Award {award_pk} did not stand still.")


def _present(award: Award) -> Credential | None:
    return Credential.objects.filter(award=award, replaced_at=None).first()


def _signed(award: Award, replaced: Credential | None) -> Credential:
    if not rules.is_signable(award_rules.Status(award.status)):
        raise NotSignable(award.number)
    signer, (status_list, index) = keys.signer(), free_place()
    credential = Credential(
        award=award,
        key=signer.row,
        status_list=status_list,
        status_index=index,
        signed_at=timezone.now(),
    )
    credential.document = json.dumps(proved(credential, signer), ensure_ascii=False)
    return _written(credential, award, replaced)


def proved(credential: Credential, signer: keys.Signer) -> dict:
    """Return the signed document of a credential that is being made."""
    return prove(
        building.unsigned(credential),
        private=signer.private,
        method=addresses.key_id(signer.row.name),
        at=credential.signed_at,
    )


@transaction.atomic
def _written(credential: Credential, award: Award, replaced: Credential | None) -> Credential:
    today = Award.objects.select_for_update().get(pk=award.pk)
    read = (award.shows_score, award.learner_id, award.stored_status)
    if (today.shows_score, today.learner_id, today.stored_status) != read:
        raise _Overtaken
    if replaced:
        present = Credential.objects.filter(pk=replaced.pk, replaced_at=None)
        if not present.update(replaced_at=credential.signed_at):
            raise _Overtaken
    credential.save(force_insert=True)
    data = {"credential": str(credential.uuid), "key": credential.key.name}
    record(award, AwardEvent.Kind.SIGNED, **data)
    return credential
