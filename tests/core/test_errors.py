"""Who opens an address meant for a button is told so, and what to do."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_buttons_address_opened_as_a_page_says_what_to_do(client, home):
    response = client.get(reverse("set_language"))
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "Tekan tombolnya sekali lagi" in response.text
    assert reverse("my_learning") in response.text


def test_it_speaks_english_too(client, home, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Press the button once more" in client.get(reverse("set_language")).text


def test_scripts_that_use_another_method_get_no_page(client, home):
    assert client.delete(reverse("set_language")).content == b""


def test_only_addresses_of_buttons_are_answered_so(client, home):
    assert client.get("/").status_code == 200
    assert client.get("/tidak-ada/").status_code == 404
