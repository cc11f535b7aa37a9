"""What courses have changed, from their tests before and after."""

import datetime

import pytest
from django.urls import reverse

from literasi.reports import gains
from literasi.reports.querysets import enrolments
from quizzes.models import Attempt, Quiz, QuizRelease
from tests.reports.making import day


@pytest.fixture
def pair(etika):
    """The course's quiz becomes the test after; a new one is the test before."""
    before = Quiz.objects.create(title="Tes awal")
    QuizRelease.objects.create(quiz=before, number=1, content_hash="b", settings={})
    etika.quiz.baseline = before
    etika.quiz.save()
    return before, etika.quiz


@pytest.fixture
def measure(pair, etika):
    def take(learner, first, second, late=False):
        times = (day(1), day(2)) if not late else (day(2), day(1))
        for quiz, percent, at in zip(pair, (first, second), times, strict=True):
            Attempt.objects.create(
                learner=learner,
                quiz=quiz,
                release=quiz.releases.get(),
                number=1,
                state="graded",
                seed=1,
                pass_mark=0,
                percent=percent,
                passed=True,
                started_at=at,
                finished_at=at + datetime.timedelta(minutes=5),
                rules_version=1,
            )

    return take


def test_course_tells_the_gain_of_those_who_took_both(
    admin_client, etika, make_learner, measure, reader
):
    for first, second in ((40, 70), (50, 80)):
        learner = make_learner()
        etika.enrol(learner)
        measure(learner, first, second)
    page = admin_client.get(reverse("reports:course", args=[etika.course.uuid]))
    assert page.context["gain"]["points"] == 30
    assert "Rata-rata tes awal 45%, tes akhir 75%" in page.text
    assert "Baru sedikit yang mengerjakan kedua tes" in page.text


def test_before_that_was_taken_afterwards_does_not_count(etika, make_learner, measure, reader):
    learner = make_learner()
    etika.enrol(learner)
    measure(learner, 40, 70, late=True)
    assert gains.of_course(etika.course, enrolments(reader)) is None


def test_only_those_of_the_chosen_agency_count(admin_client, etika, make_learner, measure, agency):
    for place, second in ((agency, 100), (None, 0)):
        learner = make_learner()
        etika.enrol(learner, agency=place)
        measure(learner, 0, second)
    address = reverse("reports:course", args=[etika.course.uuid])
    assert admin_client.get(address, {"agency": agency.pk}).context["gain"]["after"] == 100
    assert admin_client.get(address).context["gain"]["after"] == 50


def test_learner_page_lists_it(admin_client, etika, make_learner, measure):
    learner = make_learner()
    measure(learner, 40, 70)
    page = admin_client.get(reverse("reports:learner", args=[learner.uuid])).text
    assert "Kemajuan belajar" in page
    assert "+30" in page


@pytest.mark.parametrize("people", [3, 300])
def test_gain_is_one_statement(
    etika, make_learner, measure, reader, people, django_assert_num_queries
):
    for _number in range(people):
        learner = make_learner()
        etika.enrol(learner)
        measure(learner, 40, 70)
    rows = enrolments(reader)
    with django_assert_num_queries(1):
        assert gains.of_course(etika.course, rows).people == people
