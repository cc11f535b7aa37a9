"""Get a clone ready to work in, doing only what has changed since the last time.

    python .ci/prepare.py site      all that `make run` serves: the virtual environment,
                                    messages, database and demonstration content
    python .ci/prepare.py env-dev   the virtual environment, with what tests and checks need

Standard library only: it runs before anything is installed. Each step leaves a stamp, a
hash of all it was made from, and is skipped while the stamp still matches.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
DATA = Path(os.environ.get("LITERASI_DATA_DIR") or ROOT / "var")
STARTED = time.monotonic()
PIN = re.compile(r"^[a-z0-9].*\\\n(?:    .*\n?)+", re.MULTILINE)


def main(task: str) -> None:
    if sys.version_info < (3, 11):
        sys.exit("Literasi needs Python 3.11 or newer. Say which: make run PYTHON=python3.11")
    try:
        TASKS[task]()
    except KeyboardInterrupt:
        sys.exit("\nStopped. Nothing is broken: the same command goes on from here.")


def say(line: str) -> None:
    print(f"[{time.monotonic() - STARTED:4.0f} s] {line}", flush=True)


def run(*command: object, **options) -> None:
    """Run a command from the clone's root; on failure stop with its exit code."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, **options)
    if done.returncode:
        sys.exit(done.returncode)


# --- Stamps ---------------------------------------------------------------------------


def fingerprint(files: Iterable[Path], *words: str) -> str:
    """Return a hash of the files' names and contents, and of the words."""
    digest = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        digest.update(f"\0{file.relative_to(ROOT)}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_stamped(stamp: Path, mark: str) -> bool:
    return stamp.exists() and stamp.read_text() == mark


# --- The virtual environment ----------------------------------------------------------


def env(name: str = "requirements.txt") -> None:
    requirements = ROOT / name
    mark = fingerprint([requirements], sys.version)
    stamp = VENV / f"{requirements.stem}.stamp"
    if is_stamped(stamp, mark) and VENV_PYTHON.exists():
        return
    if not VENV_PYTHON.exists():
        say("Making .venv")
        run(sys.executable, "-m", "venv", "--without-pip", VENV)
    say(f"Installing {name}")
    if not (shutil.which("uv") and install_with_uv(requirements)):
        install_with_pip(requirements)
    stamp.write_text(mark)


def install_with_uv(requirements: Path) -> bool:
    """Install with uv, in seconds. False where uv cannot reach the packages that pip can."""
    command = ["uv", "pip", "install", "--quiet", "--require-hashes", "-r", str(requirements)]
    command += ["--python", str(VENV_PYTHON)]
    return subprocess.run(command, cwd=ROOT).returncode == 0


def install_with_pip(requirements: Path) -> None:
    """Install with two pips at once, each one half: pip computes more than it waits."""
    command = [*pip(), "install", *PIP_OPTIONS, "--require-hashes", "-r"]
    pips = []
    for number, pins in enumerate(halves(requirements.read_text())):
        part = VENV / f"{requirements.stem}-{number}.txt"
        part.write_text(pins)
        pips.append(subprocess.Popen([*command, str(part)], cwd=ROOT))
    codes = [process.wait() for process in pips]
    if any(codes):
        sys.exit("pip could not install everything; what it says stands above.")


# Every dependency is in the list with its hash, so there is nothing to resolve; and
# compiling what is never imported would cost as long as downloading.
PIP_OPTIONS = ["-qq", "--no-deps", "--no-compile", "--disable-pip-version-check", "--no-input"]


def halves(lock: str) -> tuple[str, str]:
    """Return every other package of a lock, with its hashes, and the rest."""
    pins = PIN.findall(lock)
    return "".join(pins[::2]), "".join(pins[1::2])


def pip() -> list[str]:
    """Return a pip that installs into .venv: the running Python's, or one made inside."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]
    if importlib.util.find_spec("ensurepip"):
        run(VENV_PYTHON, "-m", "ensurepip", stdout=subprocess.DEVNULL)
        return [str(VENV_PYTHON), "-m", "pip"]
    sys.exit("This Python has neither pip nor ensurepip. Install python3-pip or uv, then repeat.")


# --- The site -------------------------------------------------------------------------

# Loading lists them with what they are for; this reminds at later starts.
ACCOUNTS = """\
Akun contoh: administrator, penyunting, peninjau, penilai, koordinator, admin, warga
             (@literasi.example), kata sandi belajar-literasi"""


def site() -> None:
    env()
    messages()
    database = os.environ.get("DATABASE_URL", "")
    mark = fingerprint(site_sources(), database)
    stamp = DATA / "prepared.stamp"
    is_lost = not database and not (DATA / "literasi.sqlite3").exists()
    if is_stamped(stamp, mark) and not is_lost:
        print(ACCOUNTS)
        return
    say("Making the database and the demonstration content")
    run(VENV_PYTHON, ROOT / ".ci" / "database.py")
    stamp.write_text(mark)


def site_sources() -> list[Path]:
    """Return every file that decides what is in a freshly prepared database."""
    migrations = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("literasi/*/migrations/*.py")]
    home = ROOT / "literasi" / "home"
    loader = [f for f in (home / "demo").rglob("*") if f.suffix in {".py", ".toml"}]
    command = home / "management" / "commands" / "load_demo.py"
    return [*migrations, *loader, command, ROOT / "requirements.txt"]


def messages() -> None:
    """Compile the catalogues when one is newer than its compiled form."""
    catalogues = ROOT / "literasi" / "locale"
    if any(map(is_stale, catalogues.glob("*/LC_MESSAGES/*.po"))):
        say("Compiling the messages")
        pybabel = [VENV_PYTHON, "-m", "babel.messages.frontend", "--quiet", "compile"]
        run(*pybabel, "--domain", "django djangojs", "--directory", catalogues)


def is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def env_dev() -> None:
    env("requirements-dev.txt")
    messages()


TASKS = {"env-dev": env_dev, "site": site}

if __name__ == "__main__":
    main(sys.argv[1])
