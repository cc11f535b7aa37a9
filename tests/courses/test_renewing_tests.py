"""Taking a course again with its tests: each may be taken as by somebody new, and counts anew."""

import pytest

from courses.models import CatalogPage
from courses.services import complete_activity, renew
from quizzes import access
from quizzes.services import submit_attempt
from quizzes.services.starting import Refused
from quizzes.terms import Refusal
from tests.factories.courses import (
    CatalogPageFactory,
    CoursePageFactory,
    LessonPageFactory,
    ModulePageFactory,
    activities_of,
    course_of,
)
from tests.factories.quizzes import (
    TopicFactory,
    answer,
    attempt_at,
    items_of,
    question,
    quiz_page,
    wrong,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(db):
    made = TopicFactory(name="Verifikasi")
    for _number in range(4):
        question(made)
    return made


@pytest.fixture
def course(home):
    catalog = CatalogPage.objects.first() or CatalogPageFactory(parent=home)
    page = CoursePageFactory(parent=catalog)
    LessonPageFactory(parent=ModulePageFactory(parent=page))
    return page


@pytest.fixture
def final(course, topic):
    return quiz_page(
        course, (topic, 2), title="Uji", purpose="test", opens_last=True, attempts_allowed=1
    )


def lesson_of(course):
    return next(one for one in activities_of(course) if one.kind == "lesson")


def take(page, learner, ids=None):
    attempt = attempt_at(page, learner)
    given = [answer(item, ids=ids and ids(item)) for item in items_of(attempt)]
    return submit_attempt(attempt=attempt, answers=given)


def newest(learner):
    return learner.enrolments.newest_first().first()


def test_a_test_that_was_used_up_may_be_taken_again_and_must_be_passed_again(
    course, final, account
):
    course.save_revision().publish()
    complete_activity(learner=account, activity=lesson_of(course))
    take(final, account)
    assert newest(account).is_completed
    with pytest.raises(Refused) as refused:
        attempt_at(final, account)
    assert refused.value.permission.refusal is Refusal.NO_ATTEMPTS_LEFT

    renew(learner=account, course=course_of(course))
    assert access.allowed(account, final).refusal is Refusal.ACTIVITIES_FIRST
    complete_activity(learner=account, activity=lesson_of(course))
    take(final, account, ids=wrong)
    assert not newest(account).is_completed
    with pytest.raises(Refused):
        attempt_at(final, account)


def test_passing_it_again_completes_the_course_again(course, final, account):
    course.save_revision().publish()
    for cycle in (1, 2, 3):
        complete_activity(learner=account, activity=lesson_of(course))
        take(final, account)
        assert (newest(account).cycle, newest(account).is_completed) == (cycle, True)
        renew(learner=account, course=course_of(course))


def test_tests_before_and_after_are_taken_again_too(course, topic, account):
    before = quiz_page(course, (topic, 1), title="Awal", purpose="before")
    after = quiz_page(course, title="Akhir", purpose="after", baseline=before)
    course.save_revision().publish()
    for cycle in (1, 2):
        take(before, account, ids=wrong)
        complete_activity(learner=account, activity=lesson_of(course))
        take(after, account)
        assert (newest(account).cycle, newest(account).is_completed) == (cycle, True)
        renew(learner=account, course=course_of(course))
