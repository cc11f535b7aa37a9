"""An award as an unsigned Open Badges 3.0 credential, from its frozen snapshot alone.

The shape is fixed: a term that no context defines would not be signed, and nobody here would
notice. So nothing is ever passed through, and every address is one.
"""

import hashlib
import secrets
from uuid import UUID

from django.utils.encoding import iri_to_uri

from literasi.badges.credentials import addresses
from literasi.badges.credentials.canonical import OPEN_BADGES, VC
from literasi.badges.credentials.moments import end_of, stamp
from literasi.badges.credentials.texts import signable
from literasi.badges.models import Award, Credential


def unsigned(credential: Credential) -> dict:
    """Return what is to be signed; of the credential all is known but its document."""
    award = credential.award
    facts, address = award.snapshot, addresses.absolute("credential", credential.uuid)
    ends = {"validUntil": stamp(end_of(award.expires_on))} if award.expires_on else {}
    results = facts.get("results", []) if award.shows_score else []
    document = {
        "@context": [VC, OPEN_BADGES],
        "id": address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": facts["badge"],
        "description": facts["description"],
        "issuer": issuer(facts["office"]),
        "validFrom": stamp(credential.signed_at),
        **ends,
        "awardedDate": stamp(award.earned_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": _identifiers(award),
            "achievement": {
                **achievement(award.badge.uuid, facts, award.jp),
                **_described(address, results),
            },
            **_results(address, results),
        },
        "credentialStatus": _status(credential),
        "evidence": [_evidence(award)],
    }
    return signable(document)


def issuer(office: str) -> dict:
    """Return the issuer's profile, as it stands in credentials and at its own address."""
    return {
        "id": addresses.issuer_id(),
        "type": ["Profile"],
        "name": office,
        "url": addresses.base() + "/",
        "image": image(addresses.absolute("issuer_image")),
    }


def image(address: str) -> dict:
    return {"id": address, "type": "Image"}


def _identifiers(award: Award) -> list[dict]:
    """Return who it is for: the e-mail address as a salted hash, and the printed name."""
    user = award.learner.user
    hashed = [hashed_address(user.email)] if user and user.email else []
    name = {"type": "IdentityObject", "identityType": "name", "hashed": False}
    return [*hashed, {**name, "identityHash": award.name}]


def hashed_address(email: str) -> dict:
    salt = secrets.token_hex(16)
    digest = hashlib.sha256((email.lower() + salt).encode()).hexdigest()
    return {
        "type": "IdentityObject",
        "identityType": "emailAddress",
        "hashed": True,
        "salt": salt,
        "identityHash": f"sha256${digest}",
    }


def achievement(badge: UUID, facts: dict, jp: int | None) -> dict:
    """Return what was achieved. ``facts``: the part of a snapshot that is about the badge."""
    address = addresses.absolute("achievement", badge)
    credits = {"creditsAvailable": jp} if jp else {}
    aligned = [_alignment(item) for item in facts.get("alignments", [])]
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": facts["badge"],
        "description": facts["description"],
        "criteria": {"id": f"{address}#syarat", "narrative": criteria(facts)},
        "image": image(picture_address(facts)),
        "inLanguage": "id",
        **credits,
        **({"alignment": aligned} if aligned else {}),
    }


def criteria(facts: dict) -> str:
    """Return what was asked, with the courses that had to be finished; or why it was given."""
    if reason := facts.get("granted"):
        return f"Diberikan berdasarkan: {reason}"
    courses = "; ".join(course["title"] for course in facts["courses"])
    return f"{facts['criteria']}\n\n{courses}" if courses else facts["criteria"]


def picture_address(facts: dict) -> str:
    """Return where the badge's picture is: as it was then, or the drawing of its motif."""
    if sha256 := facts.get("image"):
        return addresses.absolute("picture", sha256)
    return addresses.absolute("motif", facts["motif"])


def _alignment(item: dict) -> dict:
    code = {"targetCode": item["code"]} if item["code"] else {}
    return {
        "type": ["Alignment"],
        "targetName": item["name"],
        "targetFramework": item["framework"],
        "targetUrl": iri_to_uri(item["url"]),
        **code,
    }


def _described(address: str, results: list[dict]) -> dict:
    described = [
        {
            "id": f"{address}#hasil-{number}",
            "type": ["ResultDescription"],
            "name": result["title"],
            "resultType": "Percent",
            "valueMin": "0",
            "valueMax": "100",
        }
        for number, result in enumerate(results, 1)
    ]
    return {"resultDescription": described} if described else {}


def _results(address: str, results: list[dict]) -> dict:
    """Return scores as strings: verifiers write small numbers in different ways."""
    told = [
        {
            "type": ["Result"],
            "resultDescription": f"{address}#hasil-{number}",
            "value": str(result["percent"]),
        }
        for number, result in enumerate(results, 1)
    ]
    return {"result": told} if told else {}


def _status(credential: Credential) -> dict:
    index = credential.status_index
    address = addresses.absolute("status_list", credential.status_list.number)
    return {
        "id": f"{address}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": address,
    }


def _evidence(award: Award) -> dict:
    return {
        "id": iri_to_uri(award.verify_url),
        "type": ["Evidence"],
        "name": f"Sertifikat {award.number}",
        "description": "Halaman verifikasi yang menyatakan status sertifikat ini sekarang.",
    }
