"""Enrolling and completing: once, for ever, and judged by the release of the day."""

import pytest

from courses.models import ActivityCompletion, Enrolment
from courses.services import complete_activity, enrol, release_course
from courses.services.learning import AccountNeeded, NotOffered
from literasi.agencies.models import Agency, Membership
from tests.factories.courses import (
    LessonPageFactory,
    activities_of,
    complete_all,
    course_of,
    lessons_of,
)
from tests.factories.users import LearnerFactory

pytestmark = pytest.mark.django_db


def counts(enrolment):
    enrolment = Enrolment.objects.get(pk=enrolment.pk)
    return enrolment.done, enrolment.required, enrolment.is_completed


def test_enrolling_twice_is_one_enrolment(course, account):
    first = enrol(learner=account, course=course_of(course))
    assert enrol(learner=account, course=course_of(course)) == first
    assert counts(first) == (0, 3, False)
    assert first.release == course_of(course).current


def test_enrolling_needs_an_account(course, visitor):
    with pytest.raises(AccountNeeded):
        enrol(learner=visitor, course=course_of(course))
    assert not Enrolment.objects.exists()


def test_enrolling_needs_a_release(course, account):
    identity = course_of(course)
    identity.current = None
    with pytest.raises(NotOffered):
        enrol(learner=account, course=identity)


def test_what_was_done_before_enrolling_counts(course, account):
    complete_all(account, activities_of(course)[:2])
    assert counts(enrol(learner=account, course=course_of(course))) == (2, 3, False)


def test_the_agency_of_the_day_stays(course, account):
    agencies = [Agency.objects.create(code=code, name=code) for code in ("dpmd", "bpbd")]
    member = Membership.objects.create(
        user=account.user, agency=agencies[0], confirmed_at=account.created_at
    )
    enrolment = enrol(learner=account, course=course_of(course))
    member.agency = agencies[1]
    member.save()
    for activity in activities_of(course):
        complete_activity(learner=account, activity=activity)
    enrolment.refresh_from_db()
    assert (enrolment.agency, enrolment.is_completed) == (agencies[0], True)


def test_the_first_completion_enrols(course, account):
    enrolment = complete_activity(learner=account, activity=activities_of(course)[0])
    assert counts(enrolment) == (1, 3, False)


def test_a_visitor_completes_without_an_enrolment(course, visitor):
    assert complete_activity(learner=visitor, activity=activities_of(course)[0]) is None
    assert ActivityCompletion.objects.get().learner == visitor
    assert not Enrolment.objects.exists()


def test_completing_again_keeps_the_first_time(course, account):
    activity = activities_of(course)[0]
    complete_activity(learner=account, activity=activity)
    first = ActivityCompletion.objects.get().completed_at
    complete_activity(learner=account, activity=activity)
    assert ActivityCompletion.objects.get().completed_at == first


@pytest.mark.parametrize(
    ("percents", "best"), [([80, 60], 80), ([60, 80], 80), ([None, 70], 70), ([70, None], 70)]
)
def test_the_best_percent_is_kept(course, account, percents, best):
    for percent in percents:
        complete_activity(learner=account, activity=activities_of(course)[0], percent=percent)
    assert ActivityCompletion.objects.get().percent == best


def finish(learner, course):
    for activity in activities_of(course):
        enrolment = complete_activity(learner=learner, activity=activity)
    return enrolment


def test_the_last_required_activity_completes_the_course_once(course, account, completed):
    enrolment = finish(account, course)
    finish(account, course)
    enrol(learner=account, course=course_of(course))
    assert completed == [enrolment]
    assert counts(enrolment) == (3, 3, True)
    assert enrolment.release == course_of(course).current


def test_optional_activities_are_not_waited_for(course, account, completed):
    extra = lessons_of(course)[2]
    extra.required = False
    extra.save_revision().publish()
    for activity in activities_of(course)[:2]:
        complete_activity(learner=account, activity=activity)
    assert len(completed) == 1


# --- Monotonic: nothing an editor does takes anything back ------------------------------


def edit(course):
    lesson = lessons_of(course)[0]
    lesson.title = "Judul lain"
    lesson.save_revision().publish()


def delete(course):
    lessons_of(course)[0].delete()


def unpublish(course):
    lessons_of(course)[0].unpublish()


def republish(course):
    unpublish(course)
    lessons_of(course)[0].save_revision().publish()


def add(course):
    LessonPageFactory(parent=lessons_of(course)[0].get_parent()).save_revision().publish()


def delete_course(course):
    course.delete()


EDITS = [edit, delete, unpublish, republish, add, delete_course]


@pytest.mark.parametrize("change", EDITS)
def test_no_edit_clears_a_completion(course, account, change):
    complete_activity(learner=account, activity=activities_of(course)[0])
    before = ActivityCompletion.objects.values().get()
    change(course)
    assert ActivityCompletion.objects.values().get() == before


@pytest.mark.parametrize("change", EDITS)
def test_no_edit_asks_anything_of_who_has_finished(course, account, completed, change):
    enrolment = finish(account, course)
    before = Enrolment.objects.values().get(pk=enrolment.pk)
    change(course)
    assert Enrolment.objects.values().get(pk=enrolment.pk) == before
    assert len(completed) == 1


@pytest.mark.parametrize(
    ("change", "expected"), [(edit, (1, 3)), (delete, (0, 2)), (unpublish, (0, 2)), (add, (1, 4))]
)
def test_who_is_under_way_is_judged_by_the_course_of_today(course, account, change, expected):
    enrolment = complete_activity(learner=account, activity=activities_of(course)[0])
    change(course)
    enrolment.refresh_from_db()
    assert (enrolment.done, enrolment.required) == expected
    assert enrolment.release == course_of(course).current


def test_a_release_counts_everybody_as_the_rule_does(course, account):
    """The recount in SQL says the same as ``rules.progress``, for every number done."""
    activities, learners = activities_of(course), [account, *(LearnerFactory() for _ in range(3))]
    for number, learner in enumerate(learners):
        complete_all(learner, activities[:number])
        Enrolment.objects.create(
            learner=learner, course=course_of(course), release=course_of(course).current
        )
    add(course)
    rows = Enrolment.objects.order_by("learner").values_list("done", "required")
    assert list(rows) == [(0, 4), (1, 4), (2, 4), (3, 4)]


def test_taking_down_what_was_missing_completes_nobody_by_itself(course, account, completed):
    """Else an editor who takes down a final test for an hour would hand out its award."""
    for activity in activities_of(course)[1:]:
        enrolment = complete_activity(learner=account, activity=activity)
    unpublish(course)
    assert counts(enrolment) == (2, 2, False)
    republish(course)
    assert counts(enrolment) == (2, 3, False)
    assert completed == []


def test_who_has_nothing_left_is_completed_by_their_next_step(course, account, completed):
    for activity in activities_of(course)[1:]:
        enrolment = complete_activity(learner=account, activity=activity)
    delete(course)
    enrol(learner=account, course=course_of(course))
    assert completed == [enrolment]


def test_recounting_costs_the_same_for_many_learners(
    course, account, django_assert_max_num_queries
):
    identity = course_of(course)
    people = [account, *(LearnerFactory() for _ in range(30))]
    Enrolment.objects.bulk_create(
        Enrolment(learner=p, course=identity, release=identity.current) for p in people
    )
    lesson = lessons_of(course)[0]
    lesson.required = False
    lesson.save()
    with django_assert_max_num_queries(16):
        release_course(page=course)
    assert set(Enrolment.objects.values_list("required", flat=True)) == {2}
