"""Verifiers that we did not write, fed with what a stranger would fetch from our site."""

import copy
import json

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.verifier import OB3VerificationError

from literasi.badges.credentials import multikey

ALIGNED = {
    "name": "Mengevaluasi informasi",
    "framework": "DigComp 2.2",
    "code": "1.2",
    "url": "https://contoh.id/kerangka/é kompetensi",
}


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


def did_resolver(client):
    """Return what fetches addresses of this site as a verifier does, through the test client."""

    def fetch(url, *args, **kwargs):
        path = url.split("127.0.0.1:8000", 1)[1]
        response = client.get(path)
        if response.status_code != 200:
            raise OSError(f"{url}: {response.status_code}")
        return response.content

    return fetch


def is_valid(document, key):
    """Say whether openbadgeslib accepts a document."""
    try:
        verified(document, key)
    except OB3VerificationError:
        return False
    return True
