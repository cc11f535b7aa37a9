"""Giving a badge from a list: what is found, what is confirmed, and what a killed worker leaves."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from pypdf import PdfReader

from literasi.badges import services
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.examining import Listed, digest_of, examine
from literasi.badges.models import Award, AwardEvent, GrantLine, GrantList
from literasi.badges.querysets import FactStays
from literasi.badges.services import granting
from literasi.badges.services.granting import continue_list, grant_line
from literasi.badges.services.lists import ListChanged, confirm_list, receive_list
from literasi.badges.tasks_granting import work_off
from literasi.users import privacy
from tests.factories.badges import finish, issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db

REASON = "Pelatihan tatap muka 12 Juli 2026"
Finding, State = GrantLine.Finding, GrantLine.State


@pytest.fixture
def boss(db):
    return AdministratorFactory(full_name="Wulan Pengelola")


@pytest.fixture
def wait(monkeypatch):
    """Have confirmed lists wait for a worker, as in production."""
    monkeypatch.setattr(type(work_off), "enqueue", lambda *args, **kwargs: None)


def listed(badge, boss, *emails, counts_jp=False):
    people = [Listed(email) for email in emails]
    return receive_list(badge=badge, reason=REASON, by=boss, people=people, counts_jp=counts_jp)


def confirm(grants, boss, *also):
    digest = digest_of(grants, examine(grants))
    return confirm_list(grants=grants, digest=digest, also=set(also), by=boss)


def findings(grants):
    return [one.finding for one in examine(grants)]


# --- What is found --------------------------------------------------------------------


def test_each_line_says_what_would_happen(site, badge, boss, learner):
    other, held, gone, put_off = LearnerFactory.create_batch(4)
    issue(held, badge)
    services.revoke(award=issue(gone, badge), by=boss, reason="Keliru")
    services.suspend(award=issue(put_off, badge), by=boss, reason="Diperiksa")
    unsure = LearnerFactory()
    EmailAddress.objects.create(user=unsure.user, email=unsure.user.email, primary=True)
    asleep = UserFactory(is_active=False)
    expected = {
        "RINA@contoh.id": Finding.READY,
        other.user.email: Finding.READY,
        "rina@contoh.ID": Finding.DUPLICATE,
        held.user.email: Finding.HELD,
        gone.user.email: Finding.REVOKED,
        put_off.user.email: Finding.SUSPENDED,
        unsure.user.email: Finding.UNVERIFIED,
        "siapa@contoh.id": Finding.NO_ACCOUNT,
        asleep.email: Finding.NO_ACCOUNT,
        "bukan alamat": Finding.BAD_EMAIL,
    }
    grants = listed(badge, boss, *expected)
    assert findings(grants) == list(expected.values())
    assert Award.objects.count() == 3


def test_an_expired_one_may_be_given_again(site, badge, boss, learner):
    issue(learner, badge)
    Award.objects.update(expires_on="2020-01-01")
    assert findings(listed(badge, boss, "rina@contoh.id")) == [Finding.RENEWS]


@pytest.mark.parametrize("count", [3, 300])
def test_looking_takes_as_many_statements_for_many(
    django_assert_num_queries, site, badge, boss, count
):
    learners = LearnerFactory.create_batch(count)
    grants = listed(badge, boss, *(one.user.email for one in learners))
    with django_assert_num_queries(5):
        assert len(findings(grants)) == count


def test_a_name_that_differs_is_pointed_out(site, badge, boss, learner):
    people = [
        Listed("rina@contoh.id", "Rina Mawar"),
        Listed("rina@contoh.id", "rina marlina,  a.md."),
    ]
    grants = receive_list(badge=badge, reason=REASON, by=boss, people=people)
    assert [one.is_named_otherwise for one in examine(grants)] == [True, False]


# --- What is given --------------------------------------------------------------------


def test_nothing_is_given_before_it_is_confirmed(site, badge, boss, learner):
    grants = listed(badge, boss, "rina@contoh.id")
    examine(grants)
    continue_list(grants_pk=grants.pk)
    grants.refresh_from_db()
    assert grants.state == GrantList.State.DRAFT
    assert not Award.objects.exists()


def test_an_award_from_a_list_says_so_everywhere(site, badge, boss, learner):
    grants = listed(badge, boss, "rina@contoh.id")
    assert confirm(grants, boss)
    award = Award.objects.get()
    assert (award.granted_by, award.grant_reason) == (boss, REASON)
    assert award.snapshot["granted"] == REASON
    assert award.snapshot["name"] == "Rina Marlina, A.Md."
    assert [course["title"] for course in award.snapshot["courses"]] == [
        course.title for course in badge.courses.all()
    ]
    assert award.status == Award.Status.ACTIVE
    kinds = AwardEvent.objects.filter(award=award).values_list("kind", flat=True)
    assert {"issued", "granted"} <= set(kinds)
    given = AwardEvent.objects.get(kind="granted")
    assert (given.by, given.reason) == (boss, REASON)
    assert award.number in mail.outbox[-1].body
    grants.refresh_from_db()
    assert (grants.state, grants.lines.get().award) == (GrantList.State.DONE, award)


@pytest.mark.parametrize(("counts", "jp"), [(True, 8), (False, None)])
def test_lesson_hours_count_only_if_somebody_says_so(site, badge, boss, learner, counts, jp):
    confirm(listed(badge, boss, "rina@contoh.id", counts_jp=counts), boss)
    award = Award.objects.get()
    assert (award.jp, award.snapshot["jp"]) == (jp, jp)


def test_a_line_may_have_its_own_reason(site, badge, boss, learner):
    people = [Listed("rina@contoh.id", reason="Juri lomba konten")]
    confirm(receive_list(badge=badge, reason=REASON, by=boss, people=people), boss)
    assert Award.objects.get().grant_reason == "Juri lomba konten"


def test_who_has_an_account_and_never_learnt_anything_can_be_given_one(site, badge, boss):
    user = UserFactory(email="baru@contoh.id")
    assert confirm(listed(badge, boss, "baru@contoh.id"), boss)
    assert Award.objects.get().learner.user == user


def test_the_certificate_and_the_credential_say_why_and_not_that_courses_were_completed(
    site, badge, boss, learner
):
    confirm(listed(badge, boss, "rina@contoh.id"), boss)
    award = Award.objects.get()
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(certificate_pdf(award))).pages)
    assert f"atas dasar {REASON}" in " ".join(text.split())
    assert "dasar pemberiannya tertulis di halaman depan" in " ".join(text.split())
    assert "menyelesaikan" not in text
    assert f"Diberikan berdasarkan: {REASON}" in award.credential.document
    assert "Menyelesaikan semua pelajaran" not in award.credential.document


def test_the_holder_reads_that_it_was_decided_and_not_that_they_passed(
    site, badge, boss, learner, client
):
    confirm(listed(badge, boss, "rina@contoh.id"), boss)
    client.force_login(learner.user)
    page = client.get(Award.objects.get().get_absolute_url()).text
    assert "Ditetapkan" in page
    assert "Lulus" not in page


def test_a_badge_without_courses_can_be_given(site, badge, boss, learner, client):
    badge.courses.clear()
    confirm(listed(badge, boss, "rina@contoh.id"), boss)
    award = Award.objects.get()
    assert (award.snapshot["courses"], award.jp) == ([], None)
    client.force_login(learner.user)
    assert client.get(award.get_absolute_url()).status_code == 200
    assert client.get(f"{award.get_absolute_url()}sertifikat.pdf").status_code == 200


def test_only_ticked_lines_are_decided_on(site, badge, boss):
    first, second = LearnerFactory.create_batch(2)
    for one in (first, second):
        services.revoke(award=issue(one, badge), by=boss, reason="Keliru")
    grants = listed(badge, boss, first.user.email, second.user.email)
    confirm(grants, boss, 2, 77)
    assert Award.objects.standing(timezone.localdate()).get().learner == second
    assert [line.state for line in grants.lines.all()] == [State.SKIPPED, State.GRANTED]


def test_what_is_not_to_be_decided_cannot_be_ticked(site, badge, boss, learner):
    issue(learner, badge)
    grants = listed(badge, boss, "rina@contoh.id", "siapa@contoh.id", "x")
    confirm(grants, boss, 1, 2, 3)
    assert Award.objects.count() == 1
    assert {line.state for line in grants.lines.all()} == {State.SKIPPED}


@pytest.mark.parametrize("change", ["name", "award", "account", "badge"])
def test_what_was_not_shown_is_not_confirmed(site, badge, boss, learner, change):
    grants = listed(badge, boss, "rina@contoh.id", "budi@contoh.id")
    digest = digest_of(grants, examine(grants))
    if change == "name":
        learner.user.full_name = "Orang Lain"
        learner.user.save()
    elif change == "award":
        issue(learner, badge)
    elif change == "account":
        UserFactory(email="budi@contoh.id")
    else:
        badge.name = "Lencana Lain"
        badge.save()
    grants = GrantList.objects.get()
    with pytest.raises(ListChanged):
        confirm_list(grants=grants, digest=digest, also=set(), by=boss)
    grants.refresh_from_db()
    assert grants.state == GrantList.State.DRAFT
    assert not Award.objects.filter(grant_reason=REASON).exists()


def test_confirming_twice_gives_once(site, badge, boss, learner):
    grants = listed(badge, boss, "rina@contoh.id")
    digest = digest_of(grants, examine(grants))
    answers = [
        confirm_list(grants=grants, digest=digest, also=set(), by=boss) for _time in range(2)
    ]
    assert answers == [True, False]
    assert Award.objects.count() == 1


# --- What comes in between ------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "finding"),
    [("earned", Finding.HELD), ("suspended", Finding.SUSPENDED), ("erased", Finding.NO_ACCOUNT)],
)
def test_what_happens_after_the_confirmation_is_respected(
    site, badge, boss, learner, wait, event, finding
):
    grants = listed(badge, boss, "rina@contoh.id")
    confirm(grants, boss)
    if event == "erased":
        privacy.erase(user=learner.user)
    else:
        award = issue(learner, badge)
        if event == "suspended":
            services.suspend(award=award, by=boss, reason="Diperiksa")
    continue_list(grants_pk=grants.pk)
    line = grants.lines.get()
    assert (line.state, line.finding) == (State.SKIPPED, finding)
    assert Award.objects.filter(grant_reason=REASON).count() == 0


def test_who_finishes_the_courses_later_does_not_get_it_twice(site, badge, boss, learner, course):
    confirm(listed(badge, boss, "rina@contoh.id"), boss)
    finish(learner, course)
    assert services.award_earned(learner=learner, course=course) == []
    assert services.reconcile().unearned == []


def test_a_grant_is_no_award_without_completion(site, badge, boss, learner):
    confirm(listed(badge, boss, "rina@contoh.id"), boss)
    found = services.reconcile()
    assert (found.missing, found.unearned) == ([], [])


def test_a_replacement_keeps_why_it_was_given(site, badge, boss, learner):
    confirm(listed(badge, boss, "rina@contoh.id"), boss)
    new = services.reissue(award=Award.objects.get(), by=boss)
    assert (new.grant_reason, new.granted_by, new.snapshot["granted"]) == (REASON, boss, REASON)


class Killed(BaseException):
    """As if the process ended here."""


@pytest.mark.parametrize("step", ["lock_series", "_hindrance", "insert", "record"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_worker_killed_anywhere_doubles_nothing_and_loses_nothing(
    site, badge, boss, wait, monkeypatch, step, nth
):
    learners = LearnerFactory.create_batch(3)
    grants = listed(badge, boss, *(one.user.email for one in learners))
    confirm(grants, boss)
    real, calls = getattr(granting, step), []

    def fatal(*args, **kwargs):
        calls.append(args)
        answer = real(*args, **kwargs)
        if len(calls) == nth:
            raise Killed
        return answer

    monkeypatch.setattr(granting, step, fatal)
    with pytest.raises(Killed):
        continue_list(grants_pk=grants.pk)
    assert Award.objects.count() == nth - 1
    assert grants.lines.filter(state=State.GRANTED).count() == nth - 1
    monkeypatch.setattr(granting, step, real)
    continue_list(grants_pk=grants.pk)
    continue_list(grants_pk=grants.pk)
    assert sorted(Award.objects.values_list("learner", flat=True)) == [one.pk for one in learners]
    assert AwardEvent.objects.filter(kind="granted").count() == 3
    grants.refresh_from_db()
    assert grants.state == GrantList.State.DONE


def test_a_long_list_is_worked_off_in_parts(site, badge, boss, wait, monkeypatch):
    monkeypatch.setattr(granting, "BATCH", 2)
    learners = LearnerFactory.create_batch(5)
    grants = listed(badge, boss, *(one.user.email for one in learners))
    confirm(grants, boss)
    lasts = [after := 0]
    while (after := continue_list(grants_pk=grants.pk, after=after)) is not None:
        lasts.append(after)
        grants.refresh_from_db()
        assert grants.state == GrantList.State.RUNNING
    assert lasts == [0, 2, 4]
    assert Award.objects.count() == 5
    grants.refresh_from_db()
    assert (grants.state, grants.counts()["granted"]) == (GrantList.State.DONE, 5)


def test_the_task_goes_on_by_itself(site, badge, boss, monkeypatch):
    monkeypatch.setattr(granting, "BATCH", 2)
    learners = LearnerFactory.create_batch(5)
    confirm(listed(badge, boss, *(one.user.email for one in learners)), boss)
    assert Award.objects.count() == 5


def test_the_clock_takes_up_what_a_worker_left(site, badge, boss, learner, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(type(work_off), "enqueue", lambda *args, **kwargs: None)
        grants = listed(badge, boss, "rina@contoh.id")
        confirm(grants, boss)
        call_command("finish_awards", stdout=StringIO())
    assert not Award.objects.exists()
    call_command("finish_awards", stdout=StringIO())
    assert not Award.objects.exists()
    GrantList.objects.update(touched_at=timezone.now() - timedelta(minutes=6))
    call_command("finish_awards", stdout=StringIO())
    assert Award.objects.count() == 1


def test_a_line_is_given_once_however_often_it_is_asked_for(site, badge, boss, learner, wait):
    grants = listed(badge, boss, "rina@contoh.id")
    confirm(grants, boss)
    line = grants.lines.get()
    assert grant_line(line_pk=line.pk)
    assert grant_line(line_pk=line.pk) is None
    assert Award.objects.count() == 1


# --- What is kept of people -----------------------------------------------------------


def test_erasing_an_account_takes_its_address_out_of_lists(site, badge, boss, learner):
    confirm(listed(badge, boss, "rina@contoh.id", "Rina@Contoh.id"), boss)
    privacy.erase(user=learner.user)
    assert {line.email for line in GrantLine.objects.all()} == {""}
    assert Award.objects.get().grant_reason == REASON


def test_drafts_and_addresses_are_not_kept_for_ever(site, badge, boss, learner):
    old = listed(badge, boss, "lama@contoh.id")
    done = listed(badge, boss, "rina@contoh.id")
    confirm(done, boss)
    long_ago = timezone.now() - timedelta(days=100)
    GrantList.objects.filter(pk=old.pk).update(created_at=long_ago)
    GrantList.objects.filter(pk=done.pk).update(created_at=long_ago, finished_at=long_ago)
    listed(badge, boss, "baru@contoh.id")
    assert not GrantList.objects.filter(pk=old.pk).exists()
    line = done.lines.get()
    assert (line.email, line.state) == ("", State.GRANTED)


def test_a_list_cannot_take_awards_with_it(site, badge, boss, learner):
    confirm(listed(badge, boss, "rina@contoh.id"), boss)
    GrantList.objects.all().delete()
    assert Award.objects.exists()
    with pytest.raises(FactStays):
        Award.objects.all().delete()
