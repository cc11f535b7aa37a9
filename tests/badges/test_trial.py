"""Without a configured key everybody is told that credentials are for trial."""

import pytest
from django.core.checks import run_checks

from literasi.badges.checks import check_signing_key
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db
VERIFY, ADMIN = "hanya untuk uji coba", "Kredensial di sini hanya untuk uji coba."


@pytest.fixture
def trial(settings, tmp_path):
    settings.LITERASI_SIGNING_KEY = settings.LITERASI_SIGNING_KEY_FILE = ""
    settings.DATA_DIR = tmp_path


def ids():
    return [found.id for found in run_checks() if found.id.startswith("badges.")]


def test_the_start_warns(trial):
    assert ids() == ["badges.W001"]


def test_a_configured_key_is_silent(settings):
    assert ids() == []


@pytest.mark.parametrize("key", ["broken", "A" * 40])
def test_a_key_that_cannot_sign_stops_the_start(settings, key):
    settings.LITERASI_SIGNING_KEY = key
    (found,) = check_signing_key(None)
    assert found.id == "badges.E002"
    assert key not in str(found)


def test_whoever_verifies_reads_it(trial, client, award):
    assert VERIFY in client.get(award.verify_path).content.decode()


def test_staff_read_it(trial, client, home):
    client.force_login(AdministratorFactory())
    assert ADMIN in client.get("/admin/").content.decode()


def test_nobody_reads_it_once_there_is_a_key(client, award):
    client.force_login(AdministratorFactory())
    assert VERIFY not in client.get(award.verify_path).content.decode()
    assert ADMIN not in client.get("/admin/").content.decode()
