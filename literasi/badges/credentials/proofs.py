"""Embedded proofs of the suite eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites v1.0)."""

import hashlib
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from literasi.badges.credentials import multikey
from literasi.badges.credentials.canonical import canonical
from literasi.badges.credentials.moments import stamp


def prove(document: dict, *, private: Ed25519PrivateKey, method: str, at: datetime) -> dict:
    """Return ``document`` with a proof; ``method``: the key's absolute id in the DID document."""
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": stamp(at),
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    signature = private.sign(_digest(document, proof))
    return {**document, "proof": {**proof, "proofValue": multikey.encode(signature)}}


def holds(document: dict, public: Ed25519PublicKey) -> bool:
    """Say whether our own signed ``document`` is unchanged. Never for what a stranger sent."""
    bare = {name: value for name, value in document.items() if name != "proof"}
    proof = dict(document["proof"])
    try:
        signature = multikey.decode(proof.pop("proofValue"))
        public.verify(signature, _digest(bare, proof))
    except (InvalidSignature, ValueError):
        return False
    return True


def _digest(document: dict, proof: dict) -> bytes:
    """Return the two hashes that are signed: of the proof's own terms, then of the document."""
    terms = {"@context": document["@context"], **proof}
    return b"".join(hashlib.sha256(canonical(part)).digest() for part in (terms, document))
