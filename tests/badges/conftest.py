"""Learners and awards for the tests of badges."""

import pytest

from literasi.badges.models import CertificateSettings
from tests.factories.badges import BadgeFactory, issue, make_course
from tests.factories.users import LearnerFactory, UserFactory


@pytest.fixture
def course(db):
    return make_course("Etika Komunikasi Pemerintah di Media Sosial", jp=8)


@pytest.fixture
def badge(course):
    return BadgeFactory(name="Suara Instansi yang Dipercaya", courses=[course])


@pytest.fixture
def learner(db):
    user = UserFactory(email="rina@contoh.id", full_name="Rina Marlina, A.Md.")
    return LearnerFactory(user=user)


@pytest.fixture
def award(site, learner, badge):
    return issue(learner, badge)


@pytest.fixture
def signer(site):
    """A named official signs."""
    settings = CertificateSettings.for_site(site)
    settings.signer_name = "Dr. H. Asep Contoh, M.Si."
    settings.save()
    return settings
