"""Search finds what everybody may read, and nothing else, whatever is typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from literasi.home import search
from literasi.home.models import InfoPage
from tests.factories.articles import ArticlePageFactory
from tests.factories.courses import LessonPageFactory

ADDRESS = "/cari/"


def look(client, query, **more):
    response = client.get(ADDRESS, {"q": query, **more})
    assert response.status_code == 200
    return response


def titles(response):
    return [hit.title for hit in response.context["results"] or []]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("hoaks", "hoaks"),
        ('"hoaks"', "hoaks"),
        ('"', ""),
        ('"foo*', "foo"),
        ("a\0b", "a b"),
        ("  banyak   spasi ", "banyak spasi"),
        ("C-19, 100%!", "C 19 100"),
        ("kafé", "kafé"),
        ("x" * 500, "x" * 200),
        ("", ""),
    ],
)
def test_only_words_are_left(raw, clean):
    assert search.words(raw) == clean


def test_articles_courses_and_lessons_are_found(client, article, lesson, course):
    assert titles(look(client, "kritik")) == ["Kritik bukan musuh"]
    assert titles(look(client, "cerdas")) == ["Cerdas bermedia"]
    assert titles(look(client, "menyamping")) == ["Membaca menyamping"]


def test_the_text_of_a_page_is_searched_too(client, lesson):
    assert titles(look(client, "napas")) == ["Membaca menyamping"]


def test_a_hit_says_what_it_is_and_where(client, lesson, course):
    (hit,) = look(client, "menyamping").context["results"]
    module = lesson.get_parent()
    assert (hit.kind, hit.within) == ("Pelajaran", (course.title, module.title))
    assert hit.summary == "Buka tab baru."
    assert hit.url == lesson.url


def test_an_article_lies_within_nothing_worth_telling(client, article):
    (hit,) = look(client, "kritik").context["results"]
    assert (hit.kind, hit.within) == ("Artikel", ())


def test_all_words_first_then_any(client, index):
    ArticlePageFactory(parent=index, title="Gempa susulan")
    ArticlePageFactory(parent=index, title="Banjir bandang")
    both = ArticlePageFactory(parent=index, title="Gempa dan banjir")
    assert titles(look(client, "gempa banjir")) == [both.title]
    partial = look(client, "gempa kekeringan")
    assert sorted(titles(partial)) == ["Gempa dan banjir", "Gempa susulan"]
    assert "memuat sebagian" in partial.content.decode()


def test_drafts_are_not_found(client, article):
    article.unpublish()
    assert titles(look(client, "kritik")) == []


def test_draft_edits_are_not_found(client, article):
    article.title = "Rahasia dapur"
    article.save_revision()
    assert titles(look(client, "dapur")) == []


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_what_lies_behind_a_restriction_never_leaks(client, lesson, course, kind):
    PageViewRestriction.objects.create(page=course, restriction_type=kind, password="sandi")
    for word in ("menyamping", "napas", "cerdas"):
        response = look(client, word)
        assert titles(response) == []
        assert course.title not in response.content.decode()


def test_lessons_of_an_unpublished_course_are_not_found(client, lesson, course):
    course.unpublish()
    assert titles(look(client, "menyamping")) == []


def test_pages_that_teach_nothing_are_not_searched(client, home):
    home.add_child(instance=InfoPage(title="Kebijakan privasi", slug="privasi"))
    assert titles(look(client, "privasi")) == []


def test_nothing_found_says_what_to_do(client, course):
    html = look(client, "antariksa").content.decode()
    assert "Periksa ejaannya" in html
    assert course.title in html


@pytest.mark.parametrize("query", ["", "   ", '"', "\0", "***"])
def test_nothing_asked_says_what_to_do(client, course, query):
    html = look(client, query).content.decode()
    assert "Tulis satu atau dua kata" in html
    assert course.title in html


def test_pages_of_results(client, index):
    ArticlePageFactory.create_batch(25, parent=index, summary="tentang banjir")
    first, last = look(client, "banjir"), look(client, "banjir", page=3)
    assert (len(titles(first)), len(titles(last))) == (10, 5)
    assert 'href="?q=banjir&amp;page=2"' in first.content.decode()


@pytest.mark.parametrize("number", ["0", "-1", "999", "x", "", "\0", "9" * 5000, "1e9", "٣"])
def test_odd_page_numbers_lead_to_a_page_of_results(client, article, number):
    assert titles(look(client, "kritik", page=number)) == ["Kritik bukan musuh"]


def test_what_was_typed_is_shown_escaped_and_linked_safely(client, index):
    ArticlePageFactory.create_batch(11, parent=index, summary="script alert")
    html = look(client, '<script>alert("&page=9")').content.decode()
    assert "<script>alert" not in html
    html = look(client, "script alert").content.decode()
    assert 'href="?q=script+alert&amp;page=2"' in html


def statements(client, query):
    client.get(ADDRESS, {"q": query})
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS, {"q": query})
    return len(captured)


def test_statements_do_not_grow(client, lesson, index):
    module = lesson.get_parent()
    make = {"summary": "tentang banjir"}
    LessonPageFactory.create_batch(2, parent=module, **make)
    ArticlePageFactory(parent=index, **make)
    few = statements(client, "banjir")
    LessonPageFactory.create_batch(40, parent=module, **make)
    ArticlePageFactory.create_batch(40, parent=index, **make)
    assert statements(client, "banjir") <= few <= 12


def test_search_is_not_kept_and_not_for_robots(client, article):
    response = look(client, "kritik")
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert not getattr(response, "visitor_cacheable", False)


def test_search_is_only_read(client, home):
    assert client.post(reverse("search"), {"q": "x"}).status_code == 405
