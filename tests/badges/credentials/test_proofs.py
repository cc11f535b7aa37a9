"""The proof, against what 1EdTech has published, and against the faults of others' libraries."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from literasi.badges.credentials import canonical, multikey, texts
from literasi.badges.credentials.proofs import holds, prove
from tests.badges.credentials.peers import leaves, replaced

VECTOR = json.loads((Path(__file__).parent / "vectors" / "open-badges-3.0.json").read_text())
VECTOR_KEY = VECTOR["proof"]["verificationMethod"].split("#")[1]
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NOW = datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)


def signed(**fields):
    bare = {name: value for name, value in VECTOR.items() if name != "proof"}
    return prove({**bare, **fields}, private=PRIVATE, method="did:web:x.example#k", at=NOW)


def test_the_published_credential_holds():
    assert holds(VECTOR, multikey.public_key(VECTOR_KEY))


def test_no_other_key_makes_it_hold():
    assert not holds(VECTOR, PRIVATE.public_key())


@pytest.mark.parametrize("path", list(leaves(VECTOR)), ids=str)
def test_every_changed_leaf_of_it_is_noticed(path):
    """Contexts are not fetched, so a changed one is refused rather than judged."""
    changed = replaced(VECTOR, path)
    try:
        assert not holds(changed, multikey.public_key(VECTOR_KEY))
    except (LookupError, jsonld.JsonLdError):
        assert path[0] == "@context"


def test_a_proof_says_who_when_and_how():
    proof = signed()["proof"]
    assert proof.pop("proofValue").startswith("z")
    assert proof == {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-11-24T01:02:03Z",
        "verificationMethod": "did:web:x.example#k",
        "proofPurpose": "assertionMethod",
    }


def test_signing_the_same_gives_the_same():
    assert signed() == signed()


@pytest.mark.parametrize(
    "url",
    ["https://w3id.org/security/data-integrity/v2", "http://127.0.0.1/", "file:///etc/passwd"],
)
def test_no_context_is_ever_fetched(url):
    with pytest.raises(LookupError):
        canonical.load(url)
    with pytest.raises(jsonld.JsonLdError):
        canonical.canonical({"@context": [canonical.VC, url], "id": "https://x.example/"})


@pytest.mark.parametrize("name", [name for name, _sha256 in canonical.CONTEXTS.values()])
def test_a_context_that_was_touched_is_refused(name, monkeypatch, tmp_path):
    (tmp_path / name).write_text('{"@context": {}}')
    monkeypatch.setattr(canonical, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="not the context"):
        canonical._context.__wrapped__(name, "0" * 64)


def test_eight_threads_on_cold_caches_agree():
    """PyLD's own caches break when two threads use them at once."""
    jsonld.set_document_loader(canonical.load)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda number: signed(name=f"Lencana {number % 2}"), range(64)))
    assert len({json.dumps(document) for document in made}) == 2


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=40))
def test_whatever_is_typed_can_be_signed(text):
    name = texts.signable(text)
    assert not any(ord(letter) < 32 and letter not in "\t\n\r" for letter in name)
    name.encode()
    assert holds(signed(name=name or "x"), PRIVATE.public_key())


@pytest.mark.parametrize("letter", ["\x00", "\x01", "\x08", "\x0b", "\x0c", "\x1f", "\x7f"])
def test_what_others_escape_and_pyld_does_not_is_never_signed(letter):
    assert texts.signable({"a": [f"x{letter}y"]}) == {"a": ["xy"]}


@pytest.mark.parametrize(
    "text", ["tab\tline\r\n", 'quote "', "back\\slash", "🦋", "\u202eRTL", "é"]
)
def test_what_everybody_reads_alike_stays(text):
    assert texts.signable(text) == text


@given(st.binary(max_size=70))
def test_base58_comes_back(data):
    assert multikey.decode(multikey.encode(data)) == data


@pytest.mark.parametrize("text", ["", "f00", "z0", "zIl", "z6Mk"])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        multikey.public_key(text)


def test_the_notice_names_what_is_kept():
    notice = (canonical.FOLDER / "NOTICE").read_text()
    assert canonical.FOLDER.is_relative_to(settings.BASE_DIR)
    for url, (name, sha256) in canonical.CONTEXTS.items():
        assert all(text in notice for text in (url, name, sha256))
