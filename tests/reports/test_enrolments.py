"""The report of learners by courses: its rows, filters, totals and who may read it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from literasi.users.models import Learner, User
from tests.reports.making import day

URL = "/admin/laporan-belajar/"


@pytest.fixture
def people(etika, make_learner, make_visitor, agency):
    """One new, one underway from an agency, one finished; and a visitor."""
    new, underway, finished = (make_learner(name) for name in ("Asep", "Budi", "Citra"))
    etika.enrol(new, at=0)
    etika.enrol(underway, done=1, agency=agency, at=10)
    etika.enrol(finished, done=3, at=20, took=5)
    etika.attempt(finished, 1, 0)
    etika.attempt(finished, 1, 1, number=2)
    etika.award(finished)
    return new, underway, finished


def names(response):
    return {row.learner.user.full_name for row in response.context["object_list"]}


def test_row_says_everything(admin_client, people):
    page = admin_client.get(URL, {"q": "Citra"}).content.decode()
    for text in ("Citra", "Etika Komunikasi", "Selesai", "3/3 (100%)", "100%", "0001/LIT"):
        assert text in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"Asep", "Budi", "Citra"}),
        ({"kind": "instansi"}, {"Budi"}),
        ({"kind": "umum"}, {"Asep", "Citra"}),
        ({"state": "belum-mulai"}, {"Asep"}),
        ({"state": "berlangsung"}, {"Budi"}),
        ({"state": "selesai"}, {"Citra"}),
        ({"q": "budi"}, {"Budi"}),
        ({"q": "kesehatan"}, {"Budi"}),
        ({"q": "tidak ada"}, set()),
        ({"enrolled_at_from": "2026-11-12", "enrolled_at_to": "2026-11-12"}, {"Budi"}),
        ({"enrolled_at_from": "2026-11-13"}, {"Citra"}),
        ({"completed_at_to": "2026-11-26"}, set()),
        ({"completed_at_from": "2026-11-27"}, {"Citra"}),
    ],
)
def test_filters(admin_client, people, query, expected):
    assert names(admin_client.get(URL, query)) == expected


def test_filters_by_course_and_agency(admin_client, people, make_course, make_learner, agency):
    other = make_course("Cerdas Bermedia")
    other.enrol(make_learner("Dewi"))
    assert names(admin_client.get(URL, {"course": other.course.pk})) == {"Dewi"}
    assert names(admin_client.get(URL, {"agency": agency.pk})) == {"Budi"}


def test_finds_by_email(admin_client, people, make_learner, etika):
    etika.enrol(make_learner("Eka", "eka.khas@example.test"))
    assert names(admin_client.get(URL, {"q": "eka.khas@"})) == {"Eka"}


def test_agency_is_the_one_at_the_time(admin_client, people, agency):
    """A later move changes no row: the agency is the enrolment's, not the person's."""
    people[1].user.memberships.all().delete()
    assert "Dinas Kesehatan" in admin_client.get(URL, {"q": "Budi"}).content.decode()


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("learner__user__full_name", ["Asep", "Budi", "Citra"]),
        ("-learner__user__full_name", ["Citra", "Budi", "Asep"]),
        ("-completed_at", ["Citra", "Asep", "Budi"]),
        ("-best_percent", ["Citra", "Asep", "Budi"]),
        ("-enrolled_at", ["Citra", "Budi", "Asep"]),
    ],
)
def test_sorts_with_empty_values_last(admin_client, people, ordering, expected):
    rows = admin_client.get(URL, {"ordering": ordering}).context["object_list"]
    assert [row.learner.user.full_name for row in rows] == expected


def test_totals_follow_the_filter(admin_client, people, make_course):
    make_course("Cerdas Bermedia", jp=4).enrol(people[2], done=3, took=1)
    all_ = admin_client.get(URL).context["totals"]
    assert all_ == {"learners": 3, "enrolments": 4, "completed": 2, "jp": 10}
    agencies_ = admin_client.get(URL, {"kind": "instansi"}).context["totals"]
    assert agencies_ == {"learners": 1, "enrolments": 1, "completed": 0, "jp": 0}


def test_course_without_jp_counts_none(admin_client, make_course, make_learner):
    make_course(jp=None).enrol(make_learner(), done=3, took=1)
    assert admin_client.get(URL).context["totals"]["jp"] == 0


def test_visitors_are_a_number_only(admin_client, etika, make_visitor):
    visitor = make_visitor()
    etika.attempt(visitor, 1, 1)
    for lesson in etika.lessons:
        visitor.completions.create(activity=lesson)
    response = admin_client.get(URL)
    assert response.context["visitors"] == 1
    assert not response.context["object_list"]


def test_erased_account_keeps_its_row_without_a_name(admin_client, people):
    User.objects.get(full_name="Citra").delete()
    response = admin_client.get(URL, {"state": "selesai"})
    assert response.context["totals"]["completed"] == 1
    assert "Akun dihapus" in response.content.decode()
    assert "Citra" not in response.content.decode()


def test_revoked_award_says_so(admin_client, etika, make_learner):
    learner = make_learner()
    etika.enrol(learner, done=3, took=1)
    etika.award(learner, stored_status="revoked")
    assert "0001/LIT/Diskominfo/XI/2026 (Dicabut)" in admin_client.get(URL).content.decode()


def test_award_past_its_last_day_says_so(admin_client, etika, make_learner):
    learner = make_learner()
    etika.enrol(learner, done=3, took=1)
    etika.award(learner, expires_on=day(-400).date())
    assert "(Masa berlaku habis)" in admin_client.get(URL).content.decode()


def test_the_best_result_outlives_the_page_of_the_test(admin_client, etika, make_learner):
    learner = make_learner()
    etika.enrol(learner)
    etika.attempt(learner, 1, 0)
    etika.quiz_page.delete()
    assert admin_client.get(URL).context["object_list"][0].best_percent == 50


def test_practice_does_not_count_as_a_test(admin_client, etika, make_learner):
    learner = make_learner()
    etika.enrol(learner)
    etika.quiz_release.settings = {"purpose": "practice"}
    etika.quiz_release.save()
    etika.attempt(learner, 1, 1)
    assert admin_client.get(URL).context["object_list"][0].best_percent is None


@pytest.mark.parametrize(
    "query",
    [
        "course=abc",
        "course=99999999999999999999999",
        "course=0",
        "agency=-1&kind=xx",
        "state=%00",
        "q=%00",
        "q=%27%22%25_%5C",
        "ordering=password",
        "ordering=-",
        "p=abc",
        "p=-1",
        "p=99999999999999999999",
        "export=csv",
        "export=exe",
        "enrolled_at_from=0001-01-01",
        "enrolled_at_to=9999-12-31",
        "completed_at_from=kemarin",
        "completed_at_from=2026-13-40&export=xlsx",
        "kind=umum&kind=instansi",
        "q=" + "a" * 5000,
        "course[]=1&%f0%28%8c",
        "ordering=state&state=selesai",
        "_w_filter_fragment=1",
    ],
)
def test_rubbish_query_is_answered(admin_client, people, query):
    assert admin_client.get(f"{URL}?{query}").status_code == 200
    assert admin_client.get(f"{URL}hasil/?{query}").status_code == 200


def test_filter_not_understood_shows_nothing_and_says_so(admin_client, people):
    response = admin_client.get(URL, {"enrolled_at_from": "kemarin"})
    assert not response.context["object_list"]
    assert "saringan yang tidak dikenali" in response.content.decode()


def test_reader_sees_rows_and_menu(client, reader, people):
    client.force_login(reader)
    assert names(client.get(URL)) == {"Asep", "Budi", "Citra"}
    assert "/admin/laporan-belajar/" in client.get("/admin/").content.decode()


def test_others_see_nothing(client, reader, people):
    """Without the permission there is no page and no menu entry; not for learners either."""
    reader.groups.first().permissions.remove(
        reader.groups.first().permissions.get(codename="view_learning")
    )
    client.force_login(reader)
    urls = [URL, f"{URL}kursus/", reverse("reports:learner", args=[people[0].uuid])]
    for url in urls:
        assert client.get(url).status_code == 302
    assert "/admin/laporan-belajar/" not in client.get("/admin/").content.decode()
    client.force_login(people[0].user)
    assert all(client.get(url).status_code == 403 for url in urls)
    client.logout()
    assert all("masuk" in client.get(url).url for url in urls)


def test_permission_can_be_given_to_groups(admin_client, db):
    permission = Permission.objects.get(codename="view_learning")
    page = admin_client.get("/admin/groups/new/").content.decode()
    assert f'name="permissions" value="{permission.pk}"' in page


def add_rows(etika, make_learner, number):
    for _ in range(number):
        learner = make_learner()
        etika.enrol(learner, done=1)
        etika.attempt(learner, 1, 0)
    assert Learner.objects.count() >= number


def test_statements_do_not_grow(admin_client, etika, make_learner, django_assert_max_num_queries):
    add_rows(etika, make_learner, 3)
    admin_client.get(URL)
    with django_assert_max_num_queries(14) as few:
        admin_client.get(URL)
    add_rows(etika, make_learner, 297)
    with django_assert_max_num_queries(len(few)):
        assert len(admin_client.get(URL).context["object_list"]) == 50
