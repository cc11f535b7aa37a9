"""The list from which strangers learn what was withdrawn, without asking about anybody."""

import base64
import gzip
import json

import pytest
from django.core.cache import cache
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from openbadgeslib.ob3.status import decode_encoded_list, set_indices
from openbadgeslib.ob3.verifier import OB3VerificationError

from literasi.badges import rules, services
from literasi.badges.credentials import multikey, places, signing, status
from literasi.badges.credentials.proofs import holds
from literasi.badges.credentials.rules import is_bit_set
from literasi.badges.models import Award, Credential, IssuerKey, StatusList
from tests.badges.credentials.peers import did_resolver, parsed, verified
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _always_anew(monkeypatch):
    monkeypatch.setattr(status, "KEPT", 0)


def bits(client):
    response = client.get("/kredensial/daftar-status/1/")
    assert response.status_code == 200
    return set_indices(decode_encoded_list(response.json()["credentialSubject"]["encodedList"]))


def is_set(client, credential):
    return credential.status_index in bits(client)


def test_nothing_is_set_while_all_hold(client, award):
    assert bits(client) == frozenset()


def test_an_expired_award_is_not_withdrawn(client, award):
    Award.objects.update(expires_on="2020-01-01")
    assert not is_set(client, award.credential)


@pytest.mark.parametrize("stored", list(rules.Status))
@pytest.mark.parametrize("is_replaced", [True, False])
def test_the_list_says_what_the_rule_says(client, award, stored, is_replaced):
    first = award.credential
    if is_replaced:
        signing.replace(first)
    Award.objects.update(stored_status=stored)
    assert is_set(client, first) == is_bit_set(stored, is_replaced)


def test_a_suspension_ends(client, award):
    by = AdministratorFactory()
    services.suspend(award=award, by=by, reason="Diperiksa")
    assert is_set(client, award.credential)
    services.restore(award=award, by=by, reason="Tidak ada masalah")
    assert not is_set(client, award.credential)


def test_only_its_own_place_is_set(client, learner, award):
    others = [issue(learner, BadgeFactory()) for _ in range(3)]
    services.revoke(award=award, by=AdministratorFactory(), reason="Salah orang")
    assert bits(client) == {award.credential.status_index}
    assert all(other.credential.status_index != award.credential.status_index for other in others)


def test_it_is_packed_as_the_w3c_wants():
    text = status.encoded([0, 9, places.LENGTH - 1])
    data = gzip.decompress(base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    assert text.startswith("u")
    assert "=" not in text
    assert len(data) == 16 * 1024
    assert (data[0], data[1], data[-1]) == (0b1000_0000, 0b0100_0000, 0b0000_0001)


def test_a_stranger_learns_of_a_revocation(client, award):
    """openbadgeslib knows signed lists as tokens only; see test_node.py for the list's proof."""
    verifier, document = OB3LdpVerifier(), parsed(award.credential)
    options = {"check_status": True, "verify_status_list": False, "download": did_resolver(client)}
    assert verifier.verify(document, **options)
    services.revoke(award=award, by=AdministratorFactory(), reason="Salah orang")
    with pytest.raises(OB3VerificationError, match="is set"):
        verifier.verify(document, **options)


def test_it_is_signed_by_the_key_of_today_and_issued_by_the_same_issuer(client, award):
    listed = client.get("/kredensial/daftar-status/1/").json()
    assert listed["issuer"] == parsed(award.credential)["issuer"]["id"]
    assert listed["proof"]["verificationMethod"].endswith(award.credential.key.name)
    assert listed["credentialSubject"]["statusPurpose"] == "revocation"
    assert holds(listed, multikey.public_key(award.credential.key.public))


def test_a_revocation_is_seen_within_five_minutes(client, award, monkeypatch):
    monkeypatch.undo()
    first = client.get("/kredensial/daftar-status/1/")
    age = int(first["Cache-Control"].split("max-age=")[1])
    assert first["Access-Control-Allow-Origin"] == "*"
    assert status.KEPT + age <= 300
    services.revoke(award=award, by=AdministratorFactory(), reason="Salah orang")
    assert client.get("/kredensial/daftar-status/1/").content == first.content
    cache.clear()
    assert client.get("/kredensial/daftar-status/1/").content != first.content


@pytest.mark.parametrize("revoked", [0, 300])
def test_the_list_costs_the_same_however_much_is_in_it(
    client, award, django_assert_max_num_queries, revoked
):
    Award.objects.update(stored_status="revoked")
    held = award.credential
    Credential.objects.bulk_create(
        Credential(
            award=award,
            document="{}",
            key=held.key,
            status_list=held.status_list,
            status_index=(held.status_index + number) % places.LENGTH,
            replaced_at=held.signed_at,
        )
        for number in range(1, revoked + 1)
    )
    with django_assert_max_num_queries(4):
        assert len(bits(client)) == revoked + 1


def test_with_a_compromised_key_there_is_no_list(client, award):
    IssuerKey.objects.update(compromised_at=award.issued_at)
    response = client.get("/kredensial/daftar-status/1/")
    assert response.status_code == 503
    assert "no-store" in response["Cache-Control"]


def test_places_are_chosen_by_chance_and_never_given_twice(learner):
    given = [issue(learner, BadgeFactory()).credential.status_index for _ in range(6)]
    assert len(set(given)) == 6
    assert given != sorted(given) or given[-1] - given[0] > 100


def test_a_full_list_is_followed_by_another(award, learner, monkeypatch):
    taken = award.credential.status_index
    monkeypatch.setattr("literasi.badges.credentials.places.secrets.randbelow", lambda n: taken)
    other = issue(learner, BadgeFactory())
    assert (other.credential.status_list.number, other.credential.status_index) == (2, taken)
    assert verified(other.credential.document, other.credential.key)
    assert StatusList.objects.count() == 2


def test_two_given_the_same_place_do_not_both_get_it(award, learner, monkeypatch):
    held, real = award.credential, signing.free_place
    offers = [(held.status_list, held.status_index)]
    monkeypatch.setattr(signing, "free_place", lambda: offers.pop() if offers else real())
    other = issue(learner, BadgeFactory())
    assert other.credential.status_index != held.status_index
    entry = json.loads(other.credential.document)["credentialStatus"]
    assert entry["statusListIndex"] == str(other.credential.status_index)
