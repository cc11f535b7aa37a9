"""How many statements things cost: no more with 300 rows than with three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizzes import known
from quizzes.models import Attempt
from quizzes.services import submit_attempt
from tests.factories.quizzes import (
    TopicFactory,
    attempt_at,
    form,
    items_of,
    quiz_of,
    quiz_page,
    versions,
)

pytestmark = pytest.mark.django_db

SAME_SITE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def ten(home):
    topic = TopicFactory()
    versions(topic, 12)
    return quiz_page(home, (topic, 10), purpose="test", time_limit=30)


def count(call) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = call()
    assert response.status_code in (200, 302), response
    return len(queries)


def at(name, attempt):
    return reverse(f"quizzes:{name}", args=[attempt.uuid])


def test_an_answer_costs_five_statements(as_account, ten, account):
    attempt = attempt_at(ten, account)
    one = form(items_of(attempt)[:1])
    as_account.get(at("attempt", attempt))  # its questions are remembered from here on
    assert count(lambda: as_account.post(at("save", attempt), one, **JSON)) <= 5


def test_a_visitors_answer_costs_four(as_visitor, practice, visitor):
    attempt = attempt_at(practice, visitor)
    one = form(items_of(attempt)[:1])
    as_visitor.get(at("attempt", attempt))
    assert count(lambda: as_visitor.post(at("save", attempt), one, **JSON)) <= 4


def test_a_start_costs_twelve_statements(as_account, ten):
    as_account.get(ten.url)
    known.corrections()
    address = reverse("quizzes:start", args=[quiz_of(ten).uuid])
    assert count(lambda: as_account.post(address, **SAME_SITE)) <= 12


@pytest.mark.parametrize("full", [True, False])
def test_a_submit_leaves_six_statements_to_courses(as_account, ten, account, full):
    """Nine here, courses' question after the quiz's activity included."""
    attempt = attempt_at(ten, account)
    items = items_of(attempt)
    as_account.post(at("save", attempt), form(items, seq=1))
    fields = form(items, seq=2) if full else {}
    assert count(lambda: as_account.post(at("submit", attempt), fields)) <= 9


def test_no_step_grows_with_the_bank(as_account, home, account):
    costs = []
    for size in (4, 300):
        topic = TopicFactory()
        versions(topic, size)
        page = quiz_page(home, (topic, 3), slug=f"kuis-{size}")
        costs.append(_whole_attempt(as_account, page))
    assert costs[0] == costs[1]


def _whole_attempt(client, page) -> list[int]:
    address = reverse("quizzes:start", args=[quiz_of(page).uuid])
    client.get(page.url)  # what all pages share is remembered from here on
    known.corrections()  # so are, for all quizzes, the corrections in force
    steps = [count(lambda: client.get(page.url)), count(lambda: client.post(address, **SAME_SITE))]
    attempt = Attempt.objects.latest("pk")
    items = items_of(attempt)
    return [
        *steps,
        count(lambda: client.get(at("attempt", attempt))),
        count(lambda: client.post(at("save", attempt), form(items[:1]), **JSON)),
        count(lambda: client.post(at("submit", attempt), form(items))),
        count(lambda: client.get(at("review", attempt))),
    ]


def test_an_attempt_costs_the_same_with_three_questions_and_with_ten(as_account, home, ten):
    topic = TopicFactory()
    versions(topic, 12)
    three = quiz_page(home, (topic, 3), purpose="test", time_limit=30, slug="tiga")
    assert _whole_attempt(as_account, three) == _whole_attempt(as_account, ten)


def test_pages_cost_the_same_after_many_attempts(as_account, practice, account):
    costs = []
    # What all learners share is remembered from here on.
    as_account.get(practice.url)
    first = attempt_at(practice, account)
    submit_attempt(attempt=first)
    as_account.get(at("review", first))
    for times in (3, 30):
        for _ in range(times):
            submit_attempt(attempt=attempt_at(practice, account))
        page = count(lambda: as_account.get(practice.url))
        last = at("review", Attempt.objects.latest("number"))
        costs.append((page, count(lambda last=last: as_account.get(last))))
    assert costs[0] == costs[1]
    assert costs[0][0] <= 12
