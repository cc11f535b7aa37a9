"""Health, and pages for when something is wrong."""

import pytest
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from literasi.home.models import InfoPage


def test_healthy(db, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Content-Type"] == "text/plain"
    assert "no-store" in response["Cache-Control"]


def test_unhealthy_without_its_database(db, client, monkeypatch):
    def away():
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", away)
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"database unreachable\n")


def test_health_is_only_read(db, client):
    assert client.post("/healthz").status_code == 405


def test_not_found_says_where_to_go(home, client):
    response = client.get("/tidak-ada/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in html
    assert f'action="{reverse("search")}"' in html


def test_an_error_page_needs_no_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        html = render_to_string("500.html")
    assert "Yang sudah Anda simpan tetap aman" in html


def test_an_error_page_is_what_readers_see(about, client, monkeypatch):
    monkeypatch.setattr(InfoPage, "serve", lambda *args: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/tentang/")
    assert response.status_code == 500
    assert "Terjadi kesalahan di pihak kami" in response.content.decode()


def test_refused_form_says_what_to_do(home):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("account_login"), {"login": "a@example.id"})
    assert response.status_code == 403
    assert "Muat ulang halaman sebelumnya" in response.content.decode()


@pytest.mark.parametrize("address", ["/_util/login/", "/admin/login/"])
def test_wagtails_own_login_forms_lead_to_ours(home, client, address):
    response = client.get(address, {"next": "/tentang/"})
    assert response["Location"] == f"{reverse('account_login')}?next=%2Ftentang%2F"
