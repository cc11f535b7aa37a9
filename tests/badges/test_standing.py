"""Suspending and restoring, who is told, and pages that are pressed twice or too late."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from literasi.badges import services
from literasi.badges.models import Award, AwardEvent
from literasi.badges.templatetags.badge_tags import status_tone
from literasi.core.models import SiteSettings
from tests.factories.core import ContactFactory
from tests.factories.users import AdministratorFactory, UserFactory

pytestmark = pytest.mark.django_db

Kind = AwardEvent.Kind


@pytest.fixture
def boss(db):
    return AdministratorFactory(full_name="Wulan Pengelola")


@pytest.fixture
def admin(client, site, boss):
    client.force_login(boss)
    return client


def do(name, award, by):
    reason = {} if name == "reissue" else {"reason": "Nama tertukar"}
    return getattr(services, name)(award=award, by=by, **reason)


def test_a_suspension_is_held_and_ended_under_the_same_number(award, boss):
    services.suspend(award=award, by=boss, reason="Laporan sedang diperiksa")
    held = Award.objects.get()
    assert (held.status, held.suspend_reason) == ("suspended", "Laporan sedang diperiksa")
    assert held.suspended_at
    assert not held.is_downloadable
    services.restore(award=award, by=boss, reason="Laporan tidak terbukti")
    back = Award.objects.get()
    assert (back.status, back.suspended_at, back.suspend_reason) == ("active", None, "")
    assert back.number == held.number


@pytest.mark.parametrize("name", ["suspend", "restore", "revoke", "reissue"])
def test_each_writes_one_line_to_both_logs_and_tells_the_holder(award, boss, name):
    if name == "restore":
        do("suspend", award, boss)
    mail.outbox.clear()
    do(name, award, boss)
    kinds = {"suspend": Kind.SUSPENDED, "restore": Kind.RESTORED, "revoke": Kind.REVOKED}
    event = AwardEvent.objects.get(award=award, kind=kinds.get(name, Kind.REISSUED))
    assert (event.by, event.by_name) == (boss, "Wulan Pengelola")
    assert event.told == (Award.objects.latest("pk").number if name == "reissue" else event.reason)
    assert ModelLogEntry.objects.filter(action=f"badges.{name}", user=boss).count() == 1
    (letter,) = mail.outbox
    assert letter.to == ["rina@contoh.id"]
    assert "Suara Instansi yang Dipercaya" in letter.subject


@pytest.mark.parametrize("name", ["suspend", "restore", "revoke"])
def test_a_letter_says_why_what_it_means_and_whom_to_ask(site, award, boss, name):
    about = SiteSettings.for_site(site)
    about.help_contact = ContactFactory(name="Loket Literasi", value="Simpeureum, Cigasong")
    about.save()
    if name == "restore":
        do("suspend", award, boss)
    mail.outbox.clear()
    do(name, award, boss)
    body = mail.outbox[0].body
    for said in ("Rina Marlina", award.number, "Nama tertukar", "Artinya", "Loket Literasi"):
        assert said in body
    assert award.get_absolute_url() in body
    assert "&" not in body


def test_without_a_contact_the_letter_names_the_office(award, boss):
    do("suspend", award, boss)
    assert "kepada Dinas Komunikasi" in mail.outbox[-1].body


def test_who_has_no_mailbox_gets_no_letter(award, boss, learner):
    learner.user.delete()
    mail.outbox.clear()
    do("revoke", award, boss)
    assert mail.outbox == []
    assert AwardEvent.objects.filter(kind=Kind.REVOKED).exists()


def test_an_award_that_ended_while_it_was_held_back_is_restored_as_expired(award, boss):
    do("suspend", award, boss)
    Award.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    mail.outbox.clear()
    assert do("restore", award, boss).status == Award.Status.EXPIRED
    assert "Masa berlakunya sendiri sudah habis" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("", "restore"),
        ("expired", "suspend"),
        ("suspend", "suspend"),
        ("suspend", "reissue"),
        ("revoke", "suspend"),
        ("revoke", "restore"),
        ("reissue", "suspend"),
    ],
)
def test_what_cannot_be_done_is_refused_and_leaves_no_line(award, boss, before, name):
    if before == "expired":
        Award.objects.update(expires_on="2020-01-01")
    elif before:
        do(before, award, boss)
    lines, letters = AwardEvent.objects.count(), len(mail.outbox)
    with pytest.raises(services.AwardRefused):
        do(name, award, boss)
    assert (AwardEvent.objects.count(), len(mail.outbox)) == (lines, letters)


def test_a_suspended_award_can_be_revoked_and_no_longer_counts_as_suspended(award, boss):
    do("suspend", award, boss)
    revoked = do("revoke", award, boss)
    assert (revoked.status, revoked.suspended_at) == (Award.Status.REVOKED, None)


def test_what_was_seen_is_asked_for_again(award, boss):
    seen = services.standing_seen(award)
    do("suspend", award, boss)
    do("restore", award, boss)
    with pytest.raises(services.AwardRefused, match="sudah berubah"):
        services.revoke(award=award, by=boss, reason="Lama", seen=seen)
    assert Award.objects.get().status == Award.Status.ACTIVE
    now = services.standing_seen(award)
    assert services.revoke(award=award, by=boss, reason="Kini", seen=now).status == "revoked"


# --- Pages ----------------------------------------------------------------------------


def address(name, award):
    return reverse(f"awards:{name}", args=[award.pk])


def test_the_pages_suspend_and_restore(admin, award):
    page = admin.get(address("inspect", award)).text
    assert address("suspend", award) in page
    assert address("restore", award) not in page
    assert "Dibaca siapa saja" in admin.get(address("suspend", award)).text
    done = admin.post(address("suspend", award), {"reason": " Sedang  diperiksa\n", "seen": "0"})
    assert done.status_code == 302
    assert Award.objects.get().suspend_reason == "Sedang diperiksa"
    page = admin.get(address("inspect", award)).text
    assert address("suspend", award) not in page
    assert address("restore", award) in page
    done = admin.post(address("restore", award), {"reason": "Beres"}, follow=True)
    assert "dipulihkan" in done.text
    assert Award.objects.get().status == Award.Status.ACTIVE


@pytest.mark.parametrize("reason", ["", "  ", "\u200b\u200f", "\x00", "x" * 251])
def test_a_reason_must_be_readable(admin, award, reason):
    assert admin.post(address("suspend", award), {"reason": reason}).status_code == 200
    assert Award.objects.get().status == Award.Status.ACTIVE


@pytest.mark.parametrize("seen", ["x", "-1", "9" * 40])
def test_a_form_with_rubbish_does_nothing(admin, award, seen):
    answer = admin.post(address("suspend", award), {"reason": "Diperiksa", "seen": seen})
    assert answer.status_code in {200, 302}
    assert Award.objects.get().status == Award.Status.ACTIVE


def test_pressing_twice_does_it_once_and_says_so(admin, award):
    data = {"reason": "Diperiksa", "seen": "0"}
    admin.post(address("suspend", award), data)
    again = admin.post(address("suspend", award), data, follow=True)
    assert "yang berlaku yang dapat ditangguhkan" in again.text
    assert AwardEvent.objects.filter(kind=Kind.SUSPENDED).count() == 1


def test_the_back_button_cannot_suspend_again_what_was_restored(admin, award):
    data = {"reason": "Diperiksa", "seen": "0"}
    admin.post(address("suspend", award), data)
    admin.post(address("restore", award), {"reason": "Beres"})
    late = admin.post(address("suspend", award), data, follow=True)
    assert "sudah berubah sejak halaman tadi" in late.text
    assert Award.objects.get().status == Award.Status.ACTIVE


def test_the_history_tells_who_did_what_and_why(admin, award, boss):
    do("suspend", award, boss)
    do("restore", award, boss)
    page = admin.get(address("inspect", award)).text
    for said in ("Riwayat", "Ditangguhkan", "Dipulihkan", "Wulan Pengelola", "Nama tertukar"):
        assert said in page
    assert page.index("Dipulihkan") < page.index("Diterbitkan</td>")


def person(kind, learner):
    if kind == "member":
        return learner.user
    user = UserFactory()
    if kind.endswith("_award"):
        names = ["access_admin", "view_award", kind]
        user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    else:
        user.groups.set(Group.objects.filter(name=kind))
    return user


@pytest.mark.parametrize("name", ["suspend", "restore", "revoke", "reissue"])
@pytest.mark.parametrize("kind", ["", "member", "Penilai", "Penyunting", "Peninjau", "grant_award"])
def test_who_may_not_change_an_award_does_not(client, award, boss, learner, name, kind):
    if name == "restore":
        do("suspend", award, boss)
    before = Award.objects.values().get()
    if kind:
        client.force_login(person(kind, learner))
    assert address(name, award) not in client.get(address("inspect", award)).text
    for answer in (
        client.get(address(name, award)),
        client.post(address(name, award), {"reason": "Keliru"}),
    ):
        assert answer.status_code in {302, 403}
    assert Award.objects.values().get() == before


@pytest.mark.parametrize("name", ["suspend", "restore", "revoke", "reissue"])
def test_one_permission_is_enough_and_is_for_one_thing(client, award, boss, learner, name):
    if name == "restore":
        do("suspend", award, boss)
    kind = {"restore": "suspend_award"}.get(name, f"{name}_award")
    client.force_login(person(kind, learner))
    assert client.get(address(name, award)).status_code == 200
    offered = client.get(address("inspect", award)).text
    others = {"suspend", "restore", "revoke", "reissue"} - {name}
    assert address(name, award) in offered
    assert not [other for other in others if address(other, award) in offered]
    before = Award.objects.get().status
    client.post(address(name, award), {"reason": "Alasan"})
    assert Award.objects.get(pk=award.pk).status != before


def test_a_long_history_takes_no_more_statements(admin, award):
    counts = []
    for many in (3, 300):
        AwardEvent.objects.bulk_create(AwardEvent(award=award, kind="mailed") for _ in range(many))
        admin.get(address("inspect", award))
        with CaptureQueriesContext(connection) as captured:
            admin.get(address("inspect", award))
        counts.append(len(captured))
    assert counts[0] == counts[1]


# --- What the public and the holder see -----------------------------------------------


def test_everyone_reads_that_it_is_suspended_since_when_and_why(client, award, boss):
    do("suspend", award, boss)
    page = client.get(award.verify_path).text
    assert "Ditangguhkan sejak" in page
    assert "Nama tertukar" in page
    assert "masih berlaku" not in page


def test_the_holder_reads_it_kindly_and_cannot_download(client, award, boss, learner):
    do("suspend", award, boss)
    client.force_login(learner.user)
    assert "Ditangguhkan sejak" in client.get(award.get_absolute_url()).text
    refused = client.get(reverse("badges:certificate", args=[award.uuid]))
    assert refused.status_code == 403
    assert "sementara tidak dapat diunduh" in refused.text
    assert "hasil belajar Anda tetap tersimpan" in refused.text
    do("restore", award, boss)
    assert client.get(reverse("badges:certificate", args=[award.uuid])).status_code == 200


def test_every_state_has_its_tone():
    assert all(status_tone(status) for status in Award.Status.values)
