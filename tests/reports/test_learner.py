"""The page of one learner, and of one of their attempts."""

import pytest
from django.urls import reverse

from literasi.agencies.models import Agency, Membership
from tests.reports.making import complete, day


def get(client, learner):
    return client.get(reverse("reports:learner", args=[learner.uuid]))


@pytest.fixture
def rina(etika, make_learner, agency):
    learner = make_learner("Rina Marlina", "rina@example.test")
    Membership.objects.create(
        user=learner.user, agency=agency, confirmed_at=day(0), ended_at=day(5)
    )
    Membership.objects.create(
        user=learner.user, agency=Agency.objects.create(code="bpbd", name="BPBD")
    )
    etika.enrol(learner, done=3, agency=agency, took=3)
    etika.attempt(learner, 1, 0, answers=("a", "b"))
    etika.award(learner, stored_status="revoked", revoke_reason="Salah nama")
    return learner


def test_page_tells_the_whole_story(admin_client, rina):
    page = get(admin_client, rina).content.decode()
    for text in (
        "rina@example.test",
        "Dinas Kesehatan",
        "BPBD",
        "Etika Komunikasi",
        "3/3 (100%)",
        "Uji akhir",
        "ke-1",
        "50%",
        "Belum lulus",
        "0001/LIT/Diskominfo/XI/2026",
        "Dicabut",
        "Salah nama",
        "Pelajaran 2",
    ):
        assert text in page


def test_attempt_shows_answers_and_cannot_be_changed(admin_client, rina):
    url = reverse("reports:attempt", args=[rina.attempts.get().uuid])
    page = admin_client.get(url).content.decode()
    for text in ("Soal satu?", "Pilihan A", "Pilihan B", "Hanya untuk dibaca"):
        assert text in page
    assert admin_client.post(url).status_code == 405


def test_open_attempt_shows_what_is_answered_so_far(admin_client, etika, make_learner):
    learner = make_learner()
    attempt = etika.attempt(learner, 1, 0)
    attempt.items.update(score=None, response=None)
    attempt.state, attempt.percent, attempt.passed = "open", None, None
    attempt.save()
    page = admin_client.get(reverse("reports:attempt", args=[attempt.uuid])).content.decode()
    assert "Sedang dikerjakan" in page
    assert page.count("Tidak dijawab") == 2


def test_visitor_has_no_page(admin_client, etika, make_visitor):
    visitor = make_visitor()
    attempt = etika.attempt(visitor, 1, 1)
    assert get(admin_client, visitor).status_code == 404
    assert admin_client.get(reverse("reports:attempt", args=[attempt.uuid])).status_code == 404


def test_learner_who_has_done_nothing(admin_client, make_learner):
    page = get(admin_client, make_learner()).content.decode()
    assert "Belum mengikuti kursus." in page
    assert "Belum ada lencana." in page


def test_name_is_escaped(admin_client, make_learner):
    page = get(admin_client, make_learner("<script>alert(1)</script>")).content.decode()
    assert "<script>alert(1)" not in page


def test_statements_do_not_grow(
    admin_client, make_course, make_learner, django_assert_max_num_queries
):
    learner = make_learner()

    def add(number):
        for _ in range(number):
            maker = make_course()
            maker.enrol(learner)
            maker.attempt(learner, 1, 0)
            maker.award(learner, number=f"nomor {maker.course.pk}")
            complete(learner, maker.lessons[0], day(1))

    add(3)
    get(admin_client, learner)
    with django_assert_max_num_queries(14) as few:
        get(admin_client, learner)
    add(97)
    with django_assert_max_num_queries(len(few)):
        get(admin_client, learner)
