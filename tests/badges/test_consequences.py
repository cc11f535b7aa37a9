"""Which awards follow passes is foretold exactly, and none is revoked by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.models import ActivityCompletion, Enrolment
from courses.services import complete_activity, enrol, release_course
from literasi.badges.consequences import foretold, resting_on
from literasi.badges.models import Award, Badge
from quizzes.passes import Pass
from quizzes.regrading import Policy
from quizzes.services import reverse_regrade
from quizzes.services.correcting import Plan
from quizzes.services.regrading import examine
from tests.factories.courses import activities_of, course_of, course_page
from tests.factories.quizzes import question, quiz_of, quiz_page
from tests.factories.users import AdministratorFactory, LearnerFactory, VisitorFactory
from tests.quizzes.correcting import REASON, move_key, result, run, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def faulty(db):
    return question()


@pytest.fixture
def course(home):
    return course_page(home, lessons=2)


@pytest.fixture
def final(course, faulty):
    """The course's only test: one question with a wrong key."""
    page = quiz_page(course, faulty, title="Uji", pass_mark=100)
    release_course(page=course)
    return page


@pytest.fixture
def badge(course, final):
    made = Badge.objects.create(name="Humas")
    made.courses.set([course_of(course)])
    return made


def read_lessons(learner, course, count=2):
    for activity in [a for a in activities_of(course) if a.kind == "lesson"][:count]:
        complete_activity(learner=learner, activity=activity)


def test_awards_are_foretold_and_then_given(course, final, badge, faulty):
    version = faulty.current
    ready, halfway, passed = LearnerFactory.create_batch(3)
    visitor = VisitorFactory()
    for learner, lessons in ((ready, 2), (halfway, 1), (passed, 2), (visitor, 2)):
        read_lessons(learner, course, lessons)
        taken(final, 1, learner=learner)
    taken(final, 0, learner=passed)
    assert Award.objects.count() == 1
    seen = examine(Plan(version, Policy.CREDIT))
    told = foretold(seen.passes.gained)
    assert [(one.name, who) for one, who in told] == [("Humas", ready)]
    run(Plan(version, Policy.CREDIT), AdministratorFactory())
    given = Award.objects.exclude(learner=passed)
    assert [award.learner for award in given] == [ready]
    assert ActivityCompletion.objects.filter(learner=halfway).count() == 2


def test_a_course_once_completed_brings_nothing_twice(course, final, badge, faulty):
    learner = LearnerFactory()
    read_lessons(learner, course)
    taken(final, 1, learner=learner)
    Enrolment.objects.filter(learner=learner).update(completed_at="2026-01-01T00:00Z")
    seen = examine(Plan(faulty.current, Policy.CREDIT))
    assert foretold(seen.passes.gained) == []
    run(Plan(faulty.current, Policy.CREDIT), AdministratorFactory())
    assert not Award.objects.exists()


def test_foretelling_costs_the_same_for_many(course, final, badge, faulty):
    quiz, costs = quiz_of(final).pk, []
    for count in (3, 30):
        learners = LearnerFactory.create_batch(count)
        for learner in learners:
            enrol(learner=learner, course=course_of(course))
        gained = [Pass(learner.pk, quiz) for learner in learners]
        with CaptureQueriesContext(connection) as queries:
            foretold(gained)
            resting_on(gained)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_lowered_pass_names_the_award_that_rests_on_it(client, course, final, badge, faulty):
    learner, version, admin = LearnerFactory(), faulty.current, AdministratorFactory()
    read_lessons(learner, course)
    attempt = taken(final, 0, learner=learner)
    award = Award.objects.get()
    key = move_key(faulty)
    client.force_login(admin)
    where = reverse("regrades:question", args=[faulty.pk])
    shown = client.get(where, {"version": version.pk, "policy": "new", "lowers": "on"}).text
    assert award.number in shown
    assert reverse("awards:inspect", args=[award.pk]) in shown
    made = run(Plan(version, Policy.NEW_KEY, key, lowers=True), admin)
    assert result(attempt)[3] is False
    award.refresh_from_db()
    assert (award.status, Award.objects.count()) == ("active", 1)
    assert Enrolment.objects.get(learner=learner).is_completed
    inspect = client.get(reverse("regrades:inspect", args=[made.pk])).text
    assert award.number in inspect
    assert REASON in inspect


def test_undoing_names_the_awards_that_came_of_it_and_takes_none(
    client, course, final, badge, faulty
):
    learner, admin = LearnerFactory(), AdministratorFactory()
    read_lessons(learner, course)
    taken(final, 1, learner=learner)
    made = run(Plan(faulty.current, Policy.CREDIT), admin)
    award = Award.objects.get()
    client.force_login(admin)
    asked = client.get(reverse("regrades:reverse", args=[made.pk])).text
    assert award.number in asked
    reverse_regrade(regrade=made, by=admin, reason="Keliru.")
    award.refresh_from_db()
    assert award.status == "active"
    assert Enrolment.objects.get(learner=learner).is_completed


def test_a_quiz_outside_courses_brings_nothing(home, badge):
    page = quiz_page(home, question())
    assert foretold([Pass(LearnerFactory().pk, quiz_of(page).pk)]) == []
