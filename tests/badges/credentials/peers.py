"""Verifiers that we did not write, fed with what a stranger would fetch from our site."""

import copy
import json

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.ldp import OB3LdpVerifier

from literasi.badges.credentials import multikey


def verified(document, key, **options):
    """Have openbadgeslib verify a signed document; it raises OB3VerificationError."""
    public = multikey.public_key(key.public)
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return OB3LdpVerifier(pem).verify(document, **options)


def parsed(credential):
    return json.loads(credential.document)


def leaves(value, path=()):
    """Yield the path of every leaf of JSON data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for name, item in inside:
        if isinstance(item, dict | list):
            yield from leaves(item, (*path, name))
        else:
            yield (*path, name)


def replaced(document, path):
    """Return a copy with another value of the same type at one leaf."""
    changed = copy.deepcopy(document)
    *above, last = path
    place = changed
    for name in above:
        place = place[name]
    place[last] = _other(place[last])
    return changed


def _other(value):
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else value + "x"
