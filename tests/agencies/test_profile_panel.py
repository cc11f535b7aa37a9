"""Choosing one's agency on the profile page."""

import pytest
from django.urls import reverse

from literasi.agencies.models import Membership
from tests.factories.agencies import AgencyFactory, ConfirmedMembershipFactory


def profile(client):
    return client.get(reverse("profile")).content.decode()


def test_choosing_waits_for_confirmation(signed_in, user):
    agency = AgencyFactory()
    page = signed_in.post(reverse("agencies:join"), {"agency": agency.pk}, follow=True)
    assert "Menunggu konfirmasi" in page.content.decode()
    assert Membership.objects.get().role == Membership.Role.ADMIN


def test_a_confirmed_one_is_shown_as_such(signed_in, user):
    membership = ConfirmedMembershipFactory(user=user)
    page = profile(signed_in)
    assert membership.agency.name in page
    assert "Terkonfirmasi" in page


def test_leaving(signed_in, user):
    ConfirmedMembershipFactory(user=user)
    for _ in range(2):
        assert signed_in.post(reverse("agencies:leave")).status_code == 302
    assert Membership.objects.get().ended_at


def test_agencies_stand_under_their_kind_and_closed_ones_do_not(signed_in):
    AgencyFactory(name="Kecamatan Kadipaten", kind="kecamatan")
    AgencyFactory(name="Dinas Lama", is_active=False)
    page = profile(signed_in)
    assert '<optgroup label="Kecamatan">' in page
    assert "Dinas Lama" not in page


@pytest.mark.parametrize("value", ["", "0", "-1", "abc", "\x00", "9" * 40, "1.5"])
def test_rubbish_is_answered_kindly(signed_in, value):
    page = signed_in.post(reverse("agencies:join"), {"agency": value}, follow=True)
    assert "Instansi belum dipilih" in page.content.decode()
    assert not Membership.objects.exists()


@pytest.mark.parametrize("name", ["agencies:join", "agencies:leave"])
def test_only_the_person_signed_in_and_only_by_post(client, signed_in, name):
    assert signed_in.get(reverse(name)).status_code == 405
    client.logout()
    assert client.post(reverse(name)).url.startswith(reverse("account_login"))


def test_queries_do_not_grow_with_agencies(signed_in, django_assert_max_num_queries):
    profile(signed_in)
    for more in (3, 297):
        AgencyFactory.create_batch(more)
        with django_assert_max_num_queries(12):
            profile(signed_in)
