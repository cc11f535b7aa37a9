"""“Belajar saya”: everything one learner has begun and reached, and nobody else's."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from courses.models import Activity, Course, CourseRelease, Enrolment
from courses.services import complete_activity, enrol
from literasi.badges.models import Award, Badge
from quizzes.models import Attempt, Quiz, QuizRelease
from tests.factories.courses import activities_of, complete_all, course_of, course_page
from tests.factories.users import LearnerFactory

pytestmark = pytest.mark.django_db

URL = "/belajar-saya/"


def text(client):
    response = client.get(URL)
    assert response.status_code == 200
    return response.content.decode()


def award(learner, number, **fields):
    badge = Badge.objects.create(name="Lencana", description="-", criteria="-")
    snapshot = {"name": "Sari", "badge": "Pemeriksa Kabar"}
    return Award.objects.create(
        badge=badge, learner=learner, number=number, snapshot=snapshot, **fields
    )


def attempt(learner, quiz, number=1, **fields):
    fields = {"state": "graded", "passed": True, "percent": 80} | fields
    return Attempt.objects.create(
        learner=learner,
        quiz=quiz,
        release=quiz.current,
        number=number,
        seed=1,
        pass_mark=70,
        rules_version=1,
        **fields,
    )


@pytest.fixture
def quiz(db):
    quiz = Quiz.objects.create(title="Uji akhir: Cerdas")
    quiz.current = QuizRelease.objects.create(
        quiz=quiz, number=1, settings={"attempts": 3}, content_hash="x"
    )
    quiz.save()
    return quiz


def test_nobody_yet_is_told_where_to_begin(client, home):
    html = text(client)
    assert "Belum ada kursus yang dimulai" in html
    assert reverse("courses:catalog") in html


def test_an_account_without_a_learner_has_a_page(client, home):
    account = LearnerFactory()
    user = account.user
    account.delete()
    client.force_login(user)
    assert "Belum ada kursus yang dimulai" in text(client)


def test_a_device_shows_its_progress_and_invites(as_visitor, visitor, course):
    complete_all(visitor, activities_of(course)[:1])
    html = text(as_visitor)
    assert course.title in html
    assert "1 dari 3 kegiatan wajib selesai" in html
    assert f"{reverse('account_signup')}?next=" in html
    assert "JP</strong>" not in html


def test_courses_under_way_say_what_is_next(as_account, account, course):
    enrol(learner=account, course=course_of(course))
    html = text(as_account)
    assert "Sedang berlangsung" in html
    assert activities_of(course)[0].title in html
    assert "Lanjutkan belajar" in html


def test_completed_courses_stand_apart(as_account, account, course):
    for activity in activities_of(course):
        complete_activity(learner=account, activity=activity)
    html = text(as_account)
    assert "Sudah selesai" in html
    assert "Sedang berlangsung" not in html


def test_a_course_that_was_taken_down_keeps_its_results(as_account, account, course):
    complete_activity(learner=account, activity=activities_of(course)[0])
    course.delete()
    html = text(as_account)
    assert course.title in html
    assert "sedang tidak ditawarkan" in html


def test_jp_of_this_year_leaves_out_what_does_not_count(as_account, account, course):
    old = datetime(2020, 6, 1, tzinfo=UTC)
    award(account, "0001", jp=4)
    award(account, "0002", jp=6)
    award(account, "0003", jp=50, earned_at=old)
    award(account, "0004", jp=60, stored_status="revoked", revoked_at=old)
    award(account, "0005", jp=70, stored_status="superseded")
    award(account, "0006", jp=80, stored_status="suspended", suspended_at=old)
    html = text(as_account)
    assert "10 JP</strong>" in html
    assert "bukan sasaran" in html
    assert "0003" in html


def test_awards_show_their_badge(as_account, account, home):
    given = award(account, "0001/LIT")
    html = text(as_account)
    assert f'src="/lencana/gambar/{given.badge.uuid}.svg"' in html
    assert f'href="/lencana/{given.uuid}/"' in html
    assert "Nomor 0001/LIT" in html


def test_attempts_say_their_number_and_result(as_account, account, quiz, home):
    attempt(account, quiz, 1, passed=False, percent=40)
    attempt(account, quiz, 2)
    html = text(as_account)
    assert "Percobaan ke-2 dari 3" in html
    assert "Belum lulus, nilai 40" in html
    assert "Lulus, nilai 80" in html


def test_an_attempt_names_the_course_of_its_quiz(as_account, account, quiz, course):
    attempt(account, quiz)
    assert "attempt-list__course" not in text(as_account)
    identity = course_of(course)
    Activity.objects.create(course=identity, quiz=quiz, kind="quiz", title=quiz.title)
    assert f'<span class="meta attempt-list__course" lang="id">{identity.title}<' in text(
        as_account
    )


def test_nothing_of_others_is_shown(as_account, course, quiz):
    other = LearnerFactory()
    complete_activity(learner=other, activity=activities_of(course)[0])
    award(other, "0009", jp=9)
    attempt(other, quiz)
    html = text(as_account)
    assert course.title not in html
    assert "0009" not in html
    assert quiz.title not in html


def test_looking_writes_nothing_and_is_not_kept(as_account, account, course):
    complete_all(account, activities_of(course))
    before = list(Enrolment.objects.values())
    response = as_account.get(URL)
    assert list(Enrolment.objects.values()) == before
    assert "no-store" in response["Cache-Control"]
    assert as_account.post(URL).status_code == 405


@pytest.mark.parametrize("size", [3, 300])
def test_it_costs_the_same_for_much(
    as_account, account, course, quiz, size, settings, django_assert_max_num_queries
):
    settings.LITERASI_CACHE_CHECK_SECONDS = 60
    content = course_of(course).current.content
    for number in range(size):
        other = Course.objects.create(title=f"Kursus lain {number}")
        other.current = CourseRelease.objects.create(
            course=other, number=1, content=content, content_hash=str(number)
        )
        other.save()
        Enrolment.objects.create(learner=account, course=other, release=other.current)
        attempt(account, quiz, number)
        if number < 30:
            award(account, f"{number:04}", jp=1)
    as_account.get(URL)
    with django_assert_max_num_queries(10):
        as_account.get(URL)


def test_more_courses_come_latest_first(as_account, account, home):
    first, second = course_page(home), course_page(home)
    complete_activity(learner=account, activity=activities_of(second)[0])
    complete_activity(learner=account, activity=activities_of(first)[0])
    html = text(as_account)
    assert html.index(first.title) < html.index(second.title)
