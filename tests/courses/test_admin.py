"""What editors are told in the admin, and what its forms refuse."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from courses.models import CoursePage, LessonPage
from quizzes.models import QuizPage
from tests.factories.courses import course_page
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db

WITHOUT_TEST = "kursus dapat ditamatkan tanpa uji"


@pytest.fixture
def admin(client, home):
    client.force_login(AdministratorFactory())
    return client


@pytest.fixture
def final(home):
    course_page(home, lessons=1, final=True)
    return QuizPage.objects.get()


def test_deleting_a_test_says_what_follows_before_it_is_done(admin, final):
    asked = admin.get(reverse("wagtailadmin_pages:delete", args=[final.pk]))
    assert WITHOUT_TEST in asked.text
    assert QuizPage.objects.exists()


def test_unpublishing_a_test_says_what_follows(admin, final):
    told = admin.post(reverse("wagtailadmin_pages:unpublish", args=[final.pk]), follow=True)
    assert WITHOUT_TEST in told.text
    assert not QuizPage.objects.live().exists()


def test_deleting_a_lesson_says_that_nothing_done_is_lost(admin, final):
    lesson = LessonPage.objects.get()
    asked = admin.get(reverse("wagtailadmin_pages:delete", args=[lesson.pk]))
    assert "Yang sudah dikerjakan peserta tetap tersimpan." in asked.text
    assert WITHOUT_TEST not in asked.text


def test_what_nobody_learns_from_goes_without_a_word(admin, final):
    CoursePage.objects.get().unpublish()
    for page in (final, CoursePage.objects.get()):
        asked = admin.get(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert "tetap tersimpan" not in asked.text


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        (QuizPage, "pass_mark", 0),
        (QuizPage, "pass_mark", 101),
        (QuizPage, "attempts_allowed", 0),
        (QuizPage, "time_limit", 0),
        (QuizPage, "time_limit", 99_999_999),
        (QuizPage, "wait_hours", 9_999),
        (QuizPage, "minutes", 0),
        (LessonPage, "minutes", 99_999_999_999),
        (CoursePage, "jp", 0),
        (CoursePage, "jp", 100_000),
    ],
)
def test_numbers_that_mean_nothing_are_refused(model, field, value):
    with pytest.raises(ValidationError) as refused:
        model._meta.get_field(field).run_validators(value)
    assert "Pastikan nilai ini" in refused.value.messages[0]
