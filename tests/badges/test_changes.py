"""Revoking, reissuing, merging: what awards become. Nothing is ever deleted."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from literasi.badges import services
from literasi.badges.models import Award
from literasi.users.services import merge_learners
from tests.factories.badges import BadgeFactory, finish, issue
from tests.factories.users import AdministratorFactory, LearnerFactory, VisitorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(db):
    return AdministratorFactory()


def rename(learner, name):
    learner.user.full_name = name
    learner.user.save()


def test_revoking_keeps_the_row_and_says_why(award, admin):
    services.revoke(award=award, by=admin, reason="Diberikan kepada orang yang keliru")
    award = Award.objects.get()
    assert award.status == Award.Status.REVOKED
    assert award.revoked_by == admin
    assert award.revoke_reason == "Diberikan kepada orang yang keliru"
    assert not award.is_downloadable
    assert ModelLogEntry.objects.get(action="badges.revoke").user == admin


def test_revoking_twice_changes_nothing(award, admin):
    services.revoke(award=award, by=admin, reason="Pertama")
    with pytest.raises(services.AwardRefused):
        services.revoke(award=award, by=admin, reason="Kedua")
    assert Award.objects.get().revoke_reason == "Pertama"


def test_what_was_revoked_is_not_given_again_by_itself(award, admin, learner, course):
    services.revoke(award=award, by=admin, reason="Keliru")
    assert services.award_earned(learner=learner, course=course) == []
    assert services.reconcile().issued == []


def test_reissuing_gives_a_new_number_and_keeps_what_was_earned(award, admin, learner, signer):
    Award.objects.update(earned_at=timezone.now() - timedelta(days=400), expires_on="2028-02-29")
    before = Award.objects.get()
    rename(learner, "Rina Marlina, S.Sos.")
    new = services.reissue(award=award, by=admin)
    old = Award.objects.get(pk=award.pk)
    assert (old.status, new.status) == (Award.Status.SUPERSEDED, Award.Status.ACTIVE)
    assert (old.successor, new.supersedes) == (new, old)
    assert (old.name, new.name) == ("Rina Marlina, A.Md.", "Rina Marlina, S.Sos.")
    assert new.number != old.number
    assert new.code != old.code
    assert (new.earned_at, str(new.expires_on)) == (before.earned_at, "2028-02-29")
    assert (new.jp, new.snapshot["courses"]) == (before.jp, before.snapshot["courses"])
    assert new.snapshot["signer"]["name"] == signer.signer_name
    assert new.cycle == 2


def test_an_award_is_replaced_once_but_its_successor_may_be_replaced(award, admin):
    new = services.reissue(award=award, by=admin)
    with pytest.raises(services.AwardRefused):
        services.reissue(award=award, by=admin)
    newest = services.reissue(award=new, by=admin)
    states = Award.objects.order_by("cycle").values_list("stored_status", flat=True)
    assert list(states) == ["superseded", "superseded", "active"]
    assert newest.cycle == 3


def test_a_mistaken_revocation_is_mended_by_a_new_award(award, admin):
    services.revoke(award=award, by=admin, reason="Keliru")
    new = services.reissue(award=award, by=admin)
    old = Award.objects.get(pk=award.pk)
    assert (old.status, new.status) == (Award.Status.REVOKED, Award.Status.ACTIVE)
    assert old.successor == new


def test_a_replaced_award_cannot_be_revoked(award, admin):
    services.reissue(award=award, by=admin)
    with pytest.raises(services.AwardRefused):
        services.revoke(award=award, by=admin, reason="Terlambat")


def test_after_a_reissue_nothing_more_is_due(award, admin, learner, course):
    services.reissue(award=award, by=admin)
    assert services.award_earned(learner=learner, course=course) == []


def test_an_erased_account_keeps_its_awards_as_issued(award, admin, learner):
    learner.user.delete()
    kept = Award.objects.get()
    assert kept.name == "Rina Marlina, A.Md."
    assert kept.status == Award.Status.ACTIVE
    with pytest.raises(services.AwardRefused):
        services.reissue(award=kept, by=admin)


@pytest.mark.parametrize("what", ["learner", "badge", "course.current"])
def test_what_an_award_rests_on_cannot_be_deleted(award, what):
    target = {
        "learner": award.learner,
        "badge": award.badge,
        "course.current": award.badge.courses.get().current,
    }[what]
    with pytest.raises(ProtectedError):
        target.delete()


def test_what_both_have_done_together_is_judged_when_they_merge(learner, badge, course):
    visitor = VisitorFactory()
    finish(visitor, course)
    merge_learners(source=visitor, target=learner)
    assert Award.objects.get().learner == learner


def test_awards_follow_a_merge_without_clashing(learner, badge):
    other = LearnerFactory()
    mine, theirs = issue(learner, badge), issue(other, badge)
    services.follow_merge(source=other, target=learner)
    cycles = Award.objects.filter(learner=learner).order_by("cycle")
    assert [(a.pk, a.cycle) for a in cycles] == [(mine.pk, 1), (theirs.pk, 2)]


def test_merging_a_visitor_gives_nothing_to_a_visitor(badge, course):
    source, target = VisitorFactory(), VisitorFactory()
    finish(source, course)
    merge_learners(source=source, target=target)
    assert not Award.objects.exists()


def test_changing_a_badge_changes_no_award(award, badge):
    badge.name, badge.validity_months = "Nama Baru", 1
    badge.save()
    badge.courses.clear()
    kept = Award.objects.get()
    assert (kept.snapshot["badge"], kept.expires_on) == ("Suara Instansi yang Dipercaya", None)
    assert BadgeFactory._meta.model.objects.get().name == "Nama Baru"
