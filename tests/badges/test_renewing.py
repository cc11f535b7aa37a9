"""An award near its end is renewed by taking its courses again; nothing of before is lost."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from courses.models import Enrolment
from courses.services import complete_activity
from literasi.badges import renewal, services
from literasi.badges.models import Award, AwardEvent, ReminderStop, RenewalReminder
from literasi.badges.services import AwardRefused
from literasi.badges.tasks_reminders import send_renewal_letter
from tests.factories.badges import BadgeFactory
from tests.factories.courses import activities_of, course_of, course_page
from tests.factories.users import AdministratorFactory, LearnerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home):
    return [course_page(home, lessons=2), course_page(home, lessons=1)]


@pytest.fixture
def badge(pages):
    return BadgeFactory(courses=[course_of(page) for page in pages], validity_months=12)


@pytest.fixture
def award(badge, pages, learner):
    """One that was earned eleven months ago, and ends in thirty days."""
    do_all(learner, *pages)
    award = Award.objects.get()
    ends_in(award, 30)
    mail.outbox.clear()
    return award


@pytest.fixture
def holder(client, learner):
    client.force_login(learner.user)
    return client


def do_all(learner, *pages):
    for page in pages:
        for activity in activities_of(page):
            complete_activity(learner=learner, activity=activity)


def ends_in(award, days):
    """Move an award and what earned it into the past, so that it ends in so many days."""
    long_ago = timezone.now() - timedelta(days=330 - days + 30)
    Enrolment.objects.filter(learner=award.learner).completed().update(completed_at=long_ago)
    ends = timezone.localdate() + timedelta(days=days)
    Award.objects.filter(pk=award.pk).update(
        earned_at=long_ago, issued_at=long_ago, expires_on=ends
    )
    award.refresh_from_db()


def page_of(client, award):
    return client.get(award.get_absolute_url()).content.decode()


def renew_url(award):
    return reverse("badges:renew", args=[award.uuid])


def test_renewed_early_the_next_counts_from_the_old_end(award, pages, learner):
    assert services.renew(award=award) is None
    do_all(learner, *pages)
    old, new = Award.objects.order_by("cycle")
    assert (old.status, new.status) == (Award.Status.ACTIVE, Award.Status.ACTIVE)
    assert (new.cycle, new.supersedes) == (2, None)
    assert new.number != old.number
    assert old.expires_on == award.expires_on
    today = timezone.localdate()
    assert new.expires_on == renewal.renewed_until(today, old.expires_on, 12)
    assert new.expires_on > renewal.renewed_until(today, today, 12)


def test_renewed_late_the_next_counts_from_when_it_was_earned(award, pages, learner):
    ends_in(award, -10)
    services.renew(award=award)
    do_all(learner, *pages)
    new = award.newer
    today = timezone.localdate()
    assert new.expires_on == renewal.renewed_until(today, today, 12)


def test_a_third_cycle_follows_the_second(award, pages, learner):
    for cycle in (2, 3):
        services.renew(award=Award.objects.order_by("-cycle").first())
        do_all(learner, *pages)
        new = Award.objects.order_by("-cycle").first()
        assert new.cycle == cycle
        if cycle == 2:
            ends_in(new, 20)
    assert Award.objects.count() == 3
    assert Enrolment.objects.completed().count() == 6
    assert len(set(Award.objects.values_list("number", flat=True))) == 3


def test_half_of_it_renews_nothing(award, pages, learner):
    services.renew(award=award)
    do_all(learner, pages[0])
    assert Award.objects.count() == 1
    services.reconcile()
    assert Award.objects.count() == 1


def test_reconciling_gives_what_issuing_left_out(award, pages, learner, monkeypatch):
    services.renew(award=award)
    monkeypatch.setattr("literasi.badges.services.award_earned", lambda **kwargs: [])
    do_all(learner, *pages)
    assert Award.objects.count() == 1
    monkeypatch.undo()
    assert len(services.reconcile().issued) == 1
    assert services.reconcile().issued == []


def test_asking_twice_begins_once(award):
    services.renew(award=award)
    services.renew(award=award)
    assert Enrolment.objects.renewing().count() == 2


def test_what_was_completed_again_for_another_badge_is_not_asked_twice(award, pages, learner):
    other = BadgeFactory(courses=[course_of(pages[0])], validity_months=12)
    services.reconcile()
    second = Award.objects.get(badge=other)
    ends_in(second, 30)
    services.renew(award=second)
    do_all(learner, pages[0])
    services.renew(award=award)
    assert [row.course for row in Enrolment.objects.renewing()] == [course_of(pages[1])]


def _far(award):
    ends_in(award, 61)


def _no_end(award):
    Award.objects.update(expires_on=None)


def _revoked(award):
    services.revoke(award=award, by=AdministratorFactory(), reason="Keliru orang")


def _suspended(award):
    Award.objects.update(stored_status=Award.Status.SUSPENDED)


def _switched_off(award):
    award.badge.is_active = False
    award.badge.save()


def _not_offered(award):
    award.badge.courses.first().page.unpublish()


@pytest.mark.parametrize(
    "spoil", [_far, _no_end, _revoked, _suspended, _switched_off, _not_offered]
)
def test_it_is_refused_kindly_and_begins_nothing(award, holder, spoil):
    spoil(award)
    fresh = Award.objects.get()
    with pytest.raises(AwardRefused):
        services.renew(award=fresh)
    answer = holder.post(renew_url(award), follow=True)
    assert answer.status_code == 200
    assert "Tidak ada yang berubah" in answer.content.decode()
    assert "Mulai memperpanjang" not in answer.content.decode()
    assert Enrolment.objects.count() == 2


def test_one_that_was_renewed_is_not_renewed_again(award, pages, learner):
    services.renew(award=award)
    do_all(learner, *pages)
    with pytest.raises(AwardRefused):
        services.renew(award=award)


def test_the_page_says_what_to_do_and_leads_there(award, holder, pages, learner):
    html = page_of(holder, award)
    assert "Mulai memperpanjang" in html
    assert all(course_of(page).title in html for page in pages)
    assert "tidak ada hari yang hilang" in html
    begun = holder.post(renew_url(award), follow=True).content.decode()
    assert "Perpanjangan dimulai" in begun
    assert "Mulai memperpanjang" not in begun
    assert all(f'href="{page.url}"' in begun for page in pages)
    do_all(learner, pages[0])
    assert "Sudah selesai lagi" in page_of(holder, award)
    do_all(learner, pages[1])
    shown = page_of(holder, award)
    assert award.newer.number in shown
    assert award.newer.get_absolute_url() in shown


def test_whoever_checks_the_expired_one_is_led_to_the_new(award, client, pages, learner):
    services.renew(award=award)
    do_all(learner, *pages)
    Award.objects.filter(pk=award.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    shown = client.get(award.verify_path).content.decode()
    assert "sudah diperpanjang" in shown
    assert f'href="{award.newer.verify_path}"' in shown


def test_only_its_holder_renews_it_and_only_by_a_post(award, client, holder):
    assert holder.get(renew_url(award)).status_code == 405
    client.force_login(LearnerFactory().user)
    assert client.post(renew_url(award)).status_code == 404
    client.logout()
    assert client.post(renew_url(award)).status_code == 302
    assert not Enrolment.objects.renewing().exists()


# --- Reminders ------------------------------------------------------------------------


def remind():
    return services.send_reminders(today=timezone.localdate())


def test_the_holder_is_told_once_what_to_do(award):
    call_command("send_renewal_reminders")
    (letter,) = mail.outbox
    assert letter.to == ["rina@contoh.id"]
    assert "Tinggal 30 hari lagi" in letter.body
    assert award.get_absolute_url() in letter.body
    assert all(course.title in letter.body for course in award.badge.courses.all())
    assert "One-Click" in letter.extra_headers["List-Unsubscribe-Post"]
    assert RenewalReminder.objects.get().days == 30
    event = AwardEvent.objects.get(kind=AwardEvent.Kind.REMINDED)
    assert (event.award, event.data) == (award, {"days": 30})
    assert remind() == 0
    assert len(mail.outbox) == 1


def test_the_next_one_comes_nearer_the_end(award):
    assert remind() == 1
    Award.objects.update(expires_on=timezone.localdate() + timedelta(days=7))
    assert remind() == 1
    assert sorted(RenewalReminder.objects.values_list("days", flat=True)) == [7, 30]
    assert len(mail.outbox) == 2


def test_letters_that_waited_together_are_one(award):
    for days in (60, 30, 7):
        RenewalReminder.objects.create(award=award, days=days)
    for days in (60, 30, 7):
        send_renewal_letter.enqueue(award.pk, days)
    assert len(mail.outbox) == 1


def _ended(award):
    ends_in(award, -1)


def _no_mailbox(award):
    award.learner.user.email = "rina@warga.example"
    award.learner.user.save()


def _erased(award):
    award.learner.user = None
    award.learner.save()


def _replaced(award):
    services.reissue(award=award, by=AdministratorFactory())
    Award.objects.exclude(pk=award.pk).update(expires_on=None)
    mail.outbox.clear()


def _renewed(award):
    Award.objects.create(badge=award.badge, learner=award.learner, cycle=2, number="2", snapshot={})


def _unwanted(award):
    ReminderStop.objects.create(award=award)


@pytest.mark.parametrize(
    "spoil",
    [
        *(_far, _no_end, _revoked, _suspended, _switched_off),
        *(_ended, _no_mailbox, _erased, _replaced, _renewed, _unwanted),
    ],
)
def test_nobody_is_told_in_vain(award, spoil):
    spoil(award)
    mail.outbox.clear()
    assert remind() == 0
    # Nor by a letter that had been queued before.
    send_renewal_letter.enqueue(award.pk, 30)
    if spoil is not _far:
        assert mail.outbox == []
    assert not RenewalReminder.objects.exists()


def test_reminders_are_stopped_by_one_press_and_not_by_a_link(award, client):
    url = reverse("badges:reminders", args=[award.uuid])
    client.handler.enforce_csrf_checks = True
    asked = client.get(url).content.decode()
    assert "Ya, berhenti" in asked
    assert award.name not in asked
    assert not ReminderStop.objects.exists()
    for _ in range(2):
        answer = client.post(url, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    assert ReminderStop.objects.get().award == award
    assert remind() == 0
    client.post(url, {"resume": "1"})
    assert remind() == 1


@pytest.mark.parametrize("count", [3, 300])
def test_many_are_looked_through_in_as_many_statements(award, count, django_assert_max_num_queries):
    award.learner.user.email = "rina@warga.example"
    award.learner.user.save()
    for n in range(count):
        Award.objects.create(
            badge=award.badge,
            learner=LearnerFactory(user=None, visitor_key=f"tamu-{n}-{'x' * 20}"),
            number=f"{n}/Z",
            snapshot={},
            expires_on=award.expires_on,
        )
    with django_assert_max_num_queries(3):
        assert remind() == 0
