"""The signed Bitstring Status List, from which any verifier learns what was revoked."""

import base64
import gzip
import json
from collections.abc import Iterable
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from literasi.badges.credentials import addresses, keys
from literasi.badges.credentials.canonical import VC
from literasi.badges.credentials.moments import stamp
from literasi.badges.credentials.places import LENGTH
from literasi.badges.credentials.proofs import prove
from literasi.badges.models import Credential

# Kept here and by whoever fetched it, one after the other: together under five minutes.
KEPT = 120
# A verifier that cannot reach us should not trust an old copy for ever.
HOLDS_FOR = timedelta(days=1)


def status_list(number: int) -> str:
    """Return a list as signed text, at most KEPT seconds old. keys.NoKey as in signing."""
    key = cache_key(number)
    if (text := cache.get(key)) is None:
        text = json.dumps(_signed(number))
        cache.set(key, text, KEPT)
    return text


def cache_key(number: int) -> str:
    return f"badges:status-list:{number}"


def _signed(number: int) -> dict:
    signer, now = keys.signer(), timezone.now()
    method = addresses.key_id(signer.row.name)
    document = {
        "@context": [VC],
        "id": addresses.absolute("status_list", number),
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": addresses.issuer_id(),
        "validFrom": stamp(now),
        "validUntil": stamp(now + HOLDS_FOR),
        "credentialSubject": {
            "id": addresses.absolute("status_list", number) + "#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(_set_in(number)),
        },
    }
    return prove(document, private=signer.private, method=method, at=now)


def _set_in(number: int) -> Iterable[int]:
    """Return the places of a list whose credential is withdrawn: rules.is_bit_set, in SQL."""
    withdrawn = Credential.objects.withdrawn().filter(status_list__number=number)
    return withdrawn.values_list("status_index", flat=True)


def encoded(indexes: Iterable[int]) -> str:
    """Return a bitstring with these places set, the first one leftmost, as the W3C packs it."""
    bits = bytearray(LENGTH // 8)
    for index in indexes:
        bits[index // 8] |= 0x80 >> index % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + base64.urlsafe_b64encode(packed).decode().rstrip("=")
