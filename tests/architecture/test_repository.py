"""What may lie in the repository: telling names, no foreign addresses, complete messages."""

import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

ROOT = settings.BASE_DIR
# In two halves, so that this file does not hold them either.
REGISTRIES = [
    f"{name}.{ending}"
    for name, ending in (
        ("pypi", "org"),
        ("python" + "hosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("docker", "io"),
        ("ghcr", "io"),
        ("quay", "io"),
        ("gcr", "io"),
        ("proxy.golang", "org"),
    )
]
LOCK_LINE = re.compile(r"^[a-z0-9][\w.-]*(\[[\w,-]+\])?==[^ ]+( ; .+)? \\$")


def committed() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_package_registry():
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in committed()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_locks_hold_versions_and_hashes_only(name):
    lines = (ROOT / name).read_text().splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pins
    assert [line for line in pins if not LOCK_LINE.match(line)] == []
    assert all(after.startswith("    --hash=sha256:") for after in after_pins(lines))


def after_pins(lines):
    return [
        after
        for line, after in zip(lines, lines[1:], strict=False)
        if line.endswith(" \\") and not line.startswith(" ")
    ]


def test_what_runs_is_tested_in_the_same_versions():
    run, dev = (pins(ROOT / name) for name in ("requirements.txt", "requirements-dev.txt"))
    assert run <= dev


def pins(path: Path) -> set[str]:
    return set(re.findall(r"^[\w.\[\],-]+==[^ ]+", path.read_text(), re.MULTILINE))


def test_migrations_have_telling_names():
    names = [path.name for path in committed() if path.parent.name == "migrations"]
    assert [name for name in names if "_auto_" in name] == []


def test_every_message_is_translated():
    for path in (ROOT / "literasi" / "locale").glob("*/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            catalogue = read_po(file)
        open_ = [m.id for m in catalogue if m.id and (m.fuzzy or not all(strings(m)))]
        assert open_ == [], f"not translated in {path.relative_to(ROOT)}"


def strings(message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("name", ["Dockerfile", "docs/deployment.md"])
def test_an_installation_compiles_every_catalogue(name):
    domains = {path.stem for path in (ROOT / "literasi" / "locale").rglob("*.po")}
    [said] = re.findall(r'pybabel compile .*--domain "(.+?)"', (ROOT / name).read_text())
    assert set(said.split()) == domains
