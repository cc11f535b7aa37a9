"""The small files that browsers, phones and search engines ask for."""

from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings
from wagtail.models import PageViewRestriction

from tests.factories.courses import LessonPageFactory

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(client):
    # Our own answer, not a stranger's file.
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    return [entry.find(f"{MAP}loc").text for entry in tree.findall(f"{MAP}url")]


@override_settings(WAGTAILADMIN_BASE_URL="https://literasi.example.go.id")
def test_sitemap_holds_every_public_page_under_the_sites_own_name(client, lesson, article):
    found = addresses(client)
    assert "https://literasi.example.go.id/" in found
    for page in (lesson, article):
        assert f"https://literasi.example.go.id{page.url}" in found


def test_sitemap_leaves_out_what_is_not_for_everybody(client, lesson, course, article, published):
    with published():
        article.unpublish()
    assert f"http://127.0.0.1:8000{article.url}" not in addresses(client)
    with published():
        PageViewRestriction.objects.create(page=course, restriction_type="login")
    assert not [a for a in addresses(client) if "/cerdas/" in a]


def test_sitemap_leaves_out_modules_and_what_lies_below_a_draft(client, lesson, course, published):
    assert f"http://127.0.0.1:8000{lesson.get_parent().url}" not in addresses(client)
    with published():
        course.unpublish()
    assert not [a for a in addresses(client) if "/cerdas/" in a]


@pytest.mark.parametrize("page", ["0", "2", "x", "\0", "9" * 5000])
def test_sitemap_pages_that_do_not_exist(client, home, page):
    assert client.get("/sitemap.xml", {"p": page}).status_code == 404


@pytest.mark.parametrize("count", [3, 60])
def test_sitemap_statements_do_not_grow(client, lesson, count, django_assert_max_num_queries):
    LessonPageFactory.create_batch(count, parent=lesson.get_parent())
    with django_assert_max_num_queries(8):
        client.get("/sitemap.xml")


def test_robots_keep_out_of_what_is_personal(client, db):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    for path in ("/admin/", "/akun/", "/belajar/", "/kuis/"):
        assert f"Disallow: {path}" in lines
    assert lines[-1] == "Sitemap: http://127.0.0.1:8000/sitemap.xml"


def test_manifest_names_icons_that_exist(client, db):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert manifest["start_url"] == "/"
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_favicon_leads_to_one_that_exists(client, db):
    response = client.get("/favicon.ico")
    assert response.status_code == 301
    assert finders.find(response["Location"].removeprefix("/static/"))
