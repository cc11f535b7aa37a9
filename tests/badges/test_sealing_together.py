"""Several who seal one certificate at the same moment set one seal. PostgreSQL."""

import pytest

from literasi.badges.certificates import sealing
from literasi.badges.models import Award, AwardEvent, SignedCertificate
from tests.badges.offices import PASSWORD, bundle, office
from tests.badges.test_concurrency import together
from tests.factories.badges import issue

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_a_certificate_is_sealed_once_by_many(settings, tmp_path):
    award = issue()
    path = tmp_path / "kantor.p12"
    path.write_bytes(bundle(office()))
    settings.LITERASI_CERTIFICATE_P12 = str(path)
    settings.LITERASI_CERTIFICATE_P12_PASSWORD = PASSWORD
    rows = together(*[lambda: sealing.seal(Award.objects.get(pk=award.pk))] * 4)
    assert SignedCertificate.objects.get() in rows
    assert len(set(rows)) == 1
    assert award.events.filter(kind=AwardEvent.Kind.SEALED).count() == 1
