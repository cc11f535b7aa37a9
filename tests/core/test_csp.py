"""What browsers are told that pages may do."""

import pytest
from django.test import Client
from django.urls import reverse

from literasi.users.models import User


def policy(response):
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(values) for name, *values in parts}


@pytest.mark.parametrize(
    "address", ["/tentang/", "/cari/", "/tidak-ada/", "/robots.txt", "/healthz"]
)
def test_the_site_allows_nothing_inline_and_nothing_from_elsewhere(about, client, address):
    rules = policy(client.get(address))
    assert rules["default-src"] == {"'none'"}
    assert rules["script-src"] == rules["style-src"] == {"'self'"}
    assert not any("http" in value for values in rules.values() for value in values)


def test_only_the_editor_may_write_inline(home):
    client = Client()
    client.force_login(User.objects.create_superuser("a@example.id", "rahasia", full_name="A"))
    rules = policy(client.get(reverse("wagtailadmin_home")))
    assert rules["script-src"] == rules["style-src"] == {"'self'", "'unsafe-inline'"}
    assert rules["default-src"] == {"'none'"}
    assert policy(client.get("/cari/"))["script-src"] == {"'self'"}


def test_an_address_that_only_looks_like_the_admin_gets_nothing(home, client):
    assert policy(client.get("/administrasi/"))["script-src"] == {"'self'"}


def test_pages_may_use_no_camera_and_the_like(about, client):
    permitted = client.get("/tentang/")["Permissions-Policy"]
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(permitted.split(", "))
