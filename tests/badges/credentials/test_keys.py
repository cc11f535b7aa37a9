"""Keys: from the environment or a file, added, disowned, and never in the database."""

import os
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers import serialize

from literasi.badges import services
from literasi.badges.credentials import keys, seeds, signing
from literasi.badges.models import Credential, IssuerKey
from tests.badges.credentials.peers import is_valid, verified
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def key_file(settings, tmp_path):
    """The key stands in a file, as in production it may."""
    file = tmp_path / "signing-key"
    seeds.write(file, seeds.new())
    settings.LITERASI_SIGNING_KEY = ""
    settings.LITERASI_SIGNING_KEY_FILE = str(file)
    return file


def rotate(capsys):
    call_command("rotate_signing_key")
    return capsys.readouterr().out


def test_a_new_key_signs_and_the_old_stays_listed(key_file, client, award, learner, capsys):
    old, before = award.credential, key_file.read_text()
    said = rotate(capsys)
    new = issue(learner, BadgeFactory()).credential
    listed = client.get("/.well-known/did.json").content.decode()
    assert old.key != new.key
    assert key_file.read_text() != before
    assert key_file.read_text().strip() not in said
    assert all(verified(one.document, one.key) for one in (old, new))
    assert all(one.key.public in listed for one in (old, new))


def test_only_the_owner_can_read_it(key_file, capsys):
    rotate(capsys)
    assert stat.S_IMODE(os.stat(key_file).st_mode) == 0o600
    assert [path.name for path in key_file.parent.iterdir()] == [key_file.name]


def test_a_new_key_is_listed_before_it_signs(key_file, award, monkeypatch):
    def refuse(*args):
        raise OSError("disk full")

    monkeypatch.setattr(seeds, "write", refuse)
    with pytest.raises(OSError, match="disk full"):
        call_command("rotate_signing_key")
    assert IssuerKey.objects.count() == 2
    assert keys.signer().row == award.credential.key


def test_in_the_environment_somebody_must_set_it(award, settings, capsys):
    said = rotate(capsys)
    assert keys.signer().row == award.credential.key
    settings.LITERASI_SIGNING_KEY = said.split("LITERASI_SIGNING_KEY=")[1].strip()
    signer = keys.signer()
    assert signer.row != award.credential.key
    assert signer.row.name in said
    assert IssuerKey.objects.count() == 2


def test_keys_of_one_month_have_names_of_their_own(key_file, award, capsys):
    rotate(capsys)
    rotate(capsys)
    names = list(IssuerKey.objects.order_by("pk").values_list("name", flat=True))
    assert names == [names[0], f"{names[0]}-2", f"{names[0]}-3"]


def test_the_private_half_is_nowhere_in_the_database(key_file, award):
    rows = serialize("json", [*IssuerKey.objects.all(), *Credential.objects.all()])
    assert key_file.read_text().strip() not in rows


def test_after_a_theft_everything_is_signed_anew(key_file, client, award, learner, capsys):
    other, revoked = (issue(learner, BadgeFactory()) for _ in range(2))
    services.revoke(award=revoked, by=AdministratorFactory(), reason="Salah orang")
    lost = award.credential.key
    rotate(capsys)
    call_command("reissue_awards", lost.name, batch=1)
    assert "2 of 2 done, 0 ended meanwhile" in capsys.readouterr().out
    assert lost.public not in client.get("/.well-known/did.json").content.decode()
    for one in (award, other):
        assert one.credential.key != lost
        assert verified(one.credential.document, one.credential.key)
    assert client.get(f"/kredensial/{revoked.credential.uuid}/").status_code == 410


def test_a_dry_run_changes_nothing(key_file, award, capsys):
    call_command("reissue_awards", award.credential.key.name, dry_run=True)
    assert "1 credentials of" in capsys.readouterr().out
    assert Credential.objects.count() == 1
    assert not IssuerKey.objects.exclude(compromised_at=None).exists()


def test_an_interrupted_run_goes_on_where_it_stopped(key_file, award, learner, monkeypatch, capsys):
    issue(learner, BadgeFactory())
    lost, replace = award.credential.key, signing.replace
    rotate(capsys)
    monkeypatch.setattr(signing, "replace", stop_after(1, replace))
    with pytest.raises(KeyboardInterrupt):
        call_command("reissue_awards", lost.name)
    monkeypatch.setattr(signing, "replace", replace)
    call_command("reissue_awards", lost.name)
    assert Credential.objects.filter(replaced_at=None).exclude(key=lost).count() == 2
    assert Credential.objects.count() == 4


def stop_after(number, replace):
    done = []

    def replace_some(credential):
        if len(done) == number:
            raise KeyboardInterrupt
        done.append(credential)
        return replace(credential)

    return replace_some


def test_the_key_that_signs_now_is_not_disowned(award):
    with pytest.raises(CommandError, match="rotate_signing_key first"):
        call_command("reissue_awards", award.credential.key.name)
    assert award.credential.key.compromised_at is None


def test_a_key_nobody_knows_is_named(award):
    with pytest.raises(CommandError, match=f"Known: {award.credential.key.name}"):
        call_command("reissue_awards", "ob3-1999-01")


def test_old_lists_are_not_served_after_a_theft(key_file, client, award, capsys):
    first = client.get("/kredensial/daftar-status/1/").json()
    lost = award.credential.key
    rotate(capsys)
    call_command("reissue_awards", lost.name)
    listed = client.get("/kredensial/daftar-status/1/").json()
    assert first["proof"]["verificationMethod"].endswith(lost.name)
    assert not listed["proof"]["verificationMethod"].endswith(f"#{lost.name}")


def test_without_a_key_development_makes_one_and_keeps_it(settings, tmp_path):
    settings.LITERASI_SIGNING_KEY = settings.LITERASI_SIGNING_KEY_FILE = ""
    settings.DATA_DIR = tmp_path / "not-there-yet"
    first = keys.signer().row
    assert keys.is_trial()
    assert stat.S_IMODE(os.stat(keys.key_file()).st_mode) == 0o600
    assert Path(keys.key_file()).is_relative_to(settings.DATA_DIR)
    assert keys.signer().row == first


@pytest.mark.parametrize("content", ["", "kurang", "\x00", "A" * 44])
def test_a_file_that_holds_no_key_is_refused(key_file, content):
    key_file.write_text(content)
    with pytest.raises(keys.NoKey, match="cannot be used"):
        keys.signer()


def test_a_file_that_is_not_there_is_named(key_file):
    key_file.unlink()
    with pytest.raises(keys.NoKey, match="signing-key cannot be read"):
        keys.signer()


def test_dropping_an_old_key_would_make_its_badges_invalid(award, key_file, capsys):
    """Why keys are added and never deleted."""
    rotate(capsys)
    assert not is_valid(award.credential.document, keys.signer().row)
