"""The admin's screens: badges are edited, awards are looked at, revoked and replaced."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from literasi.badges import services
from literasi.badges.checks import check_number_pattern
from literasi.badges.models import Award, Badge, CertificateSettings
from tests.factories.agencies import AgencyFactory
from tests.factories.badges import issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, site):
    client.force_login(AdministratorFactory())
    return client


def staff_with(*codenames):
    """Return a person who may enter the admin and do what is named, and no more."""
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    return user


BADGES = "wagtailsnippets_badges_badge"


def badge_fields(course, **fields):
    return {
        "alignments-count": "0",
        "template": "",
        "number_pattern": "",
        "name": "Siaga Komunikasi",
        "description": "Mampu menulis pernyataan awal.",
        "courses": [course.pk],
        "criteria": "Menyelesaikan kursus.",
        "validity_months": "24",
        "is_active": "on",
        "motif": "payung",
        "image": "",
    } | fields


def test_a_badge_is_made_and_changed(admin, course):
    response = admin.post(reverse(f"{BADGES}:add"), badge_fields(course))
    assert response.status_code == 302
    badge = Badge.objects.get()
    assert (list(badge.courses.all()), badge.validity_months) == ([course], 24)
    edit = reverse(f"{BADGES}:edit", args=[badge.pk])
    assert "sudah diberikan kepada" not in admin.get(edit).content.decode()
    assert admin.post(edit, badge_fields(course, name="Nama Baru")).status_code == 302
    assert Badge.objects.get().name == "Nama Baru"
    assert "Nama Baru" in admin.get(reverse(f"{BADGES}:list")).content.decode()


def test_who_edits_a_badge_that_people_hold_is_warned(admin, award, badge):
    page = admin.get(reverse(f"{BADGES}:edit", args=[badge.pk])).content.decode()
    assert "sudah diberikan kepada 1 orang" in page
    assert "yang sudah diberikan tidak berubah" in page


def test_no_badge_is_deleted(admin, award, badge):
    assert admin.post(reverse(f"{BADGES}:delete", args=[badge.pk])).status_code in {302, 403}
    bulk = reverse("wagtail_bulk_action", args=["badges", "badge", "delete"])
    admin.post(f"{bulk}?id={badge.pk}")
    assert Badge.objects.exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("q={number}", True),
        ("q=marlina", True),
        ("q=tidak-ada", False),
        ("badge={badge}", True),
        ("status=active", True),
        ("status=revoked", False),
        ("status=expired", False),
        ("q=%00", True),
        ("badge=x&status=y&p=z", True),
    ],
)
def test_awards_are_searched_and_filtered(admin, award, query, found):
    query = query.format(number=award.number, badge=award.badge_id)
    response = admin.get(f"{reverse('awards:index')}?{query}")
    assert response.status_code == 200
    assert (award in response.context["object_list"]) is found


def test_an_award_is_inspected(admin, award):
    page = admin.get(reverse("awards:inspect", args=[award.pk])).content.decode()
    for shown in (award.number, award.code, "Rina Marlina, A.Md.", "Berlaku"):
        assert shown in page
    assert reverse("awards:revoke", args=[award.pk]) in page
    assert reverse("awards:reissue", args=[award.pk]) in page


def test_revoking_asks_for_a_reason(admin, award):
    address = reverse("awards:revoke", args=[award.pk])
    assert "Alasan" in admin.get(address).content.decode()
    assert Award.objects.get().status == Award.Status.ACTIVE
    assert admin.post(address, {"reason": "  "}).status_code == 200
    assert Award.objects.get().status == Award.Status.ACTIVE
    done = admin.post(address, {"reason": "Tertukar nama"}, follow=True)
    assert "dicabut" in done.content.decode()
    assert Award.objects.get().revoke_reason == "Tertukar nama"


def test_reissuing_takes_the_name_of_the_profile(admin, award, learner):
    learner.user.full_name = "Rina Marlina, S.Sos."
    learner.user.save()
    address = reverse("awards:reissue", args=[award.pk])
    page = admin.get(address).content.decode()
    assert "Rina Marlina, A.Md." in page
    assert "Rina Marlina, S.Sos." in page
    assert Award.objects.count() == 1
    done = admin.post(address, follow=True)
    new = Award.objects.get(supersedes=award)
    assert new.name == "Rina Marlina, S.Sos."
    assert done.redirect_chain[-1][0] == reverse("awards:inspect", args=[new.pk])
    again = admin.post(address, follow=True)
    assert "sudah diganti" in again.content.decode()
    assert Award.objects.count() == 2


def test_what_cannot_be_done_is_not_offered(admin, award):
    services.reissue(award=award, by=None)
    page = admin.get(reverse("awards:inspect", args=[award.pk])).content.decode()
    assert reverse("awards:revoke", args=[award.pk]) not in page
    assert reverse("awards:reissue", args=[award.pk]) not in page


@pytest.mark.parametrize("action", ["revoke", "reissue"])
def test_a_page_kept_open_too_long_says_so_before_asking(admin, award, action):
    services.reissue(award=award, by=None)
    late = admin.get(reverse(f"awards:{action}", args=[award.pk]), follow=True)
    assert "sudah diganti" in late.content.decode()
    assert late.redirect_chain == [(reverse("awards:inspect", args=[award.pk]), 302)]


def test_an_unknown_award_is_not_found(admin):
    for action in ("inspect", "revoke", "reissue"):
        assert admin.get(reverse(f"awards:{action}", args=[99])).status_code == 404


@pytest.mark.parametrize("action", ["revoke", "reissue"])
def test_only_who_may_revokes_or_replaces(client, award, action):
    address = reverse(f"awards:{action}", args=[award.pk])
    client.force_login(staff_with("view_award"))
    for response in (client.get(address), client.post(address, {"reason": "x"})):
        assert response.status_code == 302
    assert Award.objects.get().status == Award.Status.ACTIVE
    inspect = client.get(reverse("awards:inspect", args=[award.pk])).content.decode()
    assert address not in inspect
    client.force_login(staff_with("view_award", f"{action}_award"))
    client.post(address, {"reason": "Keliru"})
    assert Award.objects.get(pk=award.pk).status != Award.Status.ACTIVE


def test_the_signer_is_a_setting(admin, site):
    address = reverse("wagtailsettings:edit", args=["badges", "certificatesettings", site.pk])
    assert "Perubahan hanya berlaku" in admin.get(address).content.decode()
    fields = {"signer_name": "Asep Contoh", "signer_title": "Kepala Dinas", "place": "Majalengka"}
    assert admin.post(address, fields).status_code == 302
    assert CertificateSettings.for_site(site).signer_name == "Asep Contoh"


def test_learners_stay_out(client, award, learner):
    client.force_login(learner.user)
    assert client.get(reverse("awards:index")).status_code == 403


def test_awards_have_no_page_to_add_edit_or_delete(admin, award):
    base = reverse("awards:index")
    for path in ("new/", f"edit/{award.pk}/", f"delete/{award.pk}/", f"copy/{award.pk}/"):
        assert admin.post(f"{base}{path}").status_code == 404
    assert not Permission.objects.filter(
        codename__in=["add_award", "change_award", "delete_award", "delete_badge"]
    ).exists()


def test_editors_see_awards_but_change_none(client, award):
    user = UserFactory()
    user.groups.set(Group.objects.filter(name="Penyunting"))
    client.force_login(user)
    assert client.get(reverse("awards:inspect", args=[award.pk])).status_code == 200
    assert client.get(reverse("awards:revoke", args=[award.pk])).status_code == 302


def test_the_list_takes_as_many_statements_for_many(admin, badge):
    counts = []
    for more in (3, 42):
        for learner in LearnerFactory.create_batch(more):
            issue(learner, badge, agency=AgencyFactory())
        # Filters are drawn too, and agencies among them: warm what is asked once a process.
        admin.get(reverse("awards:index"))
        with CaptureQueriesContext(connection) as captured:
            page = admin.get(reverse("awards:index"))
        counts.append(len(captured))
    assert len(page.context["object_list"]) == 45
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("pattern", "right"),
    [
        ("{serial:04d}/{code}/Diskominfo/{month}/{year}", True),
        ("{year}-{serial}", True),
        ("{serial}/{code}", False),
        ("{code}/{year}", False),
        ("{serial}/{year}/{rahasia}", False),
        ("{serial", False),
        ("{serial:q}/{year}", False),
        ("{}/{serial}/{year}", False),
        ("{serial:0200d}/{year}", False),
    ],
)
def test_a_pattern_that_would_repeat_numbers_stops_the_site(pattern, right):
    with override_settings(LITERASI_AWARD_NUMBER=pattern):
        assert (check_number_pattern(None) == []) is right


def test_an_award_tells_its_hours_in_the_time_of_the_place(admin, award):
    Award.objects.filter(pk=award.pk).update(issued_at=datetime(2026, 11, 23, 20, 5, tzinfo=UTC))
    page = admin.get(reverse("awards:inspect", args=[award.pk])).text
    assert "24 November 2026 03.05" in page


@pytest.mark.parametrize("months", ["0", "1201", "999999999"])
def test_a_badge_that_holds_for_no_time_or_for_ever_and_a_day_is_refused(admin, course, months):
    url = reverse(f"{BADGES}:add")
    refused = admin.post(url, badge_fields(course, validity_months=months))
    assert "Pastikan nilai ini" in refused.text
    assert not Badge.objects.exists()
