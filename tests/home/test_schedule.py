"""When the quizzes of my courses open and close."""

import pytest
from django.utils import timezone

from literasi.home.schedule import schedule
from quizzes.services import allow
from quizzes.terms import Allowance
from tests.factories.courses import QuizPageFactory, course_of, course_page
from tests.factories.users import LearnerFactory
from tests.quizzes.conftest import HOUR, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(home):
    return course_page(home, lessons=1)


@pytest.fixture
def test_page(course):
    page = QuizPageFactory(
        parent=course, title="Uji bertanggal", opens_at=NOON, closes_at=NOON + HOUR
    )
    page.save_revision().publish()
    return page


def titles(learner, course, now):
    found = schedule(learner, [course_of(course).pk], now)
    return [(one.title, bool(one.opens_at)) for one in found]


def test_what_opens_and_closes_is_told_until_it_is_over(course, test_page, account):
    assert titles(account, course, NOON - HOUR) == [("Uji bertanggal", True)]
    assert titles(account, course, NOON) == [("Uji bertanggal", False)]
    assert titles(account, course, NOON + HOUR) == []
    assert schedule(account, [], NOON) == []


def test_dates_of_ones_own_are_told(course, test_page, account):
    late = Allowance(closes_at=NOON + 3 * HOUR)
    by = LearnerFactory().user
    allow(quiz=test_page.quiz, learner=account, given=late, reason="-", by=by)
    assert titles(account, course, NOON + 2 * HOUR) == [("Uji bertanggal", False)]
    assert titles(LearnerFactory(), course, NOON + 2 * HOUR) == []


def test_nothing_is_read_twice(course, test_page, account, django_assert_num_queries):
    titles(account, course, NOON)
    pk = course_of(course).pk
    with django_assert_num_queries(0):
        schedule(account, [pk], timezone.now())
