"""Digital Bazaar's verifier, in another language: told only what a stranger can fetch from us."""

import json
import subprocess
from pathlib import Path

from literasi.badges.credentials import canonical

LIST = "http://127.0.0.1:8000/kredensial/daftar-status/1/"


def said_of(client, folder: Path, *credentials: dict) -> list[dict]:
    """Return ``{"verified", "status", "error"}`` of each credential; ``status``: is it revoked?

    ``folder`` is that of ``fetching.node_folder``.
    """
    did = client.get("/.well-known/did.json").json()
    documents = {did["id"]: did, LIST: client.get("/kredensial/daftar-status/1/").json()}
    contexts = {url: canonical.load(url)["document"] for url in canonical.CONTEXTS}
    given = {"contexts": contexts, "documents": documents, "credentials": credentials}
    done = subprocess.run(
        ["node", "verify.mjs"],
        cwd=folder,
        input=json.dumps(given),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
