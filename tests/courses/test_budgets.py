"""A page costs the same with three lessons or three hundred, and never much."""

import pytest
from django.urls import reverse

from courses.models import Enrolment
from tests.factories.courses import (
    activities_of,
    complete_all,
    course_of,
    course_page,
    lessons_of,
    swell,
)
from tests.factories.users import LearnerFactory

pytestmark = pytest.mark.django_db

LEARNERS_PAGE = 12


@pytest.fixture(autouse=True)
def _settled(settings):
    """Measure a worker that has just looked whether anything was published."""
    settings.LITERASI_CACHE_CHECK_SECONDS = 60


@pytest.fixture(params=[3, 300])
def busy(request, course, account):
    """The course with many activities, half of them done, and as many other learners."""
    swell(course, request.param)
    complete_all(account, activities_of(course)[: request.param // 2])
    identity = course_of(course)
    people = [account, *(LearnerFactory() for _ in range(request.param // 10))]
    Enrolment.objects.bulk_create(
        Enrolment(learner=p, course=identity, release=identity.current) for p in people
    )
    return course


def measured(client, url, limit, assert_max):
    assert client.get(url).status_code == 200
    with assert_max(limit):
        assert client.get(url).status_code == 200


def test_course_page(as_account, busy, django_assert_max_num_queries):
    measured(as_account, busy.url, LEARNERS_PAGE, django_assert_max_num_queries)


def test_lesson_page(as_account, busy, django_assert_max_num_queries):
    url = lessons_of(busy)[2].url
    measured(as_account, url, LEARNERS_PAGE, django_assert_max_num_queries)


def test_a_device_that_learns(client, visitor, busy, django_assert_max_num_queries):
    client.cookies["belajar"] = visitor.visitor_key
    url = lessons_of(busy)[0].url
    measured(client, url, LEARNERS_PAGE, django_assert_max_num_queries)


def test_a_visitors_page_is_free_the_second_time(client, course, django_assert_num_queries):
    for page in (course, lessons_of(course)[0], course.get_parent()):
        client.get(page.url)
        with django_assert_num_queries(0):
            client.get(page.url)


def test_completing(as_account, busy, django_assert_max_num_queries):
    activity = activities_of(busy)[2]
    url = reverse("courses:complete", args=[activity.uuid])
    with django_assert_max_num_queries(20):
        as_account.post(url, headers={"sec-fetch-site": "same-origin"})


@pytest.mark.parametrize("size", [3, 30])
def test_catalogue(as_account, account, home, size, django_assert_max_num_queries):
    for _number in range(size):
        page = course_page(home, lessons=1)
    complete_all(account, activities_of(page))
    measured(as_account, page.get_parent().url, LEARNERS_PAGE, django_assert_max_num_queries)
