"""Open Badges 2.0: hosted, read only, always the same as what was signed."""

import pytest
from openbadgeslib.ob2.models import IdentityObject

from literasi.badges import services
from literasi.badges.models import Award
from tests.badges.credentials.peers import ALIGNED, parsed
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory, LearnerFactory

pytestmark = pytest.mark.django_db


def assertion_path(award):
    return f"/kredensial/{award.credential.uuid}/ob2/"


def test_an_assertion_says_what_was_signed(client, award):
    response = client.get(assertion_path(award))
    told, signed = response.json(), parsed(award.credential)
    assert response["Content-Type"] == "application/ld+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert told["@context"] == "https://w3id.org/openbadges/v2"
    assert told["type"] == "Assertion"
    assert told["id"].endswith(assertion_path(award))
    assert told["issuedOn"] == signed["awardedDate"]
    assert told["verification"] == {"type": "HostedBadge"}
    assert "expires" not in told


def test_its_recipient_is_hashed_as_others_hash(client, award):
    recipient = client.get(assertion_path(award)).json()["recipient"]
    assert "rina" not in str(recipient)
    theirs = IdentityObject.create("rina@contoh.id", salt=recipient["salt"])
    assert recipient == theirs.to_dict()


def test_badge_and_issuer_are_where_it_says(client, learner):
    badge = BadgeFactory(alignments=[("alignment", ALIGNED)], validity_months=12)
    told = client.get(assertion_path(issue(learner, badge))).json()
    badge = client.get(told["badge"].removeprefix("http://127.0.0.1:8000")).json()
    issuer = client.get(badge["issuer"].removeprefix("http://127.0.0.1:8000")).json()
    assert told["expires"].endswith("16:59:59Z")
    assert (badge["type"], issuer["type"]) == ("BadgeClass", "Issuer")
    assert badge["alignment"][0]["targetName"] == ALIGNED["name"]
    assert client.get(badge["image"].removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert issuer["email"] == "literasi@localhost"


@pytest.mark.parametrize("end", ["revoke", "reissue", "suspend"])
def test_a_withdrawn_one_is_gone_and_says_no_more_than_why(client, award, end):
    """Verifiers of version 2.0 overlook ``revoked`` on an assertion that is otherwise whole."""
    path = assertion_path(award)
    reason = {} if end == "reissue" else {"reason": "Salah orang"}
    getattr(services, end)(award=award, by=AdministratorFactory(), **reason)
    response = client.get(path)
    assert response.status_code == 410
    assert set(response.json()) == {"@context", "id", "type", "revoked", "revocationReason"}
    assert response.json()["revoked"] is True


def test_without_an_address_there_is_none(client, badge):
    award = issue(LearnerFactory(), badge)
    held = award.credential
    held.document = held.document.replace('"hashed": true', '"hashed": false')
    held.save()
    assert client.get(assertion_path(award)).status_code == 404
    assert Award.objects.count() == 1
