"""Every page about an account: there, in our look, in both languages."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import get_resolver, reverse

from literasi.users import urls
from tests.users.doors import log_in
from tests.users.test_second_factor import confirm_it_is_me

FOR_EVERYBODY = [
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
    "account_email_verification_sent",
]
FOR_PEOPLE = [
    "account_logout",
    "account_reauthenticate",
    "account_email",
    "account_change_password",
    "mfa_index",
    "mfa_activate_totp",
    "profile",
    "erase_account",
]
ENGLISH = ("Sign In", "Sign Up", "Password", "Email address", "Forgot", "Two-Factor", "Recovery")


def check(response):
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1") == 1
    assert 'id="isi"' in page
    assert 'name="robots" content="noindex"' in page
    assert not [word for word in ENGLISH if word in page]
    assert "style=" not in page.replace("stylesheet", "")
    assert "placeholder=" not in page.split('id="isi"')[1].split("</main>")[0]


@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_pages_for_everybody(client, home, name):
    check(client.get(reverse(name)))


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_pages_for_people(signed_in, name):
    confirm_it_is_me(signed_in)
    check(signed_in.get(reverse(name)))


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_reauthenticate"],
)
def test_pages_for_people_with_a_second_factor(signed_in, user, name):
    TOTP.activate(user, generate_totp_secret())
    confirm_it_is_me(signed_in)
    check(signed_in.get(reverse(name)))


def test_the_page_that_asks_for_a_code(client, user):
    TOTP.activate(user, generate_totp_secret())
    check(client.get(log_in(client, user.email).url))


@pytest.mark.parametrize("name", FOR_EVERYBODY)
def test_pages_work_in_english(client, home, name):
    client.cookies["django_language"] = "en"
    assert client.get(reverse(name)).status_code == 200


def test_addresses_are_indonesian_and_names_are_allauths():
    names = {pattern.name for pattern in urls.urlpatterns}
    assert {"account_login", "account_signup", "mfa_authenticate", "profile"} <= names
    assert reverse("account_login") == "/akun/masuk/"
    assert reverse("account_signup") == "/akun/daftar/"
    assert not [p for p in get_resolver().reverse_dict.getlist("account_login") if "login" in p[0]]


@pytest.mark.parametrize("name", FOR_EVERYBODY + FOR_PEOPLE)
def test_no_method_or_length_breaks_a_page(signed_in, name):
    url = reverse(name)
    for method in ("put", "delete", "patch", "options", "head"):
        assert getattr(signed_in, method)(url).status_code < 500
    assert signed_in.get(url, {"next": "x" * 9000}).status_code < 500
    assert signed_in.post(url, {"next": "\x00", "nol": "\x00"}).status_code < 500
