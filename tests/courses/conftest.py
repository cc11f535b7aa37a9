"""A course of three lessons, and people who take it."""

import pytest

from courses.signals import course_completed
from tests.factories.courses import course_page
from tests.hearing import heard


@pytest.fixture
def course(home):
    return course_page(home)


@pytest.fixture
def completed():
    """The enrolments that were announced as completed."""
    with heard(course_completed, "enrolment") as things:
        yield things
