"""The page of one course: funnel, time, difficulty, and whose."""

import datetime

import pytest
from django.urls import reverse

from literasi.reports import numbers
from literasi.reports.querysets import enrolments


def get(client, maker, **query):
    return client.get(reverse("reports:course", args=[maker.course.uuid]), query)


def reached(response):
    return [(step.accounts, step.visitors) for step in response.context["steps"]]


@pytest.fixture
def learners(etika, make_learner, make_visitor, agency):
    etika.enrol(make_learner(), done=3, took=2)
    etika.enrol(make_learner(), done=2, agency=agency, at=10)
    etika.enrol(make_learner())
    visitor = make_visitor()
    visitor.completions.create(activity=etika.lessons[0])
    return visitor


def test_funnel_counts_accounts_and_visitors_apart(admin_client, etika, learners):
    response = get(admin_client, etika)
    assert reached(response) == [(2, 1), (2, 0), (1, 0)]
    bars = [(bar.accounts, bar.visitors) for bar in response.context["bars"]]
    assert bars[0] == (3, 1)


def test_funnel_by_agency_leaves_visitors_out(admin_client, etika, learners, agency):
    assert reached(get(admin_client, etika, agency=agency.pk)) == [(1, 0), (1, 0), (0, 0)]


def test_funnel_by_period_of_starting(admin_client, etika, learners):
    response = get(admin_client, etika, since="2026-11-12", until="2026-11-12")
    assert [accounts for accounts, _visitors in reached(response)] == [1, 1, 0]


def test_chart_and_table_hold_the_same_numbers(admin_client, etika, learners):
    page = get(admin_client, etika).content.decode()
    assert page.count("funnel__accounts") == 4
    assert 'role="img"' in page
    assert '<td class="number">3</td>' in page


def test_rate_and_median(admin_client, etika, make_learner):
    for days in (1, 3, 10):
        etika.enrol(make_learner(), done=3, took=days)
    etika.enrol(make_learner())
    response = get(admin_client, etika)
    assert response.context["rate"] == "75%"
    assert response.context["median"] == datetime.timedelta(days=3)
    assert "3 hari" in response.content.decode()


def test_median_of_nobody(reader, etika, make_learner):
    etika.enrol(make_learner())
    assert numbers.median_duration(enrolments(reader)) is None


def test_hardest_question_comes_first(admin_client, etika, make_learner):
    for scores in ((1, 0), (1, 0.5), (0, 1), (1, 0)):
        learner = make_learner()
        etika.enrol(learner)
        etika.attempt(learner, *scores)
    rows = get(admin_client, etika).context["questions"]
    assert [(row.text, row.asked, row.right, row.mean) for row in rows] == [
        ("Soal dua?", 4, 25, 37),
        ("Soal satu?", 4, 75, 75),
    ]


def test_difficulty_outlives_the_page_of_the_test(admin_client, etika, make_learner):
    learner = make_learner()
    etika.enrol(learner)
    etika.attempt(learner, 1, 0)
    etika.quiz_page.delete()
    rows = get(admin_client, etika).context["questions"]
    assert [(row.text, row.right) for row in rows] == [("Soal dua?", 0), ("Soal satu?", 100)]


def test_versions_of_a_question_count_together(admin_client, etika, make_learner):
    first, second = (make_learner() for _ in range(2))
    old = etika.versions[0]
    for learner in (first, second):
        etika.enrol(learner)
    etika.attempt(first, 1, 1)
    etika.versions[0] = old.question.versions.create(
        number=2,
        kind=old.kind,
        body={**old.body, "stem": "<p>Soal satu, diperjelas?</p>"},
        content_hash="b",
    )
    etika.attempt(second, 0, 1)
    hardest = get(admin_client, etika).context["questions"][0]
    assert (hardest.text, hardest.asked, hardest.right) == ("Soal satu, diperjelas?", 2, 50)


def test_course_never_published(admin_client, make_course):
    maker = make_course()
    maker.course.current = None
    maker.course.save()
    assert "belum terbit" in get(admin_client, maker).content.decode()


def test_empty_course_is_drawn(admin_client, etika):
    response = get(admin_client, etika)
    assert response.status_code == 200
    assert response.context["bars"][0].accounts_width == "0%"


@pytest.mark.parametrize(
    "query",
    [
        {"agency": "abc"},
        {"agency": "9" * 40},
        {"since": "kemarin"},
        {"until": "0001-01-01"},
        {"since": "9999-12-31"},
        {"since": "2026-12-01", "until": "2026-01-01"},
        {"x": "\0"},
    ],
)
def test_rubbish_query_is_answered(admin_client, etika, learners, query):
    assert get(admin_client, etika, **query).status_code == 200


def test_unknown_course_is_not_found(admin_client, db):
    url = reverse("reports:course", args=["00000000-0000-0000-0000-000000000000"])
    assert admin_client.get(url).status_code == 404


def test_list_of_courses(admin_client, etika, learners, make_course):
    make_course("Zaman Baru")
    rows = admin_client.get(reverse("reports:courses")).context["object_list"]
    assert [(row.title, row.enrolled, row.completed, row.visitors) for row in rows] == [
        ("Etika Komunikasi", 3, 1, 1),
        ("Zaman Baru", 0, 0, None),
    ]


def test_statements_do_not_grow(
    admin_client, etika, make_learner, make_visitor, django_assert_max_num_queries
):
    def add(number):
        for _ in range(number):
            learner = make_learner()
            etika.enrol(learner, done=3, took=1)
            etika.attempt(learner, 1, 0)
            make_visitor().completions.create(activity=etika.lessons[0])

    add(3)
    get(admin_client, etika)
    with django_assert_max_num_queries(16) as few:
        get(admin_client, etika)
    add(297)
    with django_assert_max_num_queries(len(few)):
        get(admin_client, etika)
