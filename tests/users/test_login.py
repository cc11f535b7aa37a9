"""Signing in and out: who gets in, where they land, and how guessing is slowed."""

import re

import pytest
from django.urls import reverse

from tests.factories.users import PASSWORD, UserFactory
from tests.users.doors import is_signed_in, log_in

WRONG = "bukan-kata-sandinya"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


def guess(client, email, times, **extra):
    for _ in range(times):
        response = log_in(client, email, WRONG, **extra)
    return response


def test_right_password_signs_in_and_leads_to_my_learning(client, user):
    response = log_in(client, user.email)
    assert is_signed_in(client)
    assert response.url == reverse("my_learning")


def test_address_is_taken_in_any_case(client, user):
    log_in(client, user.email.upper())
    assert is_signed_in(client)


def test_next_is_followed(client, user):
    page = client.get(reverse("account_login"), {"next": "/lencana/"})
    assert 'name="next" value="/lencana/"' in page.content.decode()
    response = client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": "/lencana/"}
    )
    assert response.url == "/lencana/"


@pytest.mark.parametrize(
    "address",
    [
        "https://jahat.example/",
        "//jahat.example/",
        "///jahat.example",
        "/\\jahat.example",
        "javascript:alert(1)",
        "https:jahat.example",
        "\x00https://jahat.example",
        "http://testserver@jahat.example/",
    ],
)
@pytest.mark.parametrize("where", ["GET", "POST"])
def test_next_to_another_site_is_not_followed(client, user, address, where):
    url, data = reverse("account_login"), {"login": user.email, "password": PASSWORD}
    if where == "GET":
        response = client.post(url, data, query_params={"next": address})
    else:
        response = client.post(url, data | {"next": address})
    assert response.status_code == 302
    assert "jahat" not in response.url
    assert "javascript" not in response.url


def test_wrong_password_and_unknown_address_read_the_same(client, user):
    pages = [
        re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode()).replace(
            email, ""
        )
        for email in (user.email, "tidak-ada@contoh.id")
        for page in [guess(client, email, 1)]
    ]
    assert "belum tepat" in pages[0]
    assert pages[0] == pages[1]


def test_guessing_is_stopped_and_says_how_long(client, user):
    guess(client, user.email, 5)
    response = log_in(client, user.email)
    assert "tunggu 5 menit" in response.content.decode()
    assert not is_signed_in(client)


def test_unknown_addresses_are_stopped_just_the_same(client, user):
    assert "tunggu 5 menit" in guess(client, "tidak-ada@contoh.id", 6).content.decode()


def test_a_stranger_elsewhere_cannot_lock_a_person_out(client, user):
    guess(client, user.email, 6, **ELSEWHERE)
    log_in(client, user.email)
    assert is_signed_in(client)


def test_guesses_from_many_places_are_stopped_for_an_hour(client, user):
    for place in range(11):
        guess(client, user.email, 5, REMOTE_ADDR=f"198.51.100.{place}")
    response = log_in(client, user.email)
    assert "tunggu satu jam" in response.content.decode()
    assert not is_signed_in(client)


def test_right_passwords_do_not_count_as_guesses(client, user):
    for _ in range(7):
        log_in(client, user.email)
        client.post(reverse("account_logout"))
    log_in(client, user.email)
    assert is_signed_in(client)


def test_a_forged_forwarding_header_wins_no_new_guesses(client, user):
    for place in range(6):
        guess(client, user.email, 1, HTTP_X_FORWARDED_FOR=f"192.0.2.{place}")
    assert "tunggu 5 menit" in log_in(client, user.email).content.decode()


def test_behind_one_trusted_proxy_the_address_it_adds_counts(client, user, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guess(client, user.email, 6, HTTP_X_FORWARDED_FOR="192.0.2.1, 203.0.113.9")
    log_in(client, user.email, HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.7")
    assert is_signed_in(client)


def test_very_many_logins_get_a_page_that_says_to_wait(client, user):
    for number in range(31):
        response = guess(client, f"orang{number}@contoh.id", 1)
    assert "tunggu 5 menit" in response.content.decode()
    for number in range(90):
        response = guess(client, f"lain{number}@contoh.id", 1)
    assert response.status_code == 429
    assert "Tunggu lima menit" in response.content.decode()


def test_the_admins_own_login_only_leads_to_ours(client, administrator):
    url = "/admin/login/?next=/admin/pages/"
    response = client.post(url, {"username": administrator.email, "password": PASSWORD})
    assert response.url == f"{reverse('account_login')}?next=/admin/pages/"
    assert not is_signed_in(client)


def test_guessing_by_way_of_the_admin_is_stopped_too(client, administrator):
    for _ in range(6):
        door = client.get("/admin/", follow=True).redirect_chain[-1][0]
        assert door.startswith(reverse("account_login"))
        client.post(door, {"login": administrator.email, "password": WRONG})
    response = client.post(door, {"login": administrator.email, "password": PASSWORD})
    assert "tunggu 5 menit" in response.content.decode()
    assert not is_signed_in(client)


def test_an_inactive_account_is_told_so_only_with_its_password(client, home):
    user = UserFactory(is_active=False)
    assert "belum tepat" in guess(client, user.email, 1).content.decode()
    assert log_in(client, user.email).url == reverse("account_inactive")
    assert not is_signed_in(client)


def test_logging_out_takes_a_post(signed_in):
    assert signed_in.get(reverse("account_logout")).status_code == 200
    assert is_signed_in(signed_in)
    signed_in.post(reverse("account_logout"))
    assert not is_signed_in(signed_in)


def test_the_session_is_remembered(client, user):
    log_in(client, user.email)
    assert client.cookies["sessionid"]["max-age"] == 14 * 24 * 3600
