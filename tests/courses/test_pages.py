"""What each reader sees on the pages of a course."""

import pytest
from django.urls import reverse

from courses.models import Enrolment
from courses.services import complete_activity, enrol, release_course
from literasi.users.models import Learner
from tests.factories.courses import (
    CatalogPageFactory,
    CoursePageFactory,
    activities_of,
    complete_all,
    course_of,
    course_page,
    lessons_of,
)

pytestmark = pytest.mark.django_db


def text(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def form(name, thing):
    return f'action="{reverse(f"courses:{name}", args=[thing.uuid])}"'


# --- Course -----------------------------------------------------------------------------


def test_a_visitor_may_begin_at_once_or_sign_up(client, course):
    html = text(client, course)
    assert form("continue", course_of(course)) in html
    assert form("enrol", course_of(course)) in html
    assert "Mulai" in html
    assert "Memeriksa sumber" in html


def test_a_visitors_pages_hold_no_token_and_set_no_cookie(client, course):
    for page in (course, lessons_of(course)[0], course.get_parent()):
        response = client.get(page.url)
        assert "csrfmiddlewaretoken" not in response.content.decode()
        assert not response.cookies


def test_the_button_follows_the_learner(as_account, account, course):
    assert form("enrol", course_of(course)) in text(as_account, course)
    enrol(learner=account, course=course_of(course))
    html = text(as_account, course)
    assert "Lanjutkan belajar" in html
    assert "0 dari 3 kegiatan wajib selesai" in html
    for activity in activities_of(course):
        complete_activity(learner=account, activity=activity)
    html = text(as_account, course)
    assert "Anda menyelesaikan kursus ini" in html
    assert "Ulangi" in html


def test_what_is_ready_can_be_completed(as_account, account, course):
    complete_all(account, activities_of(course))
    assert "Catat kursus ini selesai" in text(as_account, course)


def test_a_visitor_who_did_all_may_keep_it(as_visitor, visitor, course):
    complete_all(visitor, activities_of(course))
    html = text(as_visitor, course)
    assert "Buat akun agar hasil ini tercatat" in html
    assert form("enrol", course_of(course)) in html


def test_the_outline_shows_states(as_account, account, home):
    course = course_page(home, order="sequence", final=True)
    complete_all(account, activities_of(course)[:1])
    html = text(as_account, course)
    assert [html.count(f'class="step step--{s}"') for s in ("done", "open", "locked")] == [1, 1, 2]
    assert "dibuka setelah semua kegiatan wajib lain selesai" in html
    assert "Berurutan dari awal" in html


def test_releasing_shows_visitors_the_new_course(client, home, django_capture_on_commit_callbacks):
    page = CoursePageFactory(parent=CatalogPageFactory(parent=home))
    assert "setelah kursus diterbitkan" in text(client, page)
    with django_capture_on_commit_callbacks(execute=True):
        release_course(page=page)
    assert "tidak ada kegiatan wajib" in text(client, page)


# --- Lesson -----------------------------------------------------------------------------


def test_a_lesson_can_be_completed_and_left_both_ways(client, course):
    before, lesson, after = lessons_of(course)
    html = text(client, lesson)
    assert form("complete", activities_of(course)[1]) in html
    assert f'rel="prev" href="{before.url}"' in html
    assert f'rel="next" href="{after.url}"' in html
    assert "Menyebutkan tiga tanda" in html
    assert "Tarik napas" in html
    assert 'aria-current="page"' in html


def test_the_last_lesson_leads_back_to_the_course(client, course):
    assert f'rel="next" href="{course.url}"' in text(client, lessons_of(course)[-1])


def test_a_done_lesson_offers_the_next(as_account, account, course):
    complete_all(account, activities_of(course)[:1])
    html = text(as_account, lessons_of(course)[0])
    assert "sudah Anda tandai selesai" in html
    assert form("complete", activities_of(course)[0]) not in html
    assert "1 dari 3 kegiatan wajib selesai" in html


def test_a_locked_lesson_can_be_read_and_says_what_comes_first(client, home):
    course = course_page(home, order="sequence")
    first, _second, third = lessons_of(course)
    html = text(client, third)
    assert "Tarik napas" in html
    assert form("complete", activities_of(course)[2]) not in html
    assert f'<a href="{first.url}">{first.title}</a>' in html


def test_only_who_has_progress_is_told_where_it_is_kept(client, as_visitor, visitor, course):
    lesson = lessons_of(course)[1]
    assert "tersimpan di gawai ini" not in text(client, lesson)
    complete_all(visitor, activities_of(course)[:1])
    assert "tersimpan di gawai ini" in text(as_visitor, lesson)


def test_review_date_and_legal_caution_are_shown(client, course):
    lesson = lessons_of(course)[0]
    lesson.needs_legal_review, lesson.reviewed_on = True, "2026-11-23"
    lesson.save()
    html = text(client, lesson)
    assert "Ditinjau 23 November 2026" in html
    assert "bukan nasihat hukum" in html


def test_a_lesson_outside_any_release_is_still_readable(client, course):
    lesson = lessons_of(course)[0]
    lesson.get_parent().specific.unpublish()
    assert "Tarik napas" in text(client, lesson)


# --- Module and catalogue ---------------------------------------------------------------


def test_a_module_leads_to_its_place_in_the_course(client, course):
    module = lessons_of(course)[0].get_parent()
    address = f"{course.url}#modul-{module.pk}"
    assert client.get(module.url).url == address
    assert f'id="modul-{module.pk}"' in text(client, course)


def test_a_module_of_a_course_that_is_not_live_says_so(client, course):
    course.unpublish()
    assert "bagian dari halaman kursusnya" in text(client, lessons_of(course)[0].get_parent())


def test_the_catalogue_shows_each_course_and_ones_own_progress(as_account, account, course):
    catalog = course.get_parent()
    html = text(as_account, catalog)
    assert course.title in html
    assert "4 JP" in html
    assert "45 menit" in html
    assert "kegiatan wajib selesai" not in html
    complete_all(account, activities_of(course)[:1])
    assert "1 dari 3 kegiatan wajib selesai" in text(as_account, catalog)


def test_the_catalogue_leaves_out_what_is_not_live(client, course):
    course.unpublish()
    html = text(client, course.get_parent())
    assert course.title not in html
    assert "Belum ada kursus" in html


def test_editors_can_preview_every_page(course, rf):
    lesson = lessons_of(course)[0]
    for page in (course, lesson, lesson.get_parent().specific, course.get_parent().specific):
        response = page.make_preview_request()
        assert response.status_code == 200


def test_reading_writes_nothing(client, account, course):
    user = account.user
    account.delete()
    client.force_login(user)
    for page in (course, *lessons_of(course), course.get_parent()):
        text(client, page)
    assert not Learner.objects.exists()
    assert not Enrolment.objects.exists()
