"""A practice of three questions of each kind, a test, and people who take them."""

import datetime
from itertools import count

import pytest

from literasi.users.models import Learner, User
from quizzes.signals import attempt_graded
from tests.factories.quizzes import attempt_at, question, quiz_page

serial = count(1)

NOON = datetime.datetime(2026, 11, 23, 5, 0, tzinfo=datetime.UTC)  # 12.00 WIB
MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)


def new_account() -> Learner:
    user = User.objects.create_user(f"peserta{next(serial)}@example.org", full_name="Sari")
    return Learner.objects.create(user=user)


def new_visitor() -> Learner:
    return Learner.objects.create(visitor_key=f"kunci-pengunjung-{next(serial)}")


@pytest.fixture
def questions(db):
    """One question of each kind."""
    return [question(kind=kind) for kind in ("single_choice", "multiple_choice", "true_false")]


@pytest.fixture
def practice(home, questions):
    return quiz_page(home, *questions, title="Latihan")


@pytest.fixture
def final(home, questions):
    """A test of three attempts, an hour apart, thirty minutes each; the key after passing."""
    return quiz_page(
        home,
        *questions,
        title="Uji akhir",
        purpose="test",
        review="after_pass",
        attempts_allowed=3,
        wait_hours=1,
        time_limit=30,
    )


@pytest.fixture
def account(db):
    return new_account()


@pytest.fixture
def visitor(db):
    return new_visitor()


@pytest.fixture
def attempt(final, account):
    return attempt_at(final, account)


@pytest.fixture
def as_account(client, account):
    client.force_login(account.user)
    return client


@pytest.fixture
def as_visitor(client, visitor):
    client.cookies["belajar"] = visitor.visitor_key
    return client


@pytest.fixture
def graded():
    """The attempts that were announced as graded."""
    heard = []

    def hear(sender, attempt, **kwargs):
        heard.append(attempt)

    attempt_graded.connect(hear)
    yield heard
    attempt_graded.disconnect(hear)
