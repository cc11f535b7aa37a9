"""Deep pages are found at once, and never where they should not be."""

import pytest
from django.http import Http404
from django.test import RequestFactory
from wagtail.models import Page, PageViewRestriction, Site

from literasi.core import publication
from literasi.core.models import Publication
from literasi.core.sites import site_for
from literasi.home import routing
from tests.factories.articles import ArticlePageFactory
from tests.factories.courses import LessonPageFactory


def parts(page):
    return page.get_url_parts()[2].strip("/").split("/")


def route(home, page):
    return home.route(RequestFactory().get("/"), parts(page))


def test_a_deep_page_takes_two_statements_then_none(home, lesson, django_assert_num_queries):
    path = parts(lesson)
    request = RequestFactory().get("/")
    publication.current()
    with django_assert_num_queries(2):
        assert home.route(request, path).page == lesson
    with django_assert_num_queries(0):
        found = home.route(request, path).page
    assert type(found) is type(lesson)


def test_each_request_gets_a_page_of_its_own(home, lesson):
    first, second = (routing.find(home, parts(lesson)) for _ in range(2))
    first.title = "Diubah sebuah tampilan"
    assert second.title == routing.find(home, parts(lesson)).title == lesson.title
    assert site_for(RequestFactory().get("/")) is not site_for(RequestFactory().get("/"))


def test_site_home_page_and_restrictions_take_none_once_known(
    home, lesson, client, django_assert_num_queries
):
    request = RequestFactory().get("/")
    site_for(request)
    lesson.get_view_restrictions()
    with django_assert_num_queries(0):
        site = site_for(request)
        assert site.root_page.specific == home
        assert site.root_page.specific.tagline == home.tagline
        assert not lesson.get_view_restrictions()


def test_the_front_page_itself(home, client):
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/tidak-ada/",
        "/kursus/tidak-ada/",
        "/kursus/cerdas/tidak/ada/juga/",
        "/beranda/",
        "/kursus/kursus/",
        "/cerdas/",
        "/" + "a/" * 300,
        "/" + "a" * 3000 + "/",
        "/KURSUS/",
        "/kursus%20/",
    ],
)
def test_what_is_not_there_is_not_found(lesson, client, address):
    assert client.get(address).status_code == 404


def test_an_unpublished_page_is_not_found(home, lesson, client, published):
    address = lesson.url
    assert client.get(address).status_code == 200
    with published():
        lesson.unpublish()
    assert client.get(address).status_code == 404


def test_a_page_unpublished_by_another_worker_is_gone_at_the_next_check(home, lesson):
    route(home, lesson)
    Page.objects.filter(pk=lesson.pk).update(live=False)
    Publication.objects.update_or_create(pk=1, defaults={"number": 7})
    publication._Known.until = 0.0  # the interval is over
    with pytest.raises(Http404):
        route(home, lesson)


def test_a_moved_page_is_not_served_under_its_old_address(home, article, index, published):
    path = parts(article)
    assert routing.find(home, path) == article
    with published():
        article.slug = "lain"
        article.save_revision().publish()
    assert routing.find(home, path) is None


def test_a_slug_used_again_leads_to_the_new_page(home, article, index, client, published):
    address = article.url
    client.get(address)
    with published():
        article.delete()
    with published():
        ArticlePageFactory(parent=index, title="Yang baru", slug="kritik")
    assert "Yang baru" in client.get(address).content.decode()


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_restrictions_hold_for_all_below(lesson, course, client, kind, published):
    with published():
        PageViewRestriction.objects.create(page=course, restriction_type=kind, password="sandi")
    html = client.get(lesson.url).content.decode()
    assert "Tarik napas" not in html


def test_a_lifted_restriction_opens_at_once(lesson, course, client, published):
    with published():
        restriction = PageViewRestriction.objects.create(page=course, restriction_type="login")
    assert client.get(lesson.url).status_code == 302
    with published():
        restriction.delete()
    assert client.get(lesson.url).status_code == 200


def test_missing_slash_is_added(lesson, client):
    response = client.get(lesson.url.rstrip("/") + "?page=2")
    assert (response.status_code, response["Location"]) == (301, lesson.url + "?page=2")


def test_count_does_not_grow_with_the_site(home, lesson, django_assert_num_queries):
    LessonPageFactory.create_batch(30, parent=lesson.get_parent())
    publication.current()
    with django_assert_num_queries(2):
        route(home, lesson)


def test_with_two_sites_the_host_decides(home, article, client):
    other = Site.objects.create(hostname="127.0.0.1", root_page=article.get_parent())
    request = RequestFactory().get("/", headers={"Host": "127.0.0.1"})
    assert site_for(request) == other
    assert (
        site_for(RequestFactory().get("/", headers={"Host": "localhost"})).root_page
        == home.page_ptr
    )
