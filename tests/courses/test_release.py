"""Publishing a course freezes it; every edit that shows makes a release, and no other."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from courses.models import Activity, Course, CourseRelease
from courses.services import release_course
from quizzes.models import Quiz, QuizPage
from tests.factories.courses import (
    CatalogPageFactory,
    CoursePageFactory,
    LessonPageFactory,
    ModulePageFactory,
    QuizPageFactory,
    activities_of,
    course_of,
    course_page,
    lessons_of,
)

pytestmark = pytest.mark.django_db


def titles(page):
    return [step["title"] for step in course_of(page).current.activities()]


def publish(page):
    page.save_revision().publish()


def test_content_says_all_a_reader_needs(home):
    page = course_page(home, lessons=1, final=True, order="sequence", title="Cek", slug="cek")
    identity = course_of(page)
    lesson, test = activities_of(page)
    module = lessons_of(page)[0].get_parent()
    assert identity.current.content == {
        "title": "Cek",
        "url": "/kursus/cek/",
        "jp": 4,
        "order": "sequence",
        "modules": [
            {
                "page": module.pk,
                "title": module.title,
                "url": f"/kursus/cek/{module.slug}/",
                "activities": [
                    {
                        "id": str(lesson.uuid),
                        "page": lesson.page_id,
                        "kind": "lesson",
                        "title": lesson.title,
                        "url": f"/kursus/cek/{module.slug}/{lesson.page.slug}/",
                        "minutes": 15,
                        "required": True,
                        "opens_last": False,
                        "needs_account": False,
                    }
                ],
            },
            {
                "page": None,
                "title": test.title,
                "url": f"/kursus/cek/{test.page.slug}/",
                "activities": [
                    {
                        "id": str(test.uuid),
                        "page": test.page_id,
                        "kind": "quiz",
                        "title": test.title,
                        "url": f"/kursus/cek/{test.page.slug}/",
                        "minutes": 15,
                        "required": True,
                        "opens_last": True,
                        "needs_account": True,
                    }
                ],
            },
        ],
    }


def test_the_same_content_is_the_same_release(course):
    first = course_of(course).current
    assert release_course(page=course) == first
    publish(course)
    assert CourseRelease.objects.count() == 1


def test_going_back_uses_the_old_release_again(course):
    first = course_of(course).current
    lesson = lessons_of(course)[0]
    lesson.unpublish()
    second = course_of(course).current
    publish(lesson)
    assert (second.number, course_of(course).current) == (2, first)


@pytest.mark.parametrize(
    ("field", "value"), [("title", "Judul baru"), ("minutes", 40), ("required", False)]
)
def test_publishing_an_edit_of_a_lesson_makes_a_release(course, field, value):
    lesson = lessons_of(course)[0]
    setattr(lesson, field, value)
    publish(lesson)
    current = course_of(course).current
    assert (current.number, current.activities()[0][field]) == (2, value)


def test_a_draft_changes_nothing(course):
    lesson = lessons_of(course)[0]
    lesson.title = "Masih draf"
    lesson.save_revision()
    publish(course)
    assert "Masih draf" not in titles(course)


def test_quizzes_say_themselves_when_they_are_released(course):
    quiz = QuizPageFactory(parent=course, title="Uji akhir")
    publish(quiz)
    assert titles(course)[-1] == "Uji akhir"


def test_new_address_makes_a_release(course, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        course.slug = "alamat-baru"
        publish(course)
    content = course_of(course).current.content
    assert content["url"] == "/kursus/alamat-baru/"
    assert content["modules"][0]["activities"][0]["url"].startswith("/kursus/alamat-baru/")


def test_new_address_of_the_catalogue_reaches_its_courses(
    course, django_capture_on_commit_callbacks
):
    catalog = course.get_parent().specific
    with django_capture_on_commit_callbacks(execute=True):
        catalog.slug = "pelatihan"
        publish(catalog)
    assert course_of(course).current.content["url"].startswith("/pelatihan/")


def test_moving_within_a_course_changes_the_order(course):
    first, *_others, last = lessons_of(course)
    last.move(first, pos="left")
    assert titles(course)[0] == last.title


def test_moving_to_another_course_releases_both(course):
    other = course_page(course.get_parent().get_parent())
    moved, before = lessons_of(course)[0], activities_of(course)[0]
    moved.move(lessons_of(other)[0].get_parent(), pos="last-child")
    assert moved.title not in titles(course)
    assert moved.title in titles(other)
    assert activities_of(other)[-1] == before
    assert Activity.objects.get(pk=before.pk).course == course_of(other)


def test_deleting_takes_a_lesson_out_and_keeps_its_identity(course):
    lesson, activity = lessons_of(course)[0], activities_of(course)[0]
    lesson.delete()
    activity.refresh_from_db()
    assert lesson.title not in titles(course)
    assert (activity.page, activity.title) == (None, lesson.title)


def test_the_activity_of_a_quiz_keeps_it_when_its_page_is_gone(home):
    course = course_page(home, final=True)
    page = QuizPage.objects.child_of(course).get()
    publish(page)
    quiz, activity = Quiz.objects.get(page=page), activities_of(course)[-1]
    assert activity.quiz == quiz
    QuizPage.objects.get(pk=page.pk).delete()
    activity.refresh_from_db()
    assert (activity.page, activity.quiz) == (None, quiz)


def test_an_unpublished_module_takes_its_lessons_along(course):
    module = lessons_of(course)[0].get_parent().specific
    module.unpublish()
    assert titles(course) == []


def test_modules_with_nothing_to_do_are_left_out(course):
    ModulePageFactory(parent=course)
    assert len(release_course(page=course).content["modules"]) == 1


def test_a_course_that_is_not_live_is_not_released(home):
    page = CoursePageFactory(parent=CatalogPageFactory(parent=home), live=False)
    lesson = LessonPageFactory(parent=ModulePageFactory(parent=page))
    publish(lesson)
    assert not Course.objects.exists()
    publish(page)
    assert titles(page) == [lesson.title]


def test_unpublishing_and_deleting_a_course_keeps_its_identity(course):
    identity = course_of(course)
    course.unpublish()
    assert not Course.objects.offered().exists()
    course.delete()
    identity.refresh_from_db()
    assert (identity.page, identity.current.content["title"]) == (None, course.title)


def test_deleting_the_whole_catalogue_is_possible(course):
    course.get_parent().delete()
    assert Course.objects.get().current is not None


def statements(page):
    """Count what releasing costs; identical content, so that both runs do the same."""
    release_course(page=page)
    with CaptureQueriesContext(connection) as queries:
        release_course(page=page)
    return len(queries)


def test_releasing_costs_the_same_for_many_lessons(home):
    few, many = course_page(home, lessons=3), course_page(home, lessons=30)
    assert statements(few) == statements(many) <= 12


# --- Publishing at a set time ---------------------------------------------------------


def test_a_course_is_released_when_its_time_has_come(home, client, monkeypatch):
    page = course_page(home, lessons=1, title="Cek", slug="cek")
    lesson = lessons_of(page)[0]
    lesson.title, lesson.go_live_at = "Judul baru", timezone.now() + timedelta(hours=1)
    publish(lesson)
    call_command("publish_scheduled")
    assert "Judul baru" not in titles(page)
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    call_command("publish_scheduled")
    assert "Judul baru" in titles(page)
    assert "Judul baru" in client.get("/kursus/cek/").text
