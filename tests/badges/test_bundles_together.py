"""Bundles when many press and many work at the same moment. PostgreSQL."""

import zipfile

import pytest
from django.utils import timezone

from literasi.badges.bundles import building, working
from literasi.badges.bundles.services import request_bundle
from literasi.badges.bundles.tasks import build_bundle
from literasi.badges.models import CertificateBundle
from tests.badges.test_concurrency import THREADS, together
from tests.factories.badges import issue

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_pressing_many_times_at_once_makes_one(monkeypatch):
    made = []
    monkeypatch.setattr(building, "certificate_file", lambda award: made.append(award) or b"%PDF")
    award = issue()
    owner, year = award.learner.user, timezone.localdate().year
    together(*[lambda: request_bundle(owner=owner, year=year)] * THREADS)
    assert CertificateBundle.objects.get().state == CertificateBundle.State.READY
    assert len(made) == 1


def test_of_many_workers_one_makes_it(monkeypatch):
    made = []
    monkeypatch.setattr(building, "certificate_file", lambda award: made.append(award) or b"%PDF")
    award = issue()
    owner, year = award.learner.user, timezone.localdate().year
    bundle = CertificateBundle.objects.create(owner=owner, year=year)
    together(*[lambda: build_bundle.func(bundle.pk)] * THREADS)
    bundle.refresh_from_db()
    assert bundle.state == working.State.READY
    assert len(made) == 1
    assert zipfile.ZipFile(bundle.file.path).testzip() is None
