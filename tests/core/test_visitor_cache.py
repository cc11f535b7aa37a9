"""A page kept for visitors costs nothing, travels small, and is the right one."""

import gzip
import re
import threading
from datetime import timedelta

import brotli
import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from literasi.core import publication, visitor_cache
from literasi.core.marks import for_visitors, good_until
from tests.core.counting import Counting, public

ADDRESS = "/tentang/"


def text(client, address=ADDRESS):
    return client.get(address).content.decode()


def warm(client, address=ADDRESS):
    assert client.get(address).status_code == 200


def test_second_visitor_costs_no_statement(about, django_assert_num_queries):
    warm(Client())
    with django_assert_num_queries(0):
        response = Client().get(ADDRESS)
    assert "Tentang situs ini" in response.content.decode()


def test_head_is_answered_from_the_kept_page(about, client, django_assert_num_queries):
    warm(client)
    with django_assert_num_queries(0):
        response = client.head(ADDRESS)
    assert response.status_code == 200
    assert response.content == b""
    assert int(response["Content-Length"]) > 500


def test_a_head_request_alone_keeps_nothing(about, client):
    client.head(ADDRESS)
    assert "Tentang situs ini" in text(client)


@pytest.mark.parametrize(
    ("accepted", "coding", "decode"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
        ("br;q=0.0,gzip;q=0", None, bytes),
    ],
)
def test_kept_page_in_the_coding_the_browser_takes(about, accepted, coding, decode):
    plain = Client().get(ADDRESS).content
    response = Client().get(ADDRESS, headers={"Accept-Encoding": accepted})
    assert response.get("Content-Encoding") == coding
    assert decode(response.content) == plain
    assert int(response["Content-Length"]) == len(response.content)


def test_first_and_second_visitor_get_the_same_answer(about):
    first, second = (Client().get(ADDRESS, headers={"Accept-Encoding": "br"}) for _ in range(2))
    assert first.content == second.content
    assert dict(first.items()) == dict(second.items())


def test_browsers_ask_each_time_and_by_cookie(about, client):
    for response in (client.get(ADDRESS), client.get(ADDRESS)):
        assert response["Cache-Control"] == "private, no-cache"
        assert {"Cookie", "Accept-Encoding"} <= set(response["Vary"].split(", "))


def test_unchanged_page_is_not_sent_again(about, client, django_assert_num_queries):
    tag = client.get(ADDRESS)["ETag"]
    with django_assert_num_queries(0):
        response = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert response.content == b""
    assert response["ETag"] == tag
    assert response["Cache-Control"] == "private, no-cache"


def test_tag_follows_the_content(about, client, published):
    tag = client.get(ADDRESS)["ETag"]
    with published():
        about.title = "Judul baru"
        about.save_revision().publish()
    response = client.get(ADDRESS, headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert response["ETag"] != tag


def test_kept_page_carries_the_safety_headers(about, client):
    for response in (client.get(ADDRESS), client.get(ADDRESS)):
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Language"] == "id"


# --- Keys -------------------------------------------------------------------------------


def test_languages_are_kept_apart(about):
    english = Client()
    english.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert '<html lang="id"' in text(Client())
    assert '<html lang="en"' in text(english)
    assert '<html lang="id"' in text(Client())
    assert '<html lang="en"' in text(english)


def test_unknown_language_shares_the_default_pages(about, django_assert_num_queries):
    warm(Client())
    odd = Client()
    odd.cookies[settings.LANGUAGE_COOKIE_NAME] = "../../etc"
    with django_assert_num_queries(0):
        odd.get(ADDRESS)


def test_invalid_host_is_refused_before_and_after_keeping(about, client):
    for _ in range(2):
        assert client.get(ADDRESS, headers={"Host": "evil.example"}).status_code == 400
        warm(client)


def test_tracking_parameters_are_dropped(about, client, django_assert_num_queries):
    warm(client)
    with django_assert_num_queries(0):
        response = client.get(ADDRESS + "?fbclid=IwAR0abc&utm_source=whatsapp")
    assert b"fbclid" not in response.content
    assert b"utm_source" not in response.content


def test_page_made_for_a_tracked_link_does_not_hold_it(about, client):
    first = client.get(ADDRESS + "?utm_source=whatsapp&fbclid=IwAR0abc")
    assert b"fbclid" not in first.content
    assert first.content == client.get(ADDRESS).content


@pytest.mark.django_db
def test_queries_are_kept_apart_and_crowd_out_only_each_other(rf):
    assert visitor_cache.store_for(rf.get("/")) is not visitor_cache.store_for(rf.get("/?page=2"))
    keys = {visitor_cache.cache_key(rf.get(a)) for a in ("/", "/?page=2", "/?page=3", "/page=2")}
    assert len(keys) == 4


@pytest.mark.django_db
def test_long_query_strings_are_answered_but_not_kept(rf):
    counting = Counting(public)
    for _ in range(2):
        assert counting.ask(rf.get("/?" + "x" * 101)).status_code == 200
    assert counting.calls == 2


@pytest.mark.django_db
def test_schemes_are_kept_apart(rf):
    plain, secure = rf.get("/"), rf.get("/", secure=True)
    assert visitor_cache.cache_key(plain) != visitor_cache.cache_key(secure)


# --- Not kept, still small --------------------------------------------------------------


def test_a_learners_page_is_compressed_with_padding(about, user):
    signed_in = Client()
    signed_in.force_login(user)
    answers = [signed_in.get(ADDRESS, headers={"Accept-Encoding": "gzip"}) for _ in range(6)]
    assert all(a["Content-Encoding"] == "gzip" for a in answers)
    assert "Tentang situs ini" in gzip.decompress(answers[0].content).decode()
    # BREACH: the size must not tell about the content.
    assert len({len(a.content) for a in answers}) > 1


def test_pictures_are_not_compressed_again(about, client):
    image = re.search(r'og:image" content="http://[^/]+([^"]+)', text(client))[1]
    response = client.get(image, headers={"Accept-Encoding": "gzip"})
    assert response["Content-Type"] == "image/png"
    assert "Content-Encoding" not in response


def test_many_threads_may_ask_at_once(rf):
    """The middleware holds no state of a request."""
    middleware = visitor_cache.VisitorCacheMiddleware(
        lambda request: for_visitors(HttpResponse(request.path))
    )
    publication._Known.until = float("inf")
    answers: dict[str, bytes] = {}

    def ask(path):
        for _ in range(20):
            answers[path] = middleware(RequestFactory().get(path)).content

    threads = [threading.Thread(target=ask, args=(f"/{number}/",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {f"/{number}/": f"/{number}/".encode() for number in range(8)}


@pytest.mark.parametrize(
    ("left", "seconds"), [(None, 600), (3600, 600), (90.9, 90), (0.5, 0), (-5, -5)]
)
def test_a_page_that_knows_when_it_will_be_wrong_is_kept_no_longer(left, seconds, monkeypatch):
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    until = None if left is None else now + timedelta(seconds=left)
    response = good_until(HttpResponse(), until)
    assert visitor_cache.seconds_to_keep(response) == seconds
