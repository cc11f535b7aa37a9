"""The feed of articles: whole, dated, stable, and only what is public."""

import datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from literasi.home import feeds
from tests.factories.articles import ArticlePageFactory

ADDRESS = "/umpan/artikel.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client):
    # Our own answer, not a stranger's file.
    tree = ElementTree.fromstring(client.get(ADDRESS).content)  # noqa: S314
    return tree.findall(f"{ATOM}entry")


def test_an_entry_tells_of_an_article(client, article):
    response = client.get(ADDRESS)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}title").text == article.title
    assert entry.find(f"{ATOM}link").get("href") == "http://127.0.0.1:8000/artikel/kritik/"
    assert entry.find(f"{ATOM}summary").text == article.summary
    assert entry.find(f"{ATOM}published").text == "2026-11-23T00:00:00+07:00"


def test_the_id_holds_when_the_address_changes(client, article, published):
    (before,) = entries(client)
    with published():
        article.slug = "lain"
        article.save_revision().publish()
    (after,) = entries(client)
    assert before.find(f"{ATOM}id").text == after.find(f"{ATOM}id").text
    assert before.find(f"{ATOM}link").get("href") != after.find(f"{ATOM}link").get("href")


def test_newest_first_and_not_all(client, index):
    for day in range(1, 26):
        ArticlePageFactory(
            parent=index, title=f"Hari {day}", published_on=datetime.date(2026, 10, day)
        )
    found = [entry.find(f"{ATOM}title").text for entry in entries(client)]
    assert (len(found), found[0]) == (feeds.MOST, "Hari 25")


def test_drafts_and_restricted_articles_are_left_out(client, index, article):
    ArticlePageFactory(parent=index, live=False)
    hidden = ArticlePageFactory(parent=index)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert len(entries(client)) == 1


def test_an_empty_feed_is_still_a_feed(client, home):
    assert entries(client) == []


def test_what_xml_cannot_hold_is_left_out(client, index):
    ArticlePageFactory(parent=index, title="Awas\x0b <b> & \x1b[31m", slug="awas")
    (entry,) = entries(client)
    assert entry.find(f"{ATOM}title").text == "Awas <b> & [31m"


def test_the_second_reader_costs_no_statement(client, article, django_assert_num_queries):
    client.get(ADDRESS)
    with django_assert_num_queries(0):
        client.get(ADDRESS)


@pytest.mark.parametrize("count", [3, 30])
def test_statements_do_not_grow(client, index, count, django_assert_max_num_queries):
    ArticlePageFactory.create_batch(count, parent=index)
    with django_assert_max_num_queries(5):
        client.get(ADDRESS)
