"""What browsers send: enrol, continue, complete. Only POST writes, and only one's own."""

from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from courses.models import ActivityCompletion, Enrolment
from literasi.users.models import Learner
from tests.factories.courses import (
    activities_of,
    complete_all,
    course_of,
    course_page,
    lessons_of,
)
from tests.factories.users import LearnerFactory

pytestmark = pytest.mark.django_db

OURS = {"headers": {"sec-fetch-site": "same-origin"}}


def url(name, thing):
    return reverse(f"courses:{name}", args=[thing.uuid])


def post(client, name, thing):
    return client.post(url(name, thing), **OURS)


def messages_of(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# --- Enrol and continue -----------------------------------------------------------------


def test_enrolling_leads_to_the_first_lesson(as_account, account, course):
    response = post(as_account, "enrol", course_of(course))
    assert response.url == lessons_of(course)[0].url
    assert Enrolment.objects.get().learner == account


def test_pressing_twice_is_harmless(as_account, course):
    for _press in range(2):
        assert post(as_account, "enrol", course_of(course)).status_code == 302
    assert Enrolment.objects.count() == 1


def test_an_account_that_never_learnt_becomes_a_learner(client, account, course):
    user = account.user
    account.delete()
    client.force_login(user)
    post(client, "enrol", course_of(course))
    assert Enrolment.objects.get().learner.user == user


def test_visitors_are_led_to_sign_up_and_back(client, course):
    response = post(client, "enrol", course_of(course))
    assert response.url == f"{reverse('account_signup')}?next={course.url.replace('/', '%2F')}"
    assert not Learner.objects.exists()


def test_a_visitor_begins_without_leaving_a_trace(client, course):
    response = post(client, "continue", course_of(course))
    assert response.url == lessons_of(course)[0].url
    assert not Learner.objects.exists()
    assert "belajar" not in response.cookies


@pytest.mark.parametrize(("done", "expected"), [(0, 0), (1, 1), (2, 2)])
def test_going_on_leads_to_what_is_next(as_account, account, course, done, expected):
    complete_all(account, activities_of(course)[:done])
    assert post(as_account, "continue", course_of(course)).url == lessons_of(course)[expected].url


def test_going_on_completes_what_is_ready(as_account, account, course, completed):
    complete_all(account, activities_of(course))
    assert post(as_account, "continue", course_of(course)).url == course.url
    assert [enrolment.learner for enrolment in completed] == [account]


# --- Complete ---------------------------------------------------------------------------


def test_completing_leads_on_and_says_how_far(as_account, account, course):
    first, second, _third = lessons_of(course)
    response = post(as_account, "complete", activities_of(course)[0])
    assert response.url == second.url
    assert f"“{first.title}” selesai. 1 dari 3" in messages_of(response)[0]
    assert account.completions.get().activity.page_id == first.pk


def test_a_visitors_first_completion_gives_the_device_a_key(client, course):
    response = post(client, "complete", activities_of(course)[0])
    learner = Learner.objects.get()
    assert response.cookies["belajar"].value == learner.visitor_key
    assert response.cookies["belajar"]["httponly"]
    assert learner.completions.count() == 1


def test_the_last_one_leads_to_the_course(as_account, course, completed):
    for activity in activities_of(course):
        response = post(as_account, "complete", activity)
    assert response.url == course.url
    assert len(completed) == 1
    assert "Selamat" in messages_of(response)[-1]


def test_a_visitor_who_did_all_is_told_of_accounts(as_visitor, course):
    for activity in activities_of(course):
        response = post(as_visitor, "complete", activity)
    assert "Buat akun" in messages_of(response)[-1]


def test_in_sequence_what_comes_first_is_asked_first(as_account, home, account):
    course = course_page(home, order="sequence")
    response = post(as_account, "complete", activities_of(course)[2])
    assert response.url == lessons_of(course)[0].url
    assert lessons_of(course)[0].title in messages_of(response)[0]
    assert not account.completions.exists()


def test_a_refused_visitor_leaves_no_trace(client, home):
    course = course_page(home, order="sequence")
    post(client, "complete", activities_of(course)[2])
    assert not Learner.objects.exists()


def test_a_quiz_is_never_completed_from_here(as_account, home):
    quiz = activities_of(course_page(home, final=True))[-1]
    assert post(as_account, "complete", quiz).status_code == 404
    assert not ActivityCompletion.objects.exists()


def test_what_was_taken_down_meanwhile_is_kept(as_account, account, course):
    activity, lesson = activities_of(course)[0], lessons_of(course)[0]
    lesson.delete()
    assert post(as_account, "complete", activity).status_code == 302
    assert account.completions.get().activity == activity


def test_when_the_course_is_gone_there_is_still_a_way(as_account, account, course):
    activity = activities_of(course)[0]
    course.delete()
    assert post(as_account, "complete", activity).url == reverse("my_learning")
    assert account.completions.count() == 1


def test_completing_is_always_ones_own(as_account, account, course):
    other = LearnerFactory()
    as_account.post(
        url("complete", activities_of(course)[0]), {"learner": other.pk, "user": 1}, **OURS
    )
    assert account.completions.count() == 1
    assert not other.completions.exists()


# --- What is refused ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["enrol", "continue", "complete"])
def test_unknown_ids_are_not_found(client, as_account, name):
    address = reverse(f"courses:{name}", args=[uuid4()])
    assert as_account.get(address).status_code == 404
    assert as_account.post(address, **OURS).status_code == 404


@pytest.mark.parametrize("rubbish", ["0", "x" * 400, "%00", "1' OR 1=1", "../..", "é"])
@pytest.mark.parametrize("path", ["kursus/{}/ikuti/", "kursus/{}/lanjut/", "kegiatan/{}/selesai/"])
def test_rubbish_ids_are_not_found(client, home, path, rubbish):
    assert client.post(f"/belajar/{path.format(rubbish)}", **OURS).status_code == 404


@pytest.mark.parametrize("name", ["enrol", "continue", "complete"])
def test_other_sites_may_not_send(strict_client, course, name):
    thing = activities_of(course)[0] if name == "complete" else course_of(course)
    for headers in ({}, {"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        response = strict_client.post(url(name, thing), headers=headers)
        assert response.status_code == 403
    assert not Learner.objects.filter(user=None).exists()


@pytest.fixture
def strict_client():
    """A browser whose requests are checked as in production."""
    return Client(enforce_csrf_checks=True)


def test_opening_an_address_leads_to_the_page_and_writes_nothing(as_account, course):
    identity, activity = course_of(course), activities_of(course)[0]
    assert as_account.get(url("enrol", identity)).url == course.url
    assert as_account.get(url("continue", identity)).url == lessons_of(course)[0].url
    assert as_account.get(url("complete", activity)).url == lessons_of(course)[0].url
    assert not Enrolment.objects.exists()
    assert not ActivityCompletion.objects.exists()


def test_a_private_course_is_not_found_by_strangers(as_account, course):
    login = PageViewRestriction.GROUPS
    PageViewRestriction.objects.create(page=course, restriction_type=login)
    assert post(as_account, "enrol", course_of(course)).status_code == 404
    assert post(as_account, "complete", activities_of(course)[0]).status_code == 404
    assert not Enrolment.objects.exists()


def test_an_unpublished_course_takes_nobody(as_account, course):
    course.unpublish()
    assert post(as_account, "enrol", course_of(course)).status_code == 404


def test_the_catalogue_is_found_wherever_it_is(client, course):
    assert client.get(reverse("courses:catalog")).url == course.get_parent().url


def test_without_a_catalogue_there_is_the_front_page(client, home):
    assert client.get(reverse("courses:catalog")).url == "/"
