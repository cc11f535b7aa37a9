"""Who may send a form that stands on a page kept for all visitors."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from literasi.core.same_origin import is_same_origin, same_origin_post

HOST = "testserver"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        # What the browser says of the fetch weighs more than an address.
        ({"Sec-Fetch-Site": "cross-site", "Origin": f"http://{HOST}"}, False),
        ({"Origin": f"http://{HOST}"}, True),
        ({"Origin": f"https://{HOST}"}, False),
        ({"Origin": f"http://{HOST}:81"}, False),
        ({"Origin": f"http://{HOST}.evil.example"}, False),
        ({"Origin": f"http://{HOST}@evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://["}, False),
        ({"Origin": "null", "Referer": f"http://{HOST}/"}, False),
        ({"Referer": f"http://{HOST}/tentang/"}, True),
        ({"Referer": f"http://evil.example/?{HOST}"}, False),
        ({"Referer": "http://]["}, False),
        ({}, False),
    ],
)
def test_is_same_origin(headers, expected):
    request = RequestFactory().post("/", headers=headers)
    assert is_same_origin(request) is expected


def test_who_does_not_say_is_told_what_to_do(db, home):
    request = RequestFactory().post("/")
    response = same_origin_post(lambda request: HttpResponse("masuk"))(request)
    assert response.status_code == 403
    assert "Muat ulang halaman sebelumnya" in response.content.decode()


def test_reading_is_refused():
    view = same_origin_post(lambda request: HttpResponse("masuk"))
    assert view(RequestFactory().get("/")).status_code == 405
