"""Agencies and memberships in the admin."""

import pytest
from django.urls import reverse

from literasi.agencies.models import Agency, Membership
from tests.factories.agencies import (
    AgencyFactory,
    ConfirmedMembershipFactory,
    MembershipFactory,
)
from tests.factories.users import AdministratorFactory

AGENCIES = "wagtailsnippets_agencies_agency"
MEMBERSHIPS = "wagtailsnippets_agencies_membership"
CONFIRM = reverse("wagtail_bulk_action", args=["agencies", "membership", "confirm"])


@pytest.fixture
def admin(client, home):
    client.force_login(AdministratorFactory())
    return client


def test_every_page_answers(admin):
    membership = MembershipFactory()
    for space, pk in ((AGENCIES, membership.agency_id), (MEMBERSHIPS, membership.pk)):
        urls = [reverse(f"{space}:{name}") for name in ("list", "add")]
        urls += [reverse(f"{space}:{name}", args=[pk]) for name in ("edit", "delete", "history")]
        for url in urls:
            assert (url, admin.get(url).status_code) == (url, 200)


def test_agencies_are_found_by_name_and_kind(admin):
    AgencyFactory(name="Dinas Pendidikan")
    AgencyFactory(name="Kecamatan Jatiwangi", kind="kecamatan")
    url = reverse(f"{AGENCIES}:list")
    found = admin.get(url, {"q": "jatiwangi", "kind": "kecamatan"}).content.decode()
    assert "Kecamatan Jatiwangi" in found
    assert "Dinas Pendidikan" not in found
    assert admin.get(url, {"q": '"\x00'}).status_code == 200


def test_an_agency_is_added(admin):
    form = {"name": "Dinas Baru", "code": "baru", "kind": "perangkat_daerah", "is_active": "on"}
    admin.post(reverse(f"{AGENCIES}:add"), form)
    assert Agency.objects.get().name == "Dinas Baru"


def test_memberships_are_filtered_by_state_and_found_by_name(admin):
    waiting, confirmed = MembershipFactory(), ConfirmedMembershipFactory()
    url = reverse(f"{MEMBERSHIPS}:list")
    for query, seen, hidden in (
        ({"state": "waiting"}, waiting, confirmed),
        ({"state": "confirmed"}, confirmed, waiting),
        ({"q": waiting.user.full_name}, waiting, confirmed),
        ({"q": confirmed.user.email}, confirmed, waiting),
    ):
        page = admin.get(url, query).content.decode()
        assert seen.user.full_name in page
        assert hidden.user.full_name not in page
    assert admin.get(url, {"state": "ended"}).status_code == 200
    assert admin.get(url, {"state": "rubbish", "q": "\x00"}).status_code == 200


def test_the_list_offers_confirming_what_waits(admin):
    waiting, confirmed = MembershipFactory(), ConfirmedMembershipFactory()
    page = admin.get(reverse(f"{MEMBERSHIPS}:list")).content.decode()
    assert f"{CONFIRM}?id={waiting.pk}" in page
    assert f"{CONFIRM}?id={confirmed.pk}" not in page


def test_confirming_takes_a_post(admin):
    first, second = MembershipFactory(), MembershipFactory()
    url = f"{CONFIRM}?id={first.pk}&id={second.pk}"
    assert first.user.full_name in admin.get(url).content.decode()
    assert not Membership.objects.confirmed().exists()
    admin.post(url)
    assert Membership.objects.confirmed().count() == 2
    assert Membership.objects.filter(confirmed_by__isnull=False).count() == 2


def test_the_list_takes_as_many_queries_for_300_as_for_3(admin, django_assert_max_num_queries):
    MembershipFactory.create_batch(3)
    url = reverse(f"{MEMBERSHIPS}:list")
    admin.get(url)
    for more in (0, 47):  # the page holds 50
        MembershipFactory.create_batch(more)
        with django_assert_max_num_queries(30):
            admin.get(url)


def test_an_editor_sees_agencies_but_confirms_nobody(client, editor):
    membership = MembershipFactory()
    client.force_login(editor)
    assert client.get(reverse(f"{AGENCIES}:list")).status_code == 200
    client.post(f"{CONFIRM}?id={membership.pk}")
    assert not Membership.objects.confirmed().exists()
