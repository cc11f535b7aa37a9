"""A new award is signed and its holder told, once, whatever is in the way."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from literasi.badges import finishing, services, tasks
from literasi.badges.credentials import keys, signing
from literasi.badges.management.commands import finish_awards
from literasi.badges.models import Award, AwardEvent, Credential
from tests.factories.badges import issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(learner, badge, monkeypatch):
    """An award from some minutes ago that no worker has touched."""
    with monkeypatch.context() as patch:
        patch.setattr(finishing, "STEPS", ())
        award = issue(learner, badge)
    Award.objects.update(issued_at=timezone.now() - timedelta(minutes=6))
    award.refresh_from_db()
    return award


def kinds(award):
    return list(award.events.values_list("kind", flat=True))


def test_a_new_award_is_signed_and_told(award):
    award.refresh_from_db()
    assert kinds(award) == ["issued", "signed", "mailed"]
    assert award.mailed_at
    assert len(mail.outbox) == 1


def test_finishing_twice_changes_nothing(award):
    tasks.finish_award.enqueue(award.pk)
    finishing.finish(award.pk)
    assert kinds(award) == ["issued", "signed", "mailed"]
    assert len(mail.outbox) == 1


def test_who_has_no_mailbox_is_told_nothing_and_that_is_the_end_of_it(badge, learner):
    award = issue(LearnerFactory(user=UserFactory(email="contoh@literasi.example")), badge)
    award.refresh_from_db()
    assert award.mailed_at
    assert AwardEvent.Kind.MAILED not in kinds(award)
    assert mail.outbox == []


def test_without_a_key_the_award_stands_and_waits(learner, badge, settings):
    settings.LITERASI_SIGNING_KEY = "broken"
    award = issue(learner, badge)
    assert award.credential is None
    assert mail.outbox == []
    settings.LITERASI_SIGNING_KEY = "A" * 43
    finishing.finish(award.pk)
    assert kinds(award) == ["issued", "signed", "mailed"]


def test_the_letter_is_only_sent_once_it_is_signed(waiting, monkeypatch):
    def refuse(award):
        raise keys.NoKey("none")

    monkeypatch.setattr(signing, "sign", refuse)
    assert not finishing.try_to_finish(waiting.pk)
    assert mail.outbox == []


def test_the_clock_takes_up_what_a_worker_left(waiting, capsys):
    call_command("finish_awards")
    assert kinds(waiting) == ["issued", "signed", "mailed"]
    assert capsys.readouterr().out == "1 awards waited, 1 finished.\n"
    call_command("finish_awards")
    assert capsys.readouterr().out == ""


def test_the_clock_goes_on_from_where_a_worker_stopped(waiting):
    signing.sign(waiting)
    call_command("finish_awards")
    assert kinds(waiting) == ["issued", "signed", "mailed"]
    assert Credential.objects.count() == 1


def test_one_that_cannot_be_finished_keeps_nobody_waiting(waiting, badge, monkeypatch, capsys):
    other = issue(LearnerFactory(), badge)
    Award.objects.filter(pk=other.pk).update(mailed_at=None, issued_at=waiting.issued_at)
    sign = signing.sign

    def refuse_one(award):
        if award.pk == waiting.pk:
            raise keys.NoKey("none")
        return sign(award)

    monkeypatch.setattr(signing, "sign", refuse_one)
    call_command("finish_awards")
    assert capsys.readouterr().out == "2 awards waited, 1 finished.\n"


def test_a_backlog_does_not_keep_the_clock(waiting, monkeypatch, capsys):
    monkeypatch.setattr(finish_awards, "SECONDS", -1)
    call_command("finish_awards")
    assert capsys.readouterr().out == "1 awards waited, 0 finished.\n"
    monkeypatch.undo()
    call_command("finish_awards")
    assert capsys.readouterr().out == "1 awards waited, 1 finished.\n"


def test_what_the_worker_has_only_just_got_is_left_to_it(waiting):
    Award.objects.update(issued_at=timezone.now() - timedelta(minutes=4))
    assert finishing.unfinished() == []


def test_two_at_once_tell_the_holder_once(waiting):
    cache.add(f"badges:finishing:{waiting.pk}", 1, 60)
    finishing.finish(waiting.pk)
    assert kinds(waiting) == ["issued"]


@pytest.mark.parametrize("end", ["revoke", "reissue"])
def test_what_ended_before_it_was_finished_is_left_alone(waiting, end):
    reason = {"reason": "Salah orang"} if end == "revoke" else {}
    getattr(services, end)(award=waiting, by=AdministratorFactory(), **reason)
    finishing.finish(waiting.pk)
    assert not Credential.objects.filter(award=waiting).exists()
    assert waiting.pk not in finishing.unfinished()


def test_who_is_suspended_is_told_of_the_certificate_once_restored(waiting):
    administrator = AdministratorFactory()
    services.suspend(award=waiting, by=administrator, reason="Diperiksa.")
    call_command("finish_awards")
    assert "mailed" not in kinds(waiting)
    assert finishing.unfinished() == []
    services.restore(award=waiting, by=administrator, reason="Selesai diperiksa.")
    call_command("finish_awards")
    assert "mailed" in kinds(waiting)
