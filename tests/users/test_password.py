"""Forgotten and changed passwords."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from tests.factories.users import PASSWORD
from tests.users.doors import is_signed_in, log_in

NEW = "Kata-sandi-lain-9"


def ask(client, email):
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def link_in(letter) -> str:
    return re.search(r"http://testserver(/akun/kata-sandi/baru/\S+)", letter.body)[1]


def test_known_and_unknown_addresses_read_the_same(client, user):
    known, unknown = ask(client, user.email), ask(client, "tidak-ada@contoh.id")
    assert known.redirect_chain == unknown.redirect_chain
    assert "Periksa email Anda" in unknown.content.decode()
    assert [letter.subject for letter in mail.outbox] == [
        "Buat kata sandi baru",
        "Belum ada akun dengan alamat ini",
    ]


def test_the_link_sets_a_new_password_once(client, user):
    ask(client, user.email)
    link = link_in(mail.outbox[0])
    page = client.get(link, follow=True)
    assert "Kata sandi baru" in page.content.decode()
    form = {"password1": NEW, "password2": NEW}
    done = client.post(page.redirect_chain[-1][0], form, follow=True)
    assert "Kata sandi sudah diganti" in done.content.decode()
    assert "sudah tidak berlaku" in client.get(link, follow=True).content.decode()
    log_in(client, user.email, NEW)
    assert is_signed_in(client)


def test_after_a_reset_earlier_failures_are_forgotten(client, user):
    for _ in range(6):
        log_in(client, user.email, "salah")
    ask(client, user.email)
    page = client.get(link_in(mail.outbox[0]), follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    log_in(client, user.email, NEW)
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "tail",
    ["1-abc/", "zzzzzzzzzzzzzzzzzzzzzzzz-abc/", "1-set-password/", "0-%00/", "1-%F0%9F%92%A9/"],
)
def test_a_made_up_link_says_what_to_do(client, user, tail):
    response = client.get(f"/akun/kata-sandi/baru/{tail}")
    assert response.status_code == 200
    assert "Minta tautan baru" in response.content.decode()


def test_too_many_requests_for_one_address_are_stopped(client, user):
    for _ in range(5):
        ask(client, user.email)
    assert ask(client, user.email).status_code == 429
    assert len(mail.outbox) == 5


def test_changing_tells_the_person_by_mail(signed_in, user):
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    response = signed_in.post(reverse("account_change_password"), form, follow=True)
    assert "Kata sandi Anda sudah diganti" in response.content.decode()
    assert is_signed_in(signed_in)
    assert mail.outbox[-1].subject == "Kata sandi akun Anda diganti"


@pytest.mark.parametrize(
    "changes",
    [
        {"oldpassword": "salah"},
        {"oldpassword": ""},
        {"password1": "123"},
        {"password2": "lain"},
        {"password1": "\x00" * 12},
    ],
)
def test_rubbish_changes_nothing(signed_in, user, changes):
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW} | changes
    response = signed_in.post(reverse("account_change_password"), form)
    assert response.status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
