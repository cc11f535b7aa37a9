"""What is wrong with awards: found, told, repaired where that is safe, and who may ask."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from literasi.badges.models import (
    Award,
    AwardSeries,
    Credential,
    DesignFile,
    ReconciliationRun,
    SignedCertificate,
)
from literasi.badges.services.checking import FAULTS, MOST_ROWS, check
from literasi.badges.tasks_checking import check_and_repair
from tests.badges.desk.test_granting import confirm, listed
from tests.factories.badges import finish, issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(db):
    return AdministratorFactory(full_name="Wulan Pengelola")


@pytest.fixture
def admin(client, site, boss):
    client.force_login(boss)
    return client


def age(*awards):
    """Make the awards old enough that the worker should be done with them."""
    long_ago = timezone.now() - timedelta(minutes=10)
    Award.objects.filter(pk__in=[award.pk for award in awards]).update(issued_at=long_ago)


def counts(run):
    return {name: run.found[name]["count"] for name in FAULTS if run.found[name]["count"]}


def signed_file(award, content=b"%PDF-1.7", sha256=None):
    row = SignedCertificate(award=award, kind="pades", sha256=sha256 or "0" * 64, size=1)
    row.file.save("a.pdf", ContentFile(content), save=False)
    row.save()
    return row


def test_all_is_well_after_an_award(award):
    age(award)
    run = check(repair=True)
    assert counts(run) == {}
    assert run.finished_at


def test_what_was_earned_and_not_issued_is_issued(site, learner, badge, course):
    finish(learner, course)
    run = check(repair=False)
    assert counts(run) == {"missing": 1}
    assert run.found["missing"]["rows"] == [[badge.pk, learner.pk]]
    assert not Award.objects.exists()
    again = check(repair=True)
    assert again.repaired["missing"] == 1
    assert Award.objects.count() == 1
    assert counts(check(repair=True)) == {}


def test_what_was_issued_and_not_earned_is_told_and_a_grant_is_not(award, badge, boss, learner):
    learner.enrolments.update(completed_at=None)
    granted = LearnerFactory()
    confirm(listed(badge, boss, granted.user.email), boss)
    run = check(repair=True)
    assert counts(run) == {"unearned": 1}
    assert run.found["unearned"]["rows"] == [award.pk]
    assert Award.objects.get(pk=award.pk).status == Award.Status.ACTIVE


def test_what_is_unsigned_and_untold_is_finished(award, learner):
    age(award)
    Credential.objects.all().delete()
    Award.objects.update(mailed_at=None)
    mail.outbox.clear()
    assert counts(check(repair=False)) == {"unsigned": 1, "untold": 1}
    run = check(repair=True)
    assert (run.repaired["unsigned"], run.repaired["untold"]) == (1, 1)
    assert len(mail.outbox) == 1
    assert counts(check(repair=True)) == {}


@pytest.mark.parametrize("email", ["", "rina@instansi.example"])
def test_who_cannot_be_told_is_not_counted(award, learner, email):
    age(award)
    Award.objects.update(mailed_at=None)
    if email:
        learner.user.email = email
        learner.user.save()
    else:
        learner.user.delete()
    assert "untold" not in counts(check(repair=False))


def test_what_the_worker_is_still_at_is_not_counted(award):
    Award.objects.update(mailed_at=None)
    assert counts(check(repair=False)) == {}


def test_files_that_are_gone_or_changed_are_found(award):
    changed, gone = signed_file(award), signed_file(award)
    gone.file.storage.delete(gone.file.name)
    kept = DesignFile(sha256="1" * 64)
    kept.file.save("design.png", ContentFile(b"x"))
    found = check(repair=True).found["files"]
    assert found["count"] == 3
    assert [(row["award"], row["fault"]) for row in found["rows"]] == [
        (changed.award_id, "changed"),
        (gone.award_id, "gone"),
        (None, "changed"),
    ]


def test_numbers_nobody_bears_are_found(award):
    AwardSeries.objects.update(last=4)
    rows = check(repair=True).found["gaps"]["rows"]
    assert [row["serial"] for row in rows] == [2, 3, 4]
    assert rows[0]["year"] == timezone.localdate().year


def test_a_long_list_is_counted_whole_and_kept_short(award):
    AwardSeries.objects.update(last=MOST_ROWS + 11)
    gaps = check(repair=False).found["gaps"]
    assert (gaps["count"], len(gaps["rows"])) == (MOST_ROWS + 10, MOST_ROWS)


def test_what_is_kept_of_a_run_names_nobody(award, learner):
    learner.enrolments.update(completed_at=None)
    run = check(repair=False)
    assert "Rina" not in str(run.found)


def test_old_runs_go(award):
    old = ReconciliationRun.objects.create(started_at=timezone.now() - timedelta(days=500))
    check(repair=False)
    assert not ReconciliationRun.objects.filter(pk=old.pk).exists()


def test_the_nightly_command_keeps_what_it_found(site, learner, badge, course):
    finish(learner, course)
    out = StringIO()
    call_command("reconcile_awards", stdout=out)
    assert "1 earned and not issued, 1 repaired." in out.getvalue()
    assert ReconciliationRun.objects.get().found["missing"]["count"] == 1


# --- The page -------------------------------------------------------------------------


def page(client):
    return client.get(reverse("award_checks"))


def test_before_the_first_night_it_says_so(admin):
    assert "Belum pernah diperiksa" in page(admin).text


def test_it_shows_every_fault_with_links_and_what_to_do(admin, award, learner, badge, course):
    AwardSeries.objects.update(last=2)
    gone = signed_file(award)
    gone.file.storage.delete(gone.file.name)
    other = LearnerFactory(user=UserFactory(full_name="Budi Contoh"))
    finish(other, course)
    learner.enrolments.update(completed_at=None)
    check(repair=False)
    text = page(admin).text
    for said in ("Budi Contoh", award.number, gone.file.name, "hilang", "nomor urut 2 dari"):
        assert said in text
    assert reverse("awards:inspect", args=[award.pk]) in text
    assert "Sudah berhak, belum diterbitkan: 1" in text


def test_the_button_repairs(admin, site, learner, badge, course, boss):
    finish(learner, course)
    assert "Pemeriksaan dimulai" in admin.post(reverse("award_checks"), follow=True).text
    assert Award.objects.count() == 1
    text = page(admin).text
    assert "1 di antaranya sudah diperbaiki" in text
    assert "Wulan Pengelola" in text
    admin.post(reverse("award_checks"))
    assert Award.objects.count() == 1


def test_a_run_that_was_cut_short_is_said_and_hides_nothing(admin, award):
    check(repair=False)
    ReconciliationRun.objects.create()
    text = page(admin).text
    assert "Belum selesai, atau terputus" in text
    assert "Terakhir diperiksa" in text


def test_a_button_pressed_by_who_is_gone_since_still_works(site, learner, badge, course):
    finish(learner, course)
    check_and_repair.call(999)
    assert ReconciliationRun.objects.get().by is None


def test_it_takes_as_many_statements_for_many(admin, site, badge, learner):
    issued = []
    numbers = []
    for many in (3, 300):
        issued += [issue(one, badge) for one in LearnerFactory.create_batch(many)]
        AwardSeries.objects.update(last=len(issued) + many)
        pks = [award.pk for award in issued]
        run = check(repair=False)
        run.found["unsigned"] = {"count": len(pks), "rows": pks[:MOST_ROWS]}
        run.save()
        page(admin)
        with CaptureQueriesContext(connection) as captured:
            assert page(admin).status_code == 200
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def person(kind, learner):
    if kind == "member":
        return learner.user
    user = UserFactory()
    if kind == "repairer":
        names = ["access_admin", "view_reconciliationrun", "repair_awards"]
        user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    else:
        user.groups.set(Group.objects.filter(name=kind))
    return user


@pytest.mark.parametrize(
    ("kind", "may_see", "may_repair"),
    [
        ("", False, False),
        ("member", False, False),
        ("Penilai", False, False),
        ("Penyunting", True, False),
        ("Peninjau", True, False),
        ("repairer", True, True),
    ],
)
def test_who_may_see_and_who_may_repair(client, site, learner, kind, may_see, may_repair):
    if kind:
        client.force_login(person(kind, learner))
    shown = page(client)
    assert (shown.status_code == 200) is may_see
    assert ("Periksa dan perbaiki" in shown.text) is may_repair
    client.post(reverse("award_checks"))
    assert ReconciliationRun.objects.exists() is may_repair
    if may_see:
        assert reverse("award_checks") in client.get(reverse("wagtailadmin_home")).text
