"""A course of its own for every test, learners, visitors, and staff who may read about them."""

import uuid

import pytest
from django.contrib.auth.models import Group, Permission

from literasi.agencies.models import Agency
from literasi.users.models import Learner, User
from tests.reports.making import CourseMaker, serial


@pytest.fixture
def admin_client(client, db):
    client.force_login(
        User.objects.create_superuser("pengelola@example.test", full_name="Pengelola")
    )
    return client


@pytest.fixture
def reader(db):
    """A member of staff who holds the permission through a group, and nothing more."""
    user = User.objects.create_user("pembaca@example.test", full_name="Pembaca", is_staff=True)
    group = Group.objects.create(name="Pembaca laporan")
    group.permissions.set(Permission.objects.filter(codename__in=["view_learning", "access_admin"]))
    user.groups.add(group)
    return user


@pytest.fixture
def agency(db):
    return Agency.objects.create(code="dinkes", name="Dinas Kesehatan")


@pytest.fixture
def make_course(db):
    return CourseMaker


@pytest.fixture
def etika(db):
    return CourseMaker()


@pytest.fixture
def make_learner(db):
    def make(name="Rina Marlina, S.Sos.", email=None):
        email = email or f"peserta{next(serial)}@example.test"
        return Learner.objects.create(user=User.objects.create(email=email, full_name=name))

    return make


@pytest.fixture
def make_visitor(db):
    return lambda: Learner.objects.create(visitor_key=uuid.uuid4().hex)
