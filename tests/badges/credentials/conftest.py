"""Awards with everything a credential can hold."""

import pytest

from literasi.badges.credentials import signing
from literasi.badges.models import Award
from tests.badges.credentials.peers import ALIGNED
from tests.factories.badges import BadgeFactory, issue


@pytest.fixture
def full(learner):
    """A credential with results, an alignment and an end."""
    badge = BadgeFactory(alignments=[("alignment", ALIGNED)], validity_months=24)
    award = issue(learner, badge)
    results = [{"title": "Uji akhir", "percent": 85}, {"title": "Uji awal", "percent": 100}]
    Award.objects.update(snapshot={**award.snapshot, "results": results}, shows_score=True)
    return signing.replace(award.credential)
