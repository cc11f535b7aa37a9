"""A practice of three questions of each kind, a test, and people who take them."""

import datetime

import pytest

from quizzes.signals import attempt_graded
from tests.factories.quizzes import attempt_at, question, quiz_page
from tests.factories.users import AdministratorFactory
from tests.hearing import heard

NOON = datetime.datetime(2026, 11, 23, 5, 0, tzinfo=datetime.UTC)  # 12.00 WIB
MINUTE = datetime.timedelta(minutes=1)
HOUR = datetime.timedelta(hours=1)


def stored(item):
    """Return the answer to a question of an attempt as the database has it, and its number."""
    item.refresh_from_db()
    return item.response, item.seq


@pytest.fixture
def editor(client, home):
    client.force_login(AdministratorFactory())
    return client


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
def attempt(final, account):
    return attempt_at(final, account)


@pytest.fixture
def graded():
    """The attempts that were announced as graded."""
    with heard(attempt_graded, "attempt") as things:
        yield things


@pytest.fixture
def corrector(db):
    return AdministratorFactory()


@pytest.fixture
def faulty(db):
    """A question whose key names the first option; the second is right."""
    return question()


@pytest.fixture
def exam(home, faulty):
    """A test of two questions, passed with both."""
    return quiz_page(home, faulty, question(), title="Uji", purpose="test", pass_mark=100)


@pytest.fixture
def wrong_version(faulty):
    return faulty.current
