"""Open Badges 2.0, for displays that know nothing newer: hosted, unsigned, read-only views.

Made from the signed credential, so both always say the same.
"""

import json
from email.utils import parseaddr

from django.conf import settings

from literasi.badges.credentials import addresses, issuing
from literasi.badges.models import Badge, Credential

CONTEXT = "https://w3id.org/openbadges/v2"


def assertion(credential: Credential) -> dict | None:
    """Return a credential as an Assertion; None when its holder's address is not in it."""
    document = json.loads(credential.document)
    subject = document["credentialSubject"]
    hashed = [one for one in subject["identifier"] if one["hashed"]]
    if not hashed:
        return None
    ends = {"expires": document["validUntil"]} if "validUntil" in document else {}
    return {
        **_named("Assertion", addresses.absolute("ob2_assertion", credential.uuid)),
        "recipient": _recipient(hashed[0]),
        "badge": addresses.absolute("ob2_badge", credential.award.badge.uuid),
        "issuedOn": document["awardedDate"],
        **ends,
        "evidence": document["evidence"][0]["id"],
        "verification": {"type": "HostedBadge"},
    }


def revoked(credential: Credential, reason: str) -> dict:
    """Return all that may be said of one that was withdrawn."""
    named = _named("Assertion", addresses.absolute("ob2_assertion", credential.uuid))
    return {**named, "revoked": True, "revocationReason": reason}


def badge_class(badge: Badge) -> dict:
    """Return a badge as a BadgeClass, as it is today."""
    today = issuing.achievement(badge)
    aligned = [_alignment(one) for one in today.get("alignment", [])]
    return {
        **_named("BadgeClass", addresses.absolute("ob2_badge", badge.uuid)),
        "name": today["name"],
        "description": today["description"],
        "image": today["image"]["id"],
        "criteria": {"narrative": today["criteria"]["narrative"]},
        "issuer": addresses.absolute("ob2_issuer"),
        **({"alignment": aligned} if aligned else {}),
    }


def issuer() -> dict:
    """Return the issuer; version 2.0 asks for an address, which is that of the site's letters."""
    today = issuing.profile()
    return {
        **_named("Issuer", addresses.absolute("ob2_issuer")),
        "name": today["name"],
        "url": today["url"],
        "image": today["image"]["id"],
        "email": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    }


def _named(kind: str, address: str) -> dict:
    return {"@context": CONTEXT, "type": kind, "id": address}


def _recipient(hashed: dict) -> dict:
    return {
        "type": "email",
        "hashed": True,
        "salt": hashed["salt"],
        "identity": hashed["identityHash"],
    }


def _alignment(one: dict) -> dict:
    return {name: value for name, value in one.items() if name != "type"}
