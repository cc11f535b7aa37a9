"""Who issues: the DID document with every public key, and the issuer's profile."""

from literasi.badges.credentials import addresses, building
from literasi.badges.credentials.canonical import OPEN_BADGES, VC
from literasi.badges.credentials.texts import signable
from literasi.badges.models import Badge, IssuerKey
from literasi.badges.snapshots import badge_facts
from literasi.badges.snapshots import issuer as present_issuer

CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]


def did_document() -> dict:
    """Return did:web's document. A key that has ever signed stays, unless it was compromised."""
    keys = IssuerKey.objects.filter(compromised_at=None).order_by("pk")
    methods = [_method(key) for key in keys]
    return {
        "@context": CONTEXTS,
        "id": addresses.issuer_id(),
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def _method(key: IssuerKey) -> dict:
    return {
        "id": addresses.key_id(key.name),
        "type": "Multikey",
        "controller": addresses.issuer_id(),
        "publicKeyMultibase": key.public,
    }


def profile() -> dict:
    """Return the issuer as it is called today."""
    return {"@context": [VC, OPEN_BADGES]} | building.issuer(present_issuer()["office"])


def achievement(badge: Badge) -> dict:
    """Return a badge as it is today, without the courses' lesson hours."""
    described = building.achievement(badge.uuid, {**badge_facts(badge), "courses": []}, None)
    return {"@context": [VC, OPEN_BADGES], **signable(described)}
