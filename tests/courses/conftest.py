"""A course of three lessons, and people who take it."""

from itertools import count

import pytest

from courses.signals import course_completed
from literasi.users.models import Learner, User
from tests.factories.courses import course_page

serial = count(1)


def new_account() -> Learner:
    user = User.objects.create_user(f"peserta{next(serial)}@example.org", full_name="Sari")
    return Learner.objects.create(user=user)


def new_visitor() -> Learner:
    return Learner.objects.create(visitor_key=f"kunci-pengunjung-{next(serial)}")


@pytest.fixture
def course(home):
    return course_page(home)


@pytest.fixture
def account(db):
    return new_account()


@pytest.fixture
def visitor(db):
    return new_visitor()


@pytest.fixture
def as_account(client, account):
    client.force_login(account.user)
    return client


@pytest.fixture
def as_visitor(client, visitor):
    client.cookies["belajar"] = visitor.visitor_key
    return client


@pytest.fixture
def completed():
    """The enrolments that were announced as completed."""
    heard = []

    def hear(sender, enrolment, **kwargs):
        heard.append(enrolment)

    course_completed.connect(hear)
    yield heard
    course_completed.disconnect(hear)
