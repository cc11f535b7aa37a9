"""Digital Bazaar's implementation, in another language, accepts what we sign and nothing else."""

from functools import partial

import pytest

from literasi.badges import services
from literasi.badges.credentials import signing
from literasi.badges.models import Award
from tests.badges.credentials import fetching
from tests.badges.credentials.digitalbazaar import said_of
from tests.badges.credentials.peers import leaves, parsed, replaced
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db
AWKWARD = [
    'Dr. H. "Asep" O\'Neil, S.Sos.',
    "Siti 🦋\t\x0b\x01",
    "محمد \u202eالأمين",
    "a\\b\x85\u2028<i>",
]


@pytest.fixture(scope="module")
def folder():
    return fetching.node_folder()


@pytest.fixture
def judge(folder, client):
    """Return what asks the verifier about credentials."""
    return partial(said_of, client, folder)


def test_it_accepts_what_we_sign(judge, award, full):
    for said in judge(parsed(award.credential), parsed(full)):
        assert said == {"verified": True, "status": False, "error": ""}


def test_it_accepts_every_name(judge, badge):
    awards = [issue(LearnerFactory(user=UserFactory(full_name=name)), badge) for name in AWKWARD]
    for award in awards:
        # As nothing but the signing itself cleans it.
        Award.objects.filter(pk=award.pk).update(
            snapshot={**award.snapshot, "name": award.learner.user.full_name}
        )
    signed = [signing.replace(award.credential) for award in awards]
    assert [said["error"] for said in judge(*map(parsed, signed))] == [""] * len(AWKWARD)


def test_it_refuses_every_changed_leaf(judge, full):
    document = parsed(full)
    changed = [replaced(document, path) for path in leaves(document)]
    assert len(changed) > 60
    assert [said["verified"] for said in judge(*changed)] == [False] * len(changed)


def test_it_reads_the_status_list_and_accepts_its_proof(judge, learner):
    kept, lost = (issue(learner, BadgeFactory()) for _ in range(2))
    services.revoke(award=lost, by=AdministratorFactory(), reason="Salah orang")
    said = judge(parsed(kept.credential), parsed(lost.credential))
    assert [(one["status"], one["error"]) for one in said] == [(False, ""), (True, "")]
