"""The admin's pages for giving a badge from a list: who may, what is asked, what is shown."""

import uuid

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from literasi.badges import services
from literasi.badges.models import Award, GrantLine, GrantList
from literasi.badges.services.lists import receive_list
from literasi.badges.tasks_granting import work_off
from tests.badges.desk.test_granting import listed
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db

NEW = "grants:new"


@pytest.fixture
def boss(db):
    return AdministratorFactory()


@pytest.fixture
def admin(client, site, boss):
    client.force_login(boss)
    return client


def fields(badge, **more):
    return {"badge": badge.pk, "reason": "Pelatihan tatap muka", "people": "rina@contoh.id"} | more


def digest(page):
    return page.context["digest"]


def test_a_list_goes_from_paste_to_preview_to_awards(admin, badge, learner):
    page = admin.get(reverse(NEW)).text
    assert "belum ada yang diberikan sampai Anda mengonfirmasi" in page
    shown = admin.post(reverse(NEW), fields(badge, people="rina@contoh.id\nx@y.id"), follow=True)
    for said in ("Rina Marlina, A.Md.", "Akan diberikan", "Belum punya akun", "1 orang akan"):
        assert said in shown.text
    assert not Award.objects.exists()
    grants = GrantList.objects.get()
    done = admin.post(grants.get_absolute_url(), {"digest": digest(shown)}, follow=True)
    award = Award.objects.get()
    assert award.number in done.text
    assert "1 diberikan, 1 dilewati, 0 menunggu, dari 2 baris" in done.text
    inspected = admin.get(reverse("awards:inspect", args=[award.pk])).text
    assert "Pelatihan tatap muka" in inspected
    assert "Diberikan dari daftar" in inspected
    public = admin.get(award.verify_path).text
    assert "Diberikan berdasarkan" in public
    assert "Diselesaikan" not in public
    assert "Penerimanya menyelesaikan" not in public


@pytest.mark.parametrize(("ticked", "said"), [("on", "kursusnya diakui."), ("", "Tanpa jam")])
def test_lesson_hours_are_asked_for_and_shown(admin, badge, learner, ticked, said):
    shown = admin.post(reverse(NEW), fields(badge, counts_jp=ticked), follow=True)
    assert said in shown.text
    admin.post(GrantList.objects.get().get_absolute_url(), {"digest": digest(shown)})
    assert Award.objects.get().jp == (8 if ticked else None)


def test_a_file_is_taken_over(admin, badge, learner):
    file = SimpleUploadedFile("peserta.csv", b"email;nama;alasan\nrina@contoh.id;Rina;Juri\n")
    shown = admin.post(reverse(NEW), fields(badge, people="", file=file), follow=True).text
    assert "Alasan sendiri: Juri" in shown
    assert "Di daftar: Rina. Pastikan orangnya sama." in shown


@pytest.mark.parametrize(
    "change",
    [
        {"people": ""},
        {"people": "\n"},
        {"reason": ""},
        {"reason": "\u200b"},
        {"reason": "x" * 251},
        {"reason": "\x00"},
        {"people": "a\x00b@contoh.id"},
        {"badge": ""},
        {"badge": "999"},
        {"badge": "x"},
        {"file": SimpleUploadedFile("a.xlsx", b"PK rusak"), "people": ""},
        {"file": SimpleUploadedFile("a.csv", b""), "people": ""},
        {"file": SimpleUploadedFile("a.csv", b"rina@contoh.id"), "people": "rina@contoh.id"},
        {"file": SimpleUploadedFile("a.csv", b"x" * (2 * 1024 * 1024 + 1)), "people": ""},
    ],
)
def test_what_cannot_be_used_is_said_and_kept_nowhere(admin, badge, change):
    answer = admin.post(reverse(NEW), fields(badge) | change)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not GrantList.objects.exists()


def test_a_badge_that_is_not_given_any_more_cannot_be_chosen(admin):
    badge = BadgeFactory(is_active=False)
    assert admin.post(reverse(NEW), fields(badge)).context["form"].errors


def test_a_ticked_line_is_given_again(admin, badge, boss, learner):
    services.revoke(award=issue(learner, badge), by=boss, reason="Keliru")
    shown = admin.post(reverse(NEW), fields(badge), follow=True)
    assert "Berikan juga (baris 1)" in shown.text
    address = GrantList.objects.get().get_absolute_url()
    admin.post(address, {"digest": digest(shown), "also": ["1", "x", "-1", "9" * 30]})
    assert Award.objects.count() == 2


@pytest.mark.parametrize("data", [{}, {"digest": "x"}, {"digest": "\x00", "also": "1"}])
def test_a_confirmation_of_something_else_gives_nothing(admin, badge, boss, learner, data):
    grants = listed(badge, boss, "rina@contoh.id")
    answer = admin.post(grants.get_absolute_url(), data, follow=True)
    assert "belum ada yang diberikan" in answer.text
    assert not Award.objects.exists()


def test_confirming_again_is_said_kindly(admin, badge, learner):
    shown = admin.post(reverse(NEW), fields(badge), follow=True)
    address = GrantList.objects.get().get_absolute_url()
    admin.post(address, {"digest": digest(shown)})
    again = admin.post(address, {"digest": digest(shown)}, follow=True)
    assert "sudah dikonfirmasi sebelumnya" in again.text
    assert Award.objects.count() == 1


def test_a_draft_can_be_thrown_away_and_what_was_confirmed_cannot(admin, badge, boss, learner):
    grants = listed(badge, boss, "rina@contoh.id")
    discard = reverse("grants:discard", args=[grants.uuid])
    assert admin.get(discard).status_code == 405
    assert "Tidak ada yang diberikan" in admin.post(discard, follow=True).text
    assert not GrantList.objects.exists()
    assert admin.post(discard).status_code == 404
    kept = listed(badge, boss, "rina@contoh.id")
    GrantList.objects.update(state=GrantList.State.DONE)
    admin.post(reverse("grants:discard", args=[kept.uuid]))
    assert GrantList.objects.exists()


def test_what_a_worker_left_can_be_taken_up(admin, badge, boss, learner, monkeypatch):
    real = type(work_off).enqueue
    monkeypatch.setattr(type(work_off), "enqueue", lambda *args, **kwargs: None)
    grants = listed(badge, boss, "rina@contoh.id")
    shown = admin.get(grants.get_absolute_url())
    admin.post(grants.get_absolute_url(), {"digest": digest(shown)})
    page = admin.get(grants.get_absolute_url()).text
    assert "Pemberian berjalan sendiri" in page
    assert "Lanjutkan" not in page
    GrantList.objects.update(touched_at="2026-01-01T00:00Z")
    assert "terhenti di tengah jalan" in admin.get(grants.get_absolute_url()).text
    monkeypatch.setattr(type(work_off), "enqueue", real)
    again = admin.post(reverse("grants:continue", args=[grants.uuid]), follow=True)
    assert "1 diberikan" in again.text
    admin.post(reverse("grants:continue", args=[grants.uuid]))
    assert Award.objects.count() == 1


def test_lists_so_far_are_shown(admin, badge, boss, learner):
    grants = listed(badge, boss, "rina@contoh.id")
    assert grants.get_absolute_url() in admin.get(reverse(NEW)).text


@pytest.mark.parametrize("state", ["draft", "done"])
def test_a_list_takes_as_many_statements_for_many(admin, badge, boss, state):
    counts = []
    for many in (3, 300):
        learners = LearnerFactory.create_batch(many)
        grants = listed(badge, boss, *(one.user.email for one in learners))
        GrantList.objects.filter(pk=grants.pk).update(state=state)
        if state == "done":
            GrantLine.objects.filter(list=grants, number=1).update(learner=learners[0])
        admin.get(grants.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            assert admin.get(grants.get_absolute_url()).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


# --- Who may --------------------------------------------------------------------------


def person(kind, learner):
    if kind == "member":
        return learner.user
    user = UserFactory()
    if kind == "granter":
        user.user_permissions.add(
            *Permission.objects.filter(codename__in=["access_admin", "grant_award"])
        )
    else:
        user.groups.set(Group.objects.filter(name=kind))
    return user


@pytest.fixture
def doors(badge, boss):
    grants = receive_list(badge=badge, reason="x", by=boss, people=[])
    named = [reverse(f"grants:{name}", args=[grants.uuid]) for name in ("continue", "discard")]
    return [reverse(NEW), grants.get_absolute_url(), *named]


@pytest.mark.parametrize("kind", ["", "member", "Penyunting", "Peninjau", "Penilai"])
def test_who_may_not_give_awards_stays_out(client, site, doors, learner, kind):
    if kind:
        client.force_login(person(kind, learner))
    for door in doors:
        for answer in (client.get(door), client.post(door, {"digest": "x"})):
            refused = answer.status_code == 403 or answer["Location"].startswith(
                ("/admin/", "/akun/")
            )
            assert refused
    assert GrantList.objects.get().state == GrantList.State.DRAFT


def test_who_is_given_the_permission_gets_in(client, site, doors, learner):
    client.force_login(person("granter", learner))
    assert [client.get(door).status_code for door in doors] == [200, 200, 405, 405]
    client.post(doors[3])
    assert not GrantList.objects.exists()


@pytest.mark.parametrize("name", ["list", "continue", "discard"])
def test_an_unknown_list_is_not_found(admin, name):
    assert admin.post(reverse(f"grants:{name}", args=[uuid.uuid4()])).status_code == 404


def test_the_menu_shows_it_to_who_may(client, site, learner):
    for kind, shown in (("granter", True), ("Penyunting", False)):
        client.force_login(person(kind, learner))
        assert (reverse(NEW) in client.get(reverse("wagtailadmin_home")).text) is shown
