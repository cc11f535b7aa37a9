"""What an editor reads before publishing a change, and after publishing another key."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.services import release_course
from literasi.badges.models import Award, Badge
from quizzes import impact
from quizzes.models import Attempt
from quizzes.regrading import Policy
from quizzes.services.correcting import Plan
from tests.factories.courses import course_of, course_page
from tests.factories.quizzes import attempt_at, question, quiz_page, republish
from tests.factories.users import LearnerFactory
from tests.quizzes.correcting import crowd, move_key, run, taken
from tests.quizzes.test_admin import option, posted

pytestmark = pytest.mark.django_db

EDIT = "wagtailsnippets_quizzes_question:edit"


@pytest.fixture
def in_course(home, faulty):
    course = course_page(home, lessons=1, title="Etika Humas")
    page = quiz_page(course, faulty, title="Uji etika", pass_mark=100)
    release_course(page=course)
    return course, page


def test_a_question_says_what_it_touches(editor, in_course, faulty):
    course, page = in_course
    badge = Badge.objects.create(name="Humas")
    badge.courses.set([course_of(course)])
    learner = LearnerFactory()
    Award.objects.create(badge=badge, learner=learner, number="1", snapshot={"name": "A"})
    taken(page, 0)
    attempt_at(page, LearnerFactory())
    text = editor.get(reverse(EDIT, args=[faulty.pk])).text
    for told in (
        "1 percobaan sudah dinilai dengan versi sebelumnya",
        "1 percobaan sedang dikerjakan",
        "Ditanyakan kuis: Uji etika.",
        "Bagian dari kursus: Etika Humas.",
        "1 sertifikat yang berlaku bertumpu padanya",
        reverse("regrades:question", args=[faulty.pk]),
    ):
        assert told in text


def test_a_quiz_says_what_it_touches(editor, in_course):
    _course, page = in_course
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Sebelum menerbitkan perubahan" not in editor.get(address).text
    taken(page, 0)
    text = editor.get(address).text
    assert "1 percobaan sudah dinilai" in text
    assert "Bagian dari kursus: Etika Humas." in text


def test_what_nobody_uses_says_nothing(editor):
    made = question()
    assert not impact.of_question(made).is_any
    address = reverse(EDIT, args=[made.pk])
    assert "Sebelum menerbitkan perubahan" not in editor.get(address).text
    add = reverse("wagtailsnippets_quizzes_question:add")
    assert "Sebelum menerbitkan perubahan" not in editor.get(add).text


def test_many_titles_are_cut_short():
    assert impact.names(["A", "B"]) == "A, B"
    assert impact.names(list("ABCDEFG")) == "A, B, C, D, E, dan 2 lagi"


def test_the_forms_cost_the_same_after_many_attempts(editor, exam, faulty):
    taken(exam, 0, 0)
    question_form = reverse(EDIT, args=[faulty.pk])
    quiz_form = reverse("wagtailadmin_pages:edit", args=[exam.pk])
    costs = []
    for more in (2, 297):
        crowd(exam, more)
        costs.append([_cost(editor, address) for address in (question_form, quiz_form)])
    assert costs[0] == costs[1]
    assert Attempt.objects.count() == 300


def _cost(editor, address) -> int:
    editor.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert "Sebelum menerbitkan perubahan" in editor.get(address).text
    return len(queries)


# --- After publishing -----------------------------------------------------------------


def test_another_key_leads_to_regrading(exam, faulty, wrong_version, corrector):
    assert impact.judged_otherwise(faulty) is None
    taken(exam, 0, 0)
    key = move_key(faulty)
    assert impact.judged_otherwise(faulty) == (wrong_version, 1)
    run(Plan(wrong_version, Policy.ACCEPT_BOTH, key), corrector)
    assert impact.judged_otherwise(faulty) is None


def test_other_words_alone_lead_nowhere(exam, faulty):
    taken(exam, 0, 0)
    faulty.stem = "<p>Lebih jelas.</p>"
    republish(faulty)
    assert impact.judged_otherwise(faulty) is None


def test_publishing_another_key_in_the_admin_offers_it(editor, exam, faulty):
    taken(exam, 0, 0)
    options = [option("Memeriksa sumbernya"), option("Meneruskannya", True)]
    data = posted([*options, option("Menghapusnya")])
    done = editor.post(reverse(EDIT, args=[faulty.pk]), data | {"action-publish": "1"})
    assert done.status_code == 302, done.context["form"].errors
    told = [str(message) for message in get_messages(done.wsgi_request)]
    assert any(reverse("regrades:question", args=[faulty.pk]) in text for text in told)
