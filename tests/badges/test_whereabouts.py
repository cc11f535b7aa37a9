"""The holder sees where each certificate is, and what a badge still asks."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from literasi.badges import progress
from literasi.badges.certificates import designs
from literasi.badges.models import (
    Award,
    CertificateTemplate,
    Credential,
    IssuerKey,
    SignedCertificate,
    StatusList,
)
from literasi.badges.whereabouts import Step
from tests.factories.badges import BadgeFactory, finish, issue, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(client, learner):
    client.force_login(learner.user)
    return client


def sign(award):
    Credential.objects.filter(award=award).delete()
    key = IssuerKey.objects.get_or_create(name="uji", public="z6MkUji")[0]
    place = Credential.objects.count()
    statuses = StatusList.objects.get_or_create(number=999)[0]
    return Credential.objects.create(
        award=award, document="{}", key=key, status_list=statuses, status_index=place
    )


def unsign(award):
    Credential.objects.filter(award=award).delete()
    Award.objects.filter(pk=award.pk).update(mailed_at=None)


def elsewhere(award):
    template = CertificateTemplate.objects.create(name="Basah", is_signed_elsewhere=True)
    design = designs.freeze(template)
    Award.objects.filter(pk=award.pk).update(design=design)


def upload(award):
    return SignedCertificate.objects.create(
        award=award, kind="uploaded", file=ContentFile(b"%PDF", "a.pdf"), sha256="0" * 64, size=4
    )


def page(client, award):
    return client.get(award.get_absolute_url()).content.decode()


def stages(award):
    award = Award.objects.with_whereabouts().get(pk=award.pk)
    return progress.shown(progress.facts_of(award))


def test_an_award_that_is_not_signed_waits_for_the_platform(holder, award):
    unsign(award)
    assert stages(award).waiting.stage.step == Step.SIGNED
    html = page(holder, award)
    assert "Di mana sertifikat saya?" in html
    assert html.count('aria-current="step"') == 1
    assert "Menunggu Literasi" in html


def test_what_is_signed_and_told_waits_for_nobody(holder, award):
    sign(award)
    Award.objects.filter(pk=award.pk).update(mailed_at=timezone.now())
    assert stages(award).waiting is None
    html = page(holder, award)
    assert 'aria-current="step"' not in html
    assert html.count("whereabouts__step--done") == 4
    assert "siap diunduh" in holder.get("/belajar-saya/").content.decode()


def test_what_is_signed_elsewhere_waits_for_the_office_until_it_is_uploaded(holder, award):
    sign(award)
    elsewhere(award)
    Award.objects.filter(pk=award.pk).update(mailed_at=timezone.now())
    assert "Menunggu Diskominfo" in page(holder, award)
    assert "Ditandatangani · Menunggu Diskominfo" in holder.get("/belajar-saya/").content.decode()
    upload(award)
    assert "Menunggu Diskominfo" not in page(holder, award)


def test_a_seal_is_waited_for_only_by_who_was_not_told_yet(holder, award, settings):
    sign(award)
    settings.LITERASI_CERTIFICATE_P12 = "kunci.p12"
    Award.objects.filter(pk=award.pk).update(mailed_at=None)
    assert stages(award).waiting.stage.step == Step.SIGNED
    Award.objects.filter(pk=award.pk).update(mailed_at=timezone.now())
    assert stages(award).waiting is None


def test_an_account_without_mailbox_needs_no_letter(holder, award):
    sign(award)
    Award.objects.filter(pk=award.pk).update(mailed_at=None)
    award.learner.user.email = "rina@warga.example"
    award.learner.user.save()
    assert stages(award).waiting is None
    assert "Tidak diperlukan" in page(holder, award)


def test_one_that_was_revoked_is_on_no_way(holder, award):
    Award.objects.update(stored_status=Award.Status.REVOKED, revoked_at=timezone.now())
    assert "Di mana sertifikat saya?" not in page(holder, award)


def test_a_badge_that_needs_further_courses_names_them(holder, learner, course):
    further = make_course("Siaga Krisis")
    BadgeFactory(name="Siaga", courses=[course, further])
    BadgeFactory(name="Lain sama sekali")
    finish(learner, course)
    html = holder.get("/belajar-saya/").content.decode()
    assert "Tinggal satu kursus lagi" in html
    assert "Siaga Krisis" in html
    assert "Lain sama sekali" not in html


def test_a_badge_that_was_earned_but_not_issued_waits_for_the_platform(holder, learner, course):
    BadgeFactory(name="Siaga", courses=[course])
    finish(learner, course)
    html = holder.get("/belajar-saya/").content.decode()
    assert "Penerbitan berjalan sendiri" in html


def test_a_badge_that_is_held_is_not_on_the_way(learner, badge):
    issue(learner, badge)
    assert progress.on_the_way(learner) == []


def test_a_badge_switched_off_is_on_no_way(learner, badge, course):
    finish(learner, course)
    assert [one.badge for one in progress.on_the_way(learner)] == [badge]
    badge.is_active = False
    badge.save()
    assert progress.on_the_way(learner) == []


@pytest.mark.parametrize("count", [3, 300])
def test_many_badges_take_as_many_statements(
    holder, learner, course, django_assert_max_num_queries, count
):
    further = make_course("Siaga Krisis")
    finish(learner, course)
    for badge in BadgeFactory.create_batch(count, courses=[course, further]):
        if badge.pk % 2:
            Award.objects.create(
                badge=badge, learner=learner, number=f"{badge.pk}/Y", snapshot={"badge": "B"}
            )
    holder.get("/belajar-saya/")
    with django_assert_max_num_queries(24):
        assert holder.get("/belajar-saya/").status_code == 200
