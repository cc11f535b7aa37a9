"""The canonical form of a credential, over which it is signed (RDFC-1.0, by PyLD).

Only documents of our own making come here: canonicalising what a stranger wrote can cost any
amount of work. PyLD knows the algorithm by its older name, leaves out undefined terms without
a word, and must not be used by two threads at once.
"""

import hashlib
import json
import threading
from functools import lru_cache
from pathlib import Path

from pyld import jsonld

FOLDER = Path(__file__).parent / "contexts"
VC = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CONTEXTS = {
    VC: (
        "credentials-v2.json",
        "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    ),
    OPEN_BADGES: (
        "open-badges-3.0.3.json",
        "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
    ),
}
_alone = threading.Lock()


def canonical(document: dict) -> bytes:
    """Return a JSON-LD document as canonical N-Quads."""
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": load,
    }
    with _alone:
        return jsonld.normalize(document, options).encode()


def load(url: str, options: dict | None = None) -> dict:
    """Hand PyLD one of the two contexts kept here; refuse every other address."""
    if url not in CONTEXTS:
        raise LookupError(f"No context is ever fetched: {url}")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": _context(*CONTEXTS[url]),
    }


@lru_cache
def _context(name: str, sha256: str) -> dict:
    content = (FOLDER / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValueError(f"{name} is not the context that was published.")
    return json.loads(content)
