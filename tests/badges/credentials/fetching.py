"""What these tests need and may not be kept here: fetched once, checked, kept beside the data.

Where it cannot be fetched the test is skipped and says so, except under CI=true: there it fails.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

PEERS = Path(settings.DATA_DIR) / "peers"
HERE = Path(__file__).parent
SDIST = "openbadgeslib==4.6.3"
SCHEMA = "tests/fixtures/ob_schemas/ob_v3p0_achievementcredential_schema.json"
SCHEMA_SHA256 = "b7358e895f492e74055dc6bfc7ffc420d0e497f90c4579fb83d9519b86d393ea"


def schema() -> bytes:
    """Return 1EdTech's JSON schema of a credential, out of a package that may ship it.

    Its licence lets us use it, not hand it on.
    """
    kept = PEERS / f"{SCHEMA_SHA256}.json"
    if not kept.exists():
        put(kept, _from_sdist(SCHEMA))
    content = kept.read_bytes()
    assert hashlib.sha256(content).hexdigest() == SCHEMA_SHA256
    return content


def _from_sdist(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        options = ["--quiet", "--no-deps", "--no-binary", "openbadgeslib", "--dest", folder]
        run_or_skip([*pip(), "download", *options, SDIST])
        (archive,) = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as tar:
            return tar.extractfile(f"{archive.name.removesuffix('.tar.gz')}/{name}").read()


def pip() -> list[str]:
    """Return the environment's pip, or that of the Python it was made from."""
    inside = importlib.util.find_spec("pip")
    return [sys.executable if inside else sys._base_executable, "-m", "pip"]


def node_folder() -> Path:
    """Return a folder with verify.mjs and what it imports, installed there by npm."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("needs Node 20 or newer, with npm")
    wanted = (HERE / "node" / "package.json").read_bytes()
    folder = PEERS / f"node-{hashlib.sha256(wanted).hexdigest()[:12]}"
    if not (folder / "installed").exists():
        shutil.copytree(HERE / "node", folder, dirs_exist_ok=True)
        npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        run_or_skip([*npm, "--no-package-lock", "--prefix", str(folder)])
        (folder / "installed").touch()
    shutil.copy(HERE / "node" / "verify.mjs", folder)
    return folder


def run_or_skip(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        said = f"{command[0]} could not fetch what this test needs: {done.stderr[-300:]}"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(said)


def put(file: Path, content: bytes) -> None:
    """Write a file in one step: tests may run on two databases side by side."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as draft:
        draft.write(content)
    Path(draft.name).replace(file)
