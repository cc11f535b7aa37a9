"""The one stylesheet: small, complete, kept for ever under a name that changes with it."""

import gzip

import brotli
import pytest

from literasi.core import stylesheet

# A third of what a page may weigh, which tests/browser/test_weight.py holds as a whole.
LARGEST = 11 * 1024


def test_whole_stylesheet_stays_within_its_budget():
    assert len(stylesheet.current().bodies["gzip"]) <= LARGEST


def test_every_file_is_in_the_bundle():
    bundled = [path for layer in stylesheet.LAYERS for path in stylesheet.files(layer)]
    ours = [path for path in stylesheet.FOLDER.rglob("*.css") if path.parent.name != "admin"]
    assert sorted(bundled) == sorted(ours)


def test_components_use_tokens_and_no_raw_colours():
    raw = [
        path.name
        for path in stylesheet.files("components")
        if "light-dark(" in path.read_text() or "rgb(" in path.read_text()
    ]
    assert raw == []


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a { color: red; }", "a{color:red}"),
        ("/* why */ a,\n b > c { margin: 0 auto; }", "a,b > c{margin:0 auto}"),
        ("@media (min-width: 40rem) { a { top: calc(1px + 2px) } }",
         "@media (min-width:40rem){a{top:calc(1px + 2px)}}"),
        ("li :is(a, b):hover { --x: 1 }", "li :is(a,b):hover{--x:1}"),
    ],
)  # fmt: skip
def test_minify(css, small):
    assert stylesheet.minify(css) == small


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("", "identity"),
        ("*", "identity"),
    ],
)
def test_best_coding(accepted, coding):
    assert stylesheet.best_coding(accepted, ("br", "gzip", "identity")) == coding


@pytest.mark.parametrize(
    ("accepted", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)]
)
def test_served_as_accepted_and_kept_for_ever(client, accepted, unpack):
    response = client.get(stylesheet.url(), headers={"accept-encoding": accepted})
    assert unpack(response.content).decode() == stylesheet.bundle()
    assert response.headers.get("Content-Encoding", "") == accepted
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"


def test_an_old_address_gives_todays_stylesheet_but_not_for_ever(client):
    response = client.get("/gaya/0123456789ab.css")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"
