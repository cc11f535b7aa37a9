"""Changing keys: a new one beside the old, and new editions of what a lost one has signed."""

from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone

from literasi.badges.credentials import keys, rules, seeds, signing, status
from literasi.badges.models import Credential, IssuerKey, StatusList
from literasi.badges.tasks import seal_again


def rotate() -> tuple[IssuerKey, str]:
    """Add a key, list it, and sign with it from now on if it is kept in a file.

    Returns its row, and its secret if somebody must put that into the environment; else "".
    It is listed before anything is signed by it, and the old one stays listed.
    """
    secret = seeds.new()
    private = Ed25519PrivateKey.from_private_bytes(seeds.parse(secret))
    row = keys.registered(private.public_key())
    file = keys.key_file()
    if file is None:
        return row, secret
    seeds.write(file, secret)
    return row, ""


def compromise(key: IssuerKey) -> None:
    """Take a key out of the DID document: nothing it has signed can be verified any more."""
    IssuerKey.objects.filter(pk=key.pk, compromised_at=None).update(compromised_at=timezone.now())
    numbers = StatusList.objects.values_list("number", flat=True)
    cache.delete_many([status.cache_key(number) for number in numbers])


def to_reissue(key: IssuerKey) -> QuerySet[Credential]:
    """Return the credentials of a key that somebody may still rely on, oldest first."""
    held = Credential.objects.filter(key=key, replaced_at=None)
    return held.filter(award__stored_status__in=rules.SIGNABLE).order_by("pk")


def reissue(key: IssuerKey, at_once: int) -> Iterator[tuple[int, int]]:
    """Sign new editions of all of them; yield after each batch how many are done, and skipped.

    Each is its own transaction, and what is done is not found again: so a run that was
    interrupted is simply repeated.
    """
    done = skipped = last = 0
    while batch := list(to_reissue(key).filter(pk__gt=last)[:at_once]):
        for credential in batch:
            if _is_replaced(credential):
                done += 1
            else:
                skipped += 1
        last = batch[-1].pk
        yield done, skipped


def _is_replaced(credential: Credential) -> bool:
    """Replace one; False if its award has been revoked or replaced in the meantime."""
    try:
        signing.replace(credential)
    except signing.NotSignable:
        return False
    seal_again(credential.award_id)
    return True
