"""Signing in: what the device did becomes the account's, losing nothing."""

from datetime import timedelta

import pytest

from courses.models import ActivityCompletion, Enrolment
from courses.services import complete_activity, enrol, merge_records
from literasi.users.signals import learner_merged
from tests.factories.courses import activities_of, complete_all, course_of
from tests.factories.users import LearnerFactory

pytestmark = pytest.mark.django_db


def merge(source, target):
    learner_merged.send(sender=type(source), source=source, target=target)


def test_completions_move_and_enrol(course, visitor, account):
    complete_all(visitor, activities_of(course)[:2])
    merge(visitor, account)
    enrolment = Enrolment.objects.get()
    assert (enrolment.learner, enrolment.done, enrolment.is_completed) == (account, 2, False)
    assert not visitor.completions.exists()
    assert account.completions.count() == 2


def test_both_together_complete_the_course(course, visitor, account, completed):
    one, two, three = activities_of(course)
    complete_activity(learner=account, activity=one)
    complete_all(visitor, [one, two, three])
    merge(visitor, account)
    assert [e.learner for e in completed] == [account]
    assert account.completions.count() == 3


@pytest.mark.parametrize(
    ("mine", "theirs", "best"), [(70, 90, 90), (90, 70, 90), (None, 70, 70), (None, None, None)]
)
def test_the_earlier_time_and_the_better_result_hold(course, visitor, account, mine, theirs, best):
    activity = activities_of(course)[0]
    earlier = account.created_at - timedelta(days=3)
    complete_activity(learner=account, activity=activity, percent=mine)
    complete_activity(learner=visitor, activity=activity, percent=theirs)
    visitor.completions.update(completed_at=earlier)
    merge(visitor, account)
    kept = ActivityCompletion.objects.get()
    assert (kept.learner, kept.completed_at, kept.percent) == (account, earlier, best)


def test_merging_twice_is_harmless(course, visitor, account, completed):
    complete_all(visitor, activities_of(course))
    merge(visitor, account)
    merge(visitor, account)
    assert len(completed) == Enrolment.objects.count() == 1


def test_merging_nothing_enrols_nowhere(course, visitor, account):
    merge(visitor, account)
    assert not Enrolment.objects.exists()


def test_of_two_enrolments_the_completed_one_stays(course, account, completed):
    other = LearnerFactory()
    for activity in activities_of(course):
        done = complete_activity(learner=other, activity=activity)
    mine = enrol(learner=account, course=course_of(course))
    merge_records(source=other, target=account)
    mine.refresh_from_db()
    assert (mine.is_completed, mine.completed_at) == (True, done.completed_at)
    assert list(Enrolment.objects.all()) == [mine]
    assert len(completed) == 1


def test_an_enrolment_the_target_lacks_moves(course, account):
    other = LearnerFactory()
    theirs = complete_activity(learner=other, activity=activities_of(course)[0])
    merge_records(source=other, target=account)
    theirs.refresh_from_db()
    assert (theirs.learner, theirs.done) == (account, 1)
