"""The reader's language: chosen, remembered, never guessed."""

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.translation import override

from literasi.core.language import editorial, sentence

COOKIE = settings.LANGUAGE_COOKIE_NAME
ADDRESS = "/tentang/"


@pytest.fixture
def choose(about, client):
    def post(**data):
        return client.post(reverse("set_language"), data)

    return post


def test_choice_is_kept_for_a_year_and_leads_back(choose, client):
    response = choose(language="en", next=ADDRESS + "?page=2")
    assert (response.status_code, response["Location"]) == (302, ADDRESS + "?page=2")
    assert response.cookies[COOKIE]["max-age"] == 365 * 24 * 3600
    assert '<html lang="en"' in client.get(ADDRESS).content.decode()
    choose(language="id")
    assert '<html lang="id"' in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("language", ["", "de", "id-id", "../id", "\0", "e" * 5000])
def test_a_language_we_do_not_speak_changes_nothing(choose, language):
    response = choose(language=language, next=ADDRESS)
    assert response.status_code == 302
    assert COOKIE not in response.cookies


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "javascript:alert(1)",
        "",
        "\0",
        "/\\evil.example",
        "http://[",
        "\n/x",
        "https:evil.example",
    ],
)
def test_nobody_is_led_elsewhere(choose, address):
    assert choose(language="en", next=address)["Location"] == "/"


def test_only_post_changes_the_language(about, client):
    assert client.get(reverse("set_language"), {"language": "en"}).status_code == 405


def test_another_site_cannot_choose(about):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(
        reverse("set_language"), {"language": "en"}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert COOKIE not in answer.cookies


def test_own_pages_can_without_a_token(about):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(
        reverse("set_language"), {"language": "en"}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.cookies[COOKIE].value == "en"


def test_browser_settings_are_not_asked(about, client):
    response = client.get(ADDRESS, headers={"Accept-Language": "en"})
    assert response["Content-Language"] == "id"
    assert "Accept-Language" not in response["Vary"]


def test_signed_in_readers_choice_holds_too(about, client, user):
    client.force_login(user)
    client.cookies[COOKIE] = "en"
    response = client.get(ADDRESS)
    assert response["Content-Language"] == "en"
    assert "Cookie" in response["Vary"]


# --- Two languages on one page --------------------------------------------------------


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_editors_words_are_marked_where_the_interface_speaks_otherwise():
    source = "{{ title|editorial }}"
    assert drawn(source, title="A < B") == "A &lt; B"
    with override("en"):
        assert drawn(source, title="A < B") == '<span lang="id">A &lt; B</span>'
        assert drawn(source, title=None) == ""


def test_the_interface_is_marked_inside_editors_text():
    source = "<h2{% interface_lang %}>"
    assert drawn(source) == "<h2>"
    with override("id-id"):
        assert drawn(source) == "<h2>"
    with override("en"):
        assert drawn(source) == '<h2 lang="en">'


def test_a_sentence_is_safe_whatever_is_in_it():
    with override("en"):
        told = sentence("“%(title)s” & %(done)s", title=editorial("<b>"), done="<i>")
    assert told == '“<span lang="id">&lt;b&gt;</span>” &amp; &lt;i&gt;'
    assert conditional_escape(told) == told
