"""Where courses and quizzes meet: a quiz may be held back, and passing one completes it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from courses.models import ActivityCompletion, Enrolment
from courses.services import enrol
from literasi.badges.models import Award
from literasi.users.visitors import COOKIE
from quizzes import access
from quizzes.models import Attempt, Quiz, QuizPage
from quizzes.signals import attempt_graded
from quizzes.terms import Refusal
from tests.factories.badges import BadgeFactory
from tests.factories.courses import (
    QuizPageFactory,
    activities_of,
    complete_all,
    course_of,
    course_page,
    lessons_of,
    swell,
)

pytestmark = pytest.mark.django_db

FIRST = Refusal.ACTIVITIES_FIRST


@pytest.fixture
def course(home):
    """Three lessons, and a test that opens last."""
    return course_page(home, final=True)


def final_test(course) -> QuizPage:
    return QuizPage.objects.child_of(course).get()


# --- Holding back -------------------------------------------------------------------------


@pytest.mark.parametrize(("done", "refusal"), [(0, FIRST), (2, FIRST), (3, None)])
def test_what_opens_last_waits_for_all_others(account, course, done, refusal):
    complete_all(account, activities_of(course)[:done])
    assert access.allowed(account, final_test(course)).refusal is refusal


def test_a_new_visitor_has_done_nothing(course):
    assert access.allowed(None, final_test(course)).refusal is FIRST


def test_in_sequence_a_quiz_waits_its_turn(home, account):
    course = course_page(home, order="sequence")
    quiz = QuizPageFactory(parent=lessons_of(course)[0].get_parent())
    quiz.save_revision().publish()
    assert access.allowed(account, quiz).refusal is FIRST
    complete_all(account, activities_of(course)[:3])
    assert access.allowed(account, quiz).granted


def test_what_was_passed_stays_open(account, course):
    complete_all(account, activities_of(course)[-1:])
    assert access.allowed(account, final_test(course)).granted


def test_a_quiz_in_no_course_is_not_held_back(account, home):
    assert access.allowed(account, QuizPageFactory(parent=home)).granted


def test_a_quiz_that_the_release_does_not_hold_is_not_held_back(account, course):
    quiz = final_test(course)
    quiz.unpublish()
    assert access.allowed(account, quiz).granted


@pytest.mark.parametrize("size", [4, 300])
def test_asking_costs_one_query(account, course, size, django_assert_num_queries):
    swell(course, size)
    quiz = final_test(course)
    access.allowed(None, quiz)  # which course it is in is remembered from here on
    with django_assert_num_queries(1):
        access.allowed(account, quiz)


# --- Passing ------------------------------------------------------------------------------


def grade(learner, page, **fields):
    quiz, _created = Quiz.objects.get_or_create(page=page, defaults={"title": page.title})
    attempt = Attempt(learner=learner, quiz=quiz, **fields)
    attempt_graded.send(sender=Attempt, attempt=attempt)


def test_passing_completes_with_the_percent(account, course):
    grade(account, final_test(course), passed=True, percent=80)
    completion = ActivityCompletion.objects.get()
    assert (completion.activity, completion.percent) == (activities_of(course)[-1], 80)
    assert Enrolment.objects.get().done == 1


def test_passing_again_keeps_the_best(account, course):
    for percent in (80, 95, 70):
        grade(account, final_test(course), passed=True, percent=percent)
    assert ActivityCompletion.objects.get().percent == 95


def test_not_passing_completes_nothing(account, course):
    grade(account, final_test(course), passed=False, percent=60)
    assert not ActivityCompletion.objects.exists()


def test_a_visitor_completes_a_practice_quiz(visitor, course):
    grade(visitor, final_test(course), passed=True, percent=90)
    assert visitor.completions.count() == 1


def test_passing_last_completes_the_course(account, course, completed):
    complete_all(account, activities_of(course)[:3])
    grade(account, final_test(course), passed=True, percent=90)
    assert [enrolment.learner for enrolment in completed] == [account]


def test_a_quiz_in_no_course_completes_nothing(account, home):
    grade(account, QuizPageFactory(parent=home), passed=True, percent=90)
    assert not ActivityCompletion.objects.exists()


def test_a_quiz_whose_page_is_gone_completes_nothing(account, course):
    page = final_test(course)
    quiz, _created = Quiz.objects.get_or_create(page=page, defaults={"title": page.title})
    page.delete()
    quiz.refresh_from_db()
    attempt = Attempt(learner=account, quiz=quiz, passed=True, percent=90)
    attempt_graded.send(sender=Attempt, attempt=attempt)
    assert not ActivityCompletion.objects.exists()


def test_passing_adds_few_statements_to_a_submit(account, course):
    complete_all(account, activities_of(course)[:1])
    page = final_test(course)
    grade(account, page, passed=True, percent=70)
    with CaptureQueriesContext(connection) as queries:
        attempt_graded.send(
            sender=Attempt,
            attempt=Attempt(learner=account, quiz=page.quiz, passed=True, percent=80),
        )
    assert len(queries) <= 9


# --- After passing ------------------------------------------------------------------------


def after(learner, page) -> str:
    """Return what a passed quiz's result says of the course."""
    request = RequestFactory().get("/")
    request.user = learner.user or AnonymousUser()
    request.COOKIES[COOKIE] = learner.visitor_key or ""
    text = "{% load course_tags %}{% after_passing page %}"
    return Template(text).render(Context({"page": page, "request": request}))


def test_the_last_pass_leads_to_what_the_course_has_earned(site, account, course):
    BadgeFactory(courses=[course_of(course)])
    enrol(learner=account, course=course_of(course))
    complete_all(account, activities_of(course)[:3])
    grade(account, final_test(course), passed=True, percent=90)
    html = after(account, final_test(course))
    assert "Selamat" in html
    assert f'class="button" href="/lencana/{Award.objects.get().uuid}/"' in html


def test_a_pass_on_the_way_leads_on(account, course):
    grade(account, final_test(course), passed=True, percent=90)
    html = after(account, final_test(course))
    assert f'class="button" href="{lessons_of(course)[0].url}"' in html
    assert "Selamat" not in html


def test_a_visitor_who_has_done_all_is_offered_an_account(visitor, course):
    complete_all(visitor, activities_of(course))
    assert "Buat akun" in after(visitor, final_test(course))


def test_a_pass_outside_courses_says_nothing_more(account, home):
    assert after(account, QuizPageFactory(parent=home)).strip() == ""
