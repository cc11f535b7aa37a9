"""Whatever is sent to the site's own addresses, nobody sees an error of ours."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.provisional import urls

OURS = [
    "/",
    "/cari/",
    "/bahasa/",
    "/umpan/artikel.atom",
    "/sitemap.xml",
    "/robots.txt",
    "/manifest.webmanifest",
    "/favicon.ico",
    "/healthz",
    "/kartu/1-abc.png",
    "/artikel/",
    "/artikel/kritik/",
    "/_util/login/",
]
QUERIES = [
    "%00",
    "q=%00",
    "page=%00&q=%ff%fe",
    "q=%ed%a0%80",
    "q=" + "%22" * 3000,
    "q=AND+OR+NOT+NEAR(",
    "q=*&q=^&q=-",
    "q=" + "a+" * 4000,
    "page=" + "9" * 5000,
    "page=-1&p=x",
    "&&&===;;;",
    "a" * 60000,
    "[]=%",
    "q=%F0%9F%99%82",
    "next=//evil.example&language=%00",
]
HEADERS = [
    {"Cookie": "django_language=%00; belajar=%ff"},
    {"Cookie": "sessionid=" + "x" * 5000},
    {"Cookie": "belajar=" + "é" * 10},
    {"Cookie": "messages=bukan pesan; csrftoken=\x01"},
    {"Accept-Encoding": ",;q=,gzip;q=x,br;;"},
    {"If-None-Match": 'W/"'},
    {"If-None-Match": "*"},
    {"If-Modified-Since": "kemarin"},
    {"Accept-Language": "x" * 9000},
    {"Range": "bytes=-1"},
    {"X-Forwarded-Proto": "gopher"},
    {"X-Forwarded-Host": "evil.example"},
    {"Sec-Fetch-Site": "\x7f"},
    {"Origin": "http://["},
]
PATHS = [
    "/%00",
    "/%00/",
    "/artikel/%00/",
    "/artikel/%ff%fe/",
    "/artikel/%ed%a0%80/",
    "/artikel/kritik/%2e%2e/",
    "/..%2f..%2fetc/passwd",
    "/kartu/99999999999999999999999999-abc.png",
    "/kartu/0-a.png",
    "/kartu/1-" + "a" * 3000 + ".png",
    "/kartu/-1-a.png",
    "/" + "%F0%9F%99%82/" * 50,
    "/" + "a" * 20000,
    "/media/..%2f..%2fsettings",
    "/static/%00",
]


@pytest.fixture
def anyone(article):
    client = Client(raise_request_exception=True)
    client.get("/")
    return client


def fine(response):
    return response.status_code < 500


@pytest.mark.parametrize("query", QUERIES)
def test_queries(anyone, query):
    assert all(fine(anyone.get(f"{address}?{query}")) for address in OURS)


@pytest.mark.parametrize("headers", HEADERS)
def test_headers(anyone, headers):
    environ = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    assert all(fine(anyone.get(address, **environ)) for address in OURS)


@pytest.mark.parametrize("path", PATHS)
def test_paths(anyone, path):
    response = anyone.get(path)
    assert fine(response)
    assert response.status_code in {301, 302, 400, 404}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace", "head"])
def test_methods(anyone, method):
    assert all(fine(getattr(anyone, method)(address)) for address in OURS)


@pytest.mark.parametrize("host", ["", "evil.example", "[", "testserver:x", "testserver/", "é", " "])
def test_hosts(anyone, host):
    for address in OURS:
        assert fine(anyone.get(address, HTTP_HOST=host))


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"next=%00&language=%00", "application/x-www-form-urlencoded"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b"{", "application/json"),
        (b"next=/&language=en", "application/x-www-form-urlencoded; charset=tidak-ada"),
        (b"&" * 20000, "application/x-www-form-urlencoded"),
        (b"next=" + b"/" * 100000, "application/x-www-form-urlencoded"),
    ],
)
def test_bodies(anyone, body, kind):
    for address in ("/bahasa/", "/cari/", "/"):
        assert fine(anyone.generic("POST", address, body, kind))


anything = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@anything
@given(text=st.text(max_size=300), number=st.text(max_size=20))
def test_search_takes_any_text(anyone, text, number):
    assert anyone.get("/cari/", {"q": text, "page": number}).status_code == 200


@anything
@given(address=urls() | st.text(max_size=80), language=st.text(max_size=12))
def test_choosing_a_language_takes_any_text_and_stays_here(anyone, address, language):
    response = anyone.post("/bahasa/", {"next": address, "language": language})
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith("//")


@anything
@given(path=st.text(max_size=60))
def test_any_path_is_answered(anyone, path):
    assert fine(anyone.get("/" + path))
