"""Production refuses to start half-configured, says what is missing, and is safe when it does."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "literasi.settings.production",
    "SECRET_KEY": "aB1-cD2_eF3." * 6,
    "DATABASE_URL": "sqlite:///:memory:",
    "LITERASI_ALLOWED_HOSTS": "literasi.example",
    "LITERASI_BASE_URL": "https://literasi.example",
    "EMAIL_HOST": "mail.example",
    "LITERASI_SIGNING_KEY": "aB1-cD2_eF3" * 3 + "aB1-cD2_eA",
}
SHOW = (
    "-c",
    "import json; from literasi.settings import production as settings;"
    "print(json.dumps({name: repr(value) for name, value in vars(settings).items()}))",
)


def python(*arguments, **environment):
    """Run Python with nothing in the environment but what is given."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", [name for name in COMPLETE if name != "DJANGO_SETTINGS_MODULE"])
@pytest.mark.parametrize("change", [None, " "], ids=["absent", "blank"])
def test_a_missing_secret_is_named(name, change):
    environment = COMPLETE | {name: change}
    done = python(*SHOW, **{key: text for key, text in environment.items() if text is not None})
    assert done.returncode != 0
    assert f"Set {name}:" in done.stderr.splitlines()[-1]


def test_all_that_is_missing_is_named_at_once():
    done = python(*SHOW, DJANGO_SETTINGS_MODULE=COMPLETE["DJANGO_SETTINGS_MODULE"])
    said = done.stderr.splitlines()[-1]
    assert all(f"{name}: " in said for name in COMPLETE if name != "DJANGO_SETTINGS_MODULE")


def test_a_short_secret_key_is_refused():
    done = python(*SHOW, **COMPLETE | {"SECRET_KEY": "short"})
    assert done.returncode != 0
    assert "at least 50" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("text", ["short", "not+base64/url" * 3, "A" * 44])
def test_a_signing_key_that_is_none_is_refused(text):
    done = python(*SHOW, **COMPLETE | {"LITERASI_SIGNING_KEY": text})
    assert done.returncode != 0
    assert "LITERASI_SIGNING_KEY cannot be used" in done.stderr.splitlines()[-1]
    assert text not in done.stderr


@pytest.mark.parametrize("is_there", [True, False])
def test_the_signing_key_may_stand_in_a_file(tmp_path, is_there):
    file = tmp_path / "key"
    if is_there:
        file.write_text(f"{COMPLETE['LITERASI_SIGNING_KEY']}\n")
    named = {"LITERASI_SIGNING_KEY": "", "LITERASI_SIGNING_KEY_FILE": str(file)}
    done = python(*SHOW, **COMPLETE | named)
    assert (done.returncode == 0) == is_there
    assert is_there or "cannot be read" in done.stderr


def test_django_finds_nothing_to_warn_of():
    done = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.fixture(scope="module")
def production():
    """Production's settings, each as its repr."""
    return json.loads(python(*SHOW, **COMPLETE).stdout)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", False),
        ("LITERASI_REQUIRE_STAFF_MFA", True),
        ("SESSION_COOKIE_SECURE", True),
        ("CSRF_COOKIE_SECURE", True),
        ("CSRF_TRUSTED_ORIGINS", ["https://literasi.example"]),
        ("WAGTAIL_ENABLE_UPDATE_CHECK", False),
        ("WAGTAIL_ENABLE_WHATS_NEW_BANNER", False),
        ("WAGTAIL_GRAVATAR_PROVIDER_URL", None),
    ],
)
def test_production_sets(production, name, value):
    assert production[name] == repr(value)
