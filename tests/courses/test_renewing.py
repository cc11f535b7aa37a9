"""Taking a completed course again: only what is done anew counts, and nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import ActivityCompletion, Enrolment, RenewedCompletion
from courses.services import complete_activity, enrol, merge_records, release_course, renew
from courses.services.learning import AccountNeeded, NotOffered
from quizzes.models import Allowance, Attempt, Quiz, QuizRelease
from quizzes.signals import attempt_graded
from tests.factories.courses import activities_of, complete_all, course_of, course_page
from tests.factories.users import VisitorFactory

pytestmark = pytest.mark.django_db


def do(learner, *activities, **kwargs):
    for activity in activities:
        complete_activity(learner=learner, activity=activity, **kwargs)


@pytest.fixture
def taken(course, account):
    """A course that ``account`` has completed."""
    do(account, *activities_of(course))
    return course_of(course)


def newest(learner):
    return learner.enrolments.newest_first().first()


def test_it_begins_at_nothing_and_is_completed_by_doing_all_again(
    course, taken, account, completed
):
    again = renew(learner=account, course=taken)
    assert (again.cycle, again.required, again.done, again.is_completed) == (2, 3, 0, False)
    first, *others = activities_of(course)
    do(account, first, first)
    assert newest(account).done == 1
    do(account, *others)
    assert newest(account).is_completed
    assert [enrolment.cycle for enrolment in completed] == [2]
    assert ActivityCompletion.objects.count() == 3


def test_what_was_completed_before_stays_completed(taken, account):
    first = newest(account)
    renew(learner=account, course=taken)
    kept = Enrolment.objects.get(pk=first.pk)
    assert (kept.completed_at, kept.done) == (first.completed_at, 3)


def test_a_third_time_is_another_one(course, taken, account):
    for cycle in (2, 3):
        assert renew(learner=account, course=taken).cycle == cycle
        assert newest(account).done == 0
        do(account, *activities_of(course))
        assert newest(account).is_completed
    assert Enrolment.objects.completed().count() == 3
    assert RenewedCompletion.objects.count() == 6


def test_asking_twice_begins_once(taken, account):
    first = renew(learner=account, course=taken)
    assert renew(learner=account, course=taken) == first
    assert account.enrolments.count() == 2


def test_who_has_not_completed_it_goes_on(course, account):
    do(account, activities_of(course)[0])
    going = renew(learner=account, course=course_of(course))
    assert (going.cycle, going.done) == (1, 1)


def test_enrolling_again_does_not_end_what_is_under_way(taken, account):
    renew(learner=account, course=taken)
    going = enrol(learner=account, course=taken)
    assert (going.cycle, going.is_completed) == (2, False)


def test_visitors_cannot_and_a_course_never_published_cannot(taken, account):
    with pytest.raises(AccountNeeded):
        renew(learner=VisitorFactory(), course=taken)
    taken.current_id = None
    with pytest.raises(NotOffered):
        renew(learner=account, course=taken)


def test_a_result_of_before_does_not_count_again(course, taken, account):
    first = activities_of(course)[0]
    renew(learner=account, course=taken)
    do(account, first, at=timezone.now() - timedelta(days=1))
    assert newest(account).done == 0


def test_a_new_release_counts_only_what_was_done_again(course, taken, account):
    renew(learner=account, course=taken)
    do(account, activities_of(course)[0])
    course.title = "Judul baru"
    course.save()
    release_course(page=course)
    enrolment = newest(account)
    assert (enrolment.required, enrolment.done) == (3, 1)
    assert not enrolment.is_completed


def test_pages_show_how_far_the_renewal_is(course, taken, account, as_account):
    assert "Anda menyelesaikan kursus ini" in as_account.get(course.url).content.decode()
    renew(learner=account, course=taken)
    html = as_account.get(course.url).content.decode()
    assert "Anda menyelesaikan kursus ini" not in html
    lesson = activities_of(course)[0]
    assert as_account.post(f"/belajar/kegiatan/{lesson.uuid}/selesai/").status_code == 302
    assert newest(account).done == 1
    shown = as_account.get("/belajar-saya/").content.decode()
    assert "Sedang berlangsung" in shown


def test_a_final_test_opens_when_the_lessons_are_done_again(home, account):
    page = course_page(home, lessons=1, final=True)
    lesson, final = activities_of(page)
    complete_all(account, [lesson, final])
    course = course_of(page)
    enrol(learner=account, course=course)
    renew(learner=account, course=course)
    assert newest(account).done == 0
    do(account, lesson)
    assert newest(account).done == 1
    now = timezone.now()
    _graded(account, final, finished_at=now - timedelta(days=1))
    assert newest(account).done == 1
    _graded(account, final, finished_at=now + timedelta(minutes=1))
    assert newest(account).is_completed


def _graded(learner, activity, finished_at):
    quiz, _new = Quiz.objects.get_or_create(page_id=activity.page_id, defaults={"title": "Uji"})
    release = quiz.releases.first() or QuizRelease.objects.create(
        quiz=quiz, number=1, settings={"attempts": 3}, content_hash="x"
    )
    attempt = Attempt.objects.create(
        learner=learner,
        quiz=quiz,
        release=release,
        number=quiz.attempts.count() + 1,
        seed=1,
        pass_mark=70,
        rules_version=1,
        state="graded",
        passed=True,
        percent=80,
        finished_at=finished_at,
    )
    attempt_graded.send(sender=Attempt, attempt=attempt)


def test_tests_may_be_taken_as_often_as_by_who_is_new(home, account):
    page = course_page(home, lessons=1, final=True)
    lesson, final = activities_of(page)
    course = course_of(page)
    _graded(account, final, timezone.now())
    quiz = Quiz.objects.get(page_id=final.page_id)
    quiz.current = quiz.releases.get()
    quiz.current.settings = {"attempts": 1, "wait_hours": 0, "purpose": "test", "time_limit": None}
    quiz.current.save()
    quiz.save()
    final.quiz = quiz
    final.save()
    do(account, lesson)
    renew(learner=account, course=course)
    allowance = Allowance.objects.standing().get()
    assert (allowance.quiz, allowance.learner, allowance.attempts) == (quiz, account, 1)
    assert allowance.by is None
    renew(learner=account, course=course)
    assert Allowance.objects.count() == 1


def test_what_a_device_did_meanwhile_counts_after_signing_in(course, taken, account):
    before, since, other = activities_of(course)
    device = VisitorFactory()
    do(device, before)
    ActivityCompletion.objects.filter(learner=device).update(
        completed_at=timezone.now() - timedelta(days=9)
    )
    renew(learner=account, course=taken)
    do(device, since)
    merge_records(source=device, target=account)
    assert newest(account).done == 1
    assert list(RenewedCompletion.objects.values_list("activity", flat=True)) == [since.pk]
    do(account, before, other)
    assert newest(account).is_completed
