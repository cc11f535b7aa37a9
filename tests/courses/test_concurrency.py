"""Two presses at the same moment, on a database with row locks."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from courses.models import ActivityCompletion, Enrolment
from courses.services import complete_activity, enrol, release_course
from tests.factories.courses import activities_of, complete_all, course_of, lessons_of

# Such a test empties the database at its end; what migrations put there is to come back.
pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def at_once(*calls):
    """Run every call in a thread of its own, all from the same moment; raise what they raise."""
    start, raised = Barrier(len(calls)), []

    def run(call):
        try:
            start.wait()
            call()
        except Exception as problem:  # noqa: BLE001 (told to the test below)
            raised.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert raised == []


def test_enrolling_eight_times_is_one_enrolment(course, account):
    identity = course_of(course)
    at_once(*[lambda: enrol(learner=account, course=identity)] * 8)
    assert Enrolment.objects.count() == 1


def test_the_same_lesson_finished_eight_times_completes_once(course, account, completed):
    *others, last = activities_of(course)
    complete_all(account, others)
    at_once(*[lambda: complete_activity(learner=account, activity=last)] * 8)
    assert ActivityCompletion.objects.count() == 3
    assert len(completed) == 1


def test_the_last_lessons_finished_at_once_complete_the_course(course, account, completed):
    """Neither sees the other's completion unless counting waits for the lock."""
    enrol(learner=account, course=course_of(course))
    at_once(*[_completing(account, activity) for activity in activities_of(course)])
    assert len(completed) == 1
    enrolment = Enrolment.objects.get()
    assert (enrolment.done, enrolment.is_completed) == (3, True)


def test_first_lessons_finished_at_once_are_all_counted(course, account, completed):
    at_once(*[_completing(account, activity) for activity in activities_of(course)])
    assert Enrolment.objects.get().done == 3
    assert len(completed) == 1


def _completing(learner, activity):
    return lambda: complete_activity(learner=learner, activity=activity)


def test_completing_while_the_course_is_released_loses_no_count(course, account):
    enrol(learner=account, course=course_of(course))
    lesson, activity = lessons_of(course)[2], activities_of(course)[0]
    lesson.required = False
    lesson.save()
    at_once(
        lambda: complete_activity(learner=account, activity=activity),
        lambda: release_course(page=course),
    )
    enrolment = Enrolment.objects.get()
    assert (enrolment.done, enrolment.required) == (1, 2)
    assert enrolment.release == course_of(course).current


def test_releasing_eight_times_is_one_release(course):
    lesson = lessons_of(course)[0]
    lesson.title = "Judul baru"
    lesson.save()
    at_once(*[lambda: release_course(page=course)] * 8)
    assert course_of(course).releases.count() == 2
