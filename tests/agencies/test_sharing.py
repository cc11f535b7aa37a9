"""Agreeing that the agency's coordinator may take one's certificates."""

import pytest
from django.utils import timezone

from literasi.agencies import services
from literasi.agencies.models import Membership
from literasi.users import privacy
from tests.factories.agencies import AgencyFactory, ConfirmedMembershipFactory, MembershipFactory
from tests.factories.users import LearnerFactory

pytestmark = pytest.mark.django_db

URL = "/akun/instansi/bagikan-sertifikat/"


@pytest.fixture
def member(db):
    return ConfirmedMembershipFactory(user=LearnerFactory().user)


@pytest.fixture
def signed_in(client, member):
    client.force_login(member.user)
    return client


def agreed(member):
    member.refresh_from_db()
    return member.shares_certificates_at


def test_it_is_off_until_the_person_says_so_and_says_what_it_means(signed_in, member):
    assert agreed(member) is None
    html = signed_in.get("/akun/profil/").content.decode()
    assert "Sekarang tidak dibagikan" in html
    assert "Bukan nilai, jawaban, email" in html
    assert "tidak dapat kami tarik kembali" in html


def test_it_is_given_once_and_withdrawn_at_any_time(signed_in, member):
    signed_in.post(URL, {"agrees": "1"})
    first = agreed(member)
    assert first is not None
    signed_in.post(URL, {"agrees": "1"})
    assert agreed(member) == first
    assert "Tarik persetujuan" in signed_in.get("/akun/profil/").content.decode()
    told = signed_in.post(URL, {"agrees": "0"}, follow=True).content.decode()
    assert agreed(member) is None
    assert "tidak dapat lagi" in told


@pytest.mark.parametrize("sent", [{}, {"agrees": ""}, {"agrees": "ya"}])
def test_whatever_is_not_yes_is_no(signed_in, member, sent):
    signed_in.post(URL, sent)
    assert agreed(member) is None


def test_a_link_changes_nothing(signed_in, member):
    assert signed_in.get(URL).status_code == 405
    assert agreed(member) is None


def test_who_waits_to_be_confirmed_has_nothing_to_share(client):
    member = MembershipFactory()
    client.force_login(member.user)
    assert "Sertifikat untuk instansi" not in client.get("/akun/profil/").content.decode()
    answer = client.post(URL, {"agrees": "1"}, follow=True)
    assert "belum dikonfirmasi" in answer.content.decode()
    assert agreed(member) is None


def test_it_ends_with_the_membership(signed_in, member):
    signed_in.post(URL, {"agrees": "1"})
    services.request_membership(user=member.user, agency=AgencyFactory())
    assert not Membership.objects.sharing().exists()
    new = Membership.objects.get(ended_at=None)
    services.confirm(membership=new, by=member.user)
    assert agreed(new) is None
    assert not Membership.objects.sharing().exists()


def test_the_copy_of_ones_data_says_since_when(member):
    now = timezone.now()
    Membership.objects.update(shares_certificates_at=now)
    (row,) = privacy.export(member.user)["keanggotaan_instansi"]
    assert row["setuju_sertifikat_diunduh_koordinator_pada"] == now


def test_others_are_not_touched(signed_in, member):
    other = ConfirmedMembershipFactory()
    signed_in.post(URL, {"agrees": "1"})
    assert agreed(other) is None
