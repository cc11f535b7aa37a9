"""What programs are answered when they ask for a credential and all that it names."""

import json

import pytest
from wagtail_factories import ImageFactory

from literasi.badges import services
from literasi.badges.credentials import signing
from literasi.badges.models import Award, Badge, Credential, DesignFile, IssuerKey
from tests.badges.credentials.peers import parsed
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db
CREDENTIAL = "application/vc+ld+json"


def path_of(credential):
    return f"/kredensial/{credential.uuid}/"


def path_in(address):
    assert address.startswith("http://127.0.0.1:8000/")
    return address.removeprefix("http://127.0.0.1:8000")


def test_the_text_is_handed_out_as_it_was_signed(client, award):
    response = client.get(path_of(award.credential))
    assert response.status_code == 200
    assert response["Content-Type"] == CREDENTIAL
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response.content.decode() == award.credential.document
    assert "Set-Cookie" not in response


def test_an_unchanged_one_is_not_sent_again(client, award):
    etag = client.get(path_of(award.credential))["ETag"]
    again = client.get(path_of(award.credential), headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.content == b""


def test_an_expired_one_is_handed_out_and_says_so_itself(client, award):
    Award.objects.update(expires_on="2020-01-01")
    assert client.get(path_of(award.credential)).status_code == 200


def test_a_revoked_one_is_gone_and_says_why(client, award):
    services.revoke(award=award, by=AdministratorFactory(), reason="Salah orang")
    response = client.get(path_of(award.credential), headers={"Accept-Language": "en"})
    told = response.json()
    assert response.status_code == 410
    assert response["Access-Control-Allow-Origin"] == "*"
    assert told["status"] == "revoked"
    assert told["reason"] == "Lencana ini dicabut: Salah orang"
    assert told["since"].endswith("Z")
    assert "successor" not in told


def test_a_replaced_award_leads_to_the_new_one(client, award):
    new = services.reissue(award=award, by=AdministratorFactory())
    response = client.get(path_of(award.credential))
    assert response.status_code == 410
    assert response.json()["status"] == "superseded"
    assert path_in(response.json()["successor"]) == path_of(new.credential)


def test_an_old_edition_leads_to_the_new_one(client, award):
    old = award.credential
    new = signing.replace(old)
    response = client.get(path_of(old))
    assert response.status_code == 410
    assert response.json()["status"] == "replaced"
    assert path_in(response.json()["successor"]) == path_of(new)


def test_a_suspended_one_is_held_back_until_restored(client, award):
    at = award.issued_at
    Award.objects.update(stored_status="suspended", suspended_at=at, suspend_reason="Diperiksa")
    response = client.get(path_of(award.credential))
    assert response.status_code == 403
    assert response.json()["status"] == "suspended"
    assert "Diperiksa" in response.json()["reason"]
    Award.objects.update(stored_status="active")
    assert client.get(path_of(award.credential)).status_code == 200


@pytest.mark.parametrize("end", ["", "suspended"])
def test_asking_costs_few_statements(client, award, django_assert_max_num_queries, end):
    for _ in range(3):
        signing.replace(Credential.objects.get(award=award, replaced_at=None))
    Award.objects.update(stored_status=end or "active")
    with django_assert_max_num_queries(4):
        client.get(path_of(award.credential))


def test_every_address_it_names_is_answered(client, award):
    document = parsed(award.credential)
    achievement = document["credentialSubject"]["achievement"]
    for address in (
        document["id"],
        document["issuer"]["image"]["id"],
        achievement["id"],
        achievement["image"]["id"],
        document["credentialStatus"]["statusListCredential"],
        document["evidence"][0]["id"],
    ):
        assert client.get(path_in(address)).status_code == 200, address


def test_the_keys_are_listed_as_resolvers_want_them(client, award):
    response = client.get("/.well-known/did.json")
    document = response.json()
    (method,) = document["verificationMethod"]
    assert response["Content-Type"] == "application/did+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert document["id"] == parsed(award.credential)["issuer"]["id"] == method["controller"]
    assert document["assertionMethod"] == [method["id"]]
    assert method["id"] == parsed(award.credential)["proof"]["verificationMethod"]
    assert method["publicKeyMultibase"] == IssuerKey.objects.get().public


def test_only_a_compromised_key_leaves_the_list(client, award):
    IssuerKey.objects.create(name="ob3-2020-01", public="z6MkOld")
    lost = IssuerKey.objects.create(name="ob3-2021-01", public="z6MkLost")
    IssuerKey.objects.filter(pk=lost.pk).update(compromised_at=award.issued_at)
    listed = client.get("/.well-known/did.json").content.decode()
    assert "z6MkOld" in listed
    assert "z6MkLost" not in listed


def test_the_issuer_and_the_badge_describe_themselves(client, award):
    issuer = client.get("/kredensial/penerbit/").json()
    assert issuer["name"] == award.snapshot["office"]
    badge = client.get(f"/kredensial/lencana/{award.badge.uuid}/").json()
    assert badge["name"] == award.badge.name


def test_a_badges_picture_is_that_of_the_day_it_was_issued(client, learner, course):
    badge = BadgeFactory(courses=[course], image=ImageFactory())
    award = issue(learner, badge)
    Badge.objects.update(image=None)
    image = parsed(award.credential)["credentialSubject"]["achievement"]["image"]["id"]
    response = client.get(path_in(image))
    assert response["Content-Type"] == "image/png"
    assert response.content.startswith(b"\x89PNG")
    assert "max-age=31536000" in response["Cache-Control"]


def test_scanned_signatures_are_never_handed_out(client, db):
    DesignFile.objects.create(sha256="a" * 64, file="certificates/design/aaaa.png")
    assert client.get(f"/kredensial/gambar/{'a' * 64}.png").status_code == 404


def test_a_lost_picture_costs_nobody_the_award(learner, course):
    image = ImageFactory()
    image.file.storage.delete(image.file.name)
    award = issue(learner, BadgeFactory(courses=[course], image=image))
    assert award.snapshot["image"] == ""


@pytest.mark.parametrize(
    "path",
    [
        "/kredensial/00000000-0000-4000-8000-000000000000/",
        "/kredensial/lencana/00000000-0000-4000-8000-000000000000/",
        "/kredensial/daftar-status/7/",
        "/kredensial/daftar-status/99999999999999999999999/",
        "/kredensial/gambar/x.png",
        "/kredensial/lambang/x.svg",
    ],
)
def test_what_never_was_is_not_found(client, home, path):
    assert client.get(path).status_code == 404


def test_only_reading_is_possible(client, award):
    for path in ("/.well-known/did.json", path_of(award.credential)):
        assert client.post(path).status_code == 405


def test_nothing_personal_is_told_but_the_name(client, award):
    text = json.dumps(parsed(award.credential))
    assert str(award.uuid) not in text
    assert str(award.learner.uuid) not in text
    assert "rina@" not in text
