"""What `make run` does before it serves: .ci/prepare.py, as far as it can be seen from here."""

import importlib.util
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from literasi.home.demo.people import ACCOUNTS, DEBUG_PASSWORD

ROOT = settings.BASE_DIR
NAME = re.compile(r"^[\w.\[\],-]+(?===)", re.MULTILINE)


@pytest.fixture
def prepare():
    spec = importlib.util.spec_from_file_location("prepare", ROOT / ".ci" / "prepare.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def commands(prepare, monkeypatch, tmp_path):
    """Let ``site`` prepare a folder of its own; what it would have run lands in this list."""
    ran = []
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(prepare, "DATA", tmp_path)
    monkeypatch.setattr(prepare, "env", lambda: None)
    monkeypatch.setattr(prepare, "messages", lambda: None)
    monkeypatch.setattr(prepare, "run", lambda *command: ran.append(command))
    return ran


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_two_pips_install_every_package_once_with_all_its_hashes(prepare, name):
    lock = (ROOT / name).read_text()
    parts = prepare.halves(lock)
    assert sorted(NAME.findall("".join(parts))) == sorted(NAME.findall(lock))
    assert sum(part.count("--hash=") for part in parts) == lock.count("--hash=")
    assert abs(len(NAME.findall(parts[0])) - len(NAME.findall(parts[1]))) <= 1


def test_one_failing_pip_stops_and_leaves_no_stamp(prepare, monkeypatch, tmp_path):
    fails_in_one = "import sys; sys.exit(int(sys.argv[-1].endswith('-1.txt')))"
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "VENV_PYTHON", tmp_path / "python")
    monkeypatch.setattr(prepare.shutil, "which", lambda name: None)
    monkeypatch.setattr(prepare, "run", lambda *command, **options: None)
    monkeypatch.setattr(prepare, "pip", lambda: [sys.executable, "-c", fails_in_one])
    with pytest.raises(SystemExit, match="could not install"):
        prepare.env()
    assert not (tmp_path / "requirements.stamp").exists()


def test_a_prepared_site_is_not_prepared_again(prepare, commands, tmp_path):
    prepare.site()
    (tmp_path / "literasi.sqlite3").touch()
    prepare.site()
    assert len(commands) == 1


def test_a_lost_database_is_made_again(prepare, commands):
    prepare.site()
    prepare.site()
    assert len(commands) == 2


def test_what_was_interrupted_is_done_again(prepare, commands, monkeypatch, tmp_path):
    (tmp_path / "literasi.sqlite3").touch()

    def interrupted(*command):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(prepare, "run", interrupted)
        with pytest.raises(SystemExit, match="goes on from here"):
            prepare.main("site")
    prepare.main("site")
    assert len(commands) == 1


def test_later_starts_name_the_demonstrations_accounts(prepare):
    assert DEBUG_PASSWORD in prepare.ACCOUNTS
    names = {account.email.removesuffix("@literasi.example") for account in ACCOUNTS}
    assert names == set(re.findall(r"\w+", prepare.ACCOUNTS.split(":")[1].split("(")[0]))


def test_python_keeps_what_it_has_compiled(tmp_path):
    """Without that each start compiles all of Wagtail anew, and takes twice as long."""
    (tmp_path / "Makefile").write_text(
        f"include {ROOT / 'Makefile'}\nshow:\n\t@echo [$$PYTHONDONTWRITEBYTECODE]\n"
    )
    shown = subprocess.run(
        ["make", "--no-print-directory", "show"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "[]\n"


@pytest.mark.parametrize("task", ["env-dev", "site"])
def test_every_catalogue_is_compiled_before_anything_runs(prepare, monkeypatch, tmp_path, task):
    """A fresh clone holds no compiled catalogue, and without one English is Indonesian."""
    ran = []
    monkeypatch.setattr(prepare, "DATA", tmp_path)
    monkeypatch.setattr(prepare, "env", lambda *name: None)
    monkeypatch.setattr(prepare, "is_stale", lambda source: source.name == "djangojs.po")
    monkeypatch.setattr(prepare, "run", lambda *command: ran.append(" ".join(map(str, command))))
    prepare.main(task)
    assert "compile --domain django djangojs" in ran[0]
