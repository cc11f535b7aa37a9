"""Signing up: what is asked, what is kept, and what is given away."""

import pytest
from django.core import mail
from django.urls import reverse

from literasi.home.models import InfoPage
from literasi.users.models import User
from tests.users.doors import SIGNUP, is_signed_in, sign_up


def test_a_new_person_is_signed_in_at_once(client, home):
    response = sign_up(client)
    assert is_signed_in(client)
    assert response.url == reverse("my_learning")
    user = User.objects.get()
    assert (user.full_name, user.email) == (SIGNUP["full_name"], SIGNUP["email"])
    assert user.agreed_at
    assert not user.is_minor
    assert not user.is_staff


def test_the_address_is_asked_to_be_confirmed_by_an_indonesian_mail(client, home):
    sign_up(client)
    (letter,) = mail.outbox
    assert letter.to == [SIGNUP["email"]]
    assert letter.subject == "Konfirmasikan alamat email Anda"
    assert "http://testserver/akun/email/konfirmasi/" in letter.body


def test_next_is_kept_and_followed(client, home):
    page = client.get(reverse("account_login"), {"next": "/belajar/"}).content.decode()
    assert f"{reverse('account_signup')}?next=%2Fbelajar%2F" in page
    assert sign_up(client, next="/belajar/").url == "/belajar/"
    client.logout()
    assert "jahat" not in sign_up(client, email="b@contoh.id", next="//jahat.example").url


def test_under_18_needs_a_guardian(client, home):
    response = sign_up(client, age="17")
    assert "persetujuan orang tua atau wali" in response.content.decode()
    assert not User.objects.exists()
    sign_up(client, age="17", guardian="on")
    assert User.objects.get().is_minor


def test_no_date_of_birth_is_asked(client, home):
    page = client.get(reverse("account_signup"))
    assert list(page.context["form"].fields) == [
        "full_name", "email", "password1", "age", "guardian",
    ]  # fmt: skip


def test_the_consent_line_leads_to_the_privacy_page(client, home):
    home.add_child(instance=InfoPage(title="Privasi", slug="privasi"))
    assert 'href="/privasi/"' in client.get(reverse("account_signup")).content.decode()


def test_a_taken_address_is_refused_without_naming_anybody(client, user):
    response = sign_up(client, email=user.email.upper())
    page = response.content.decode()
    assert "tidak dapat dipakai untuk mendaftar" in page
    assert user.full_name not in page
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"full_name": ""},
        {"full_name": "x" * 151},
        {"full_name": "a\x00b"},
        {"email": ""},
        {"email": "bukan-alamat"},
        {"email": f"{'x' * 300}@contoh.id"},
        {"email": "a\x00@contoh.id"},
        {"password1": ""},
        {"password1": "123"},
        {"password1": "password"},
        {"age": ""},
        {"age": "99"},
        {"age": "17\x00"},
    ],
)
def test_rubbish_is_answered_with_the_form(client, home, changes):
    response = sign_up(client, **changes)
    assert response.status_code == 200
    assert 'class="errorlist"' in response.content.decode()
    assert not User.objects.exists()


def test_a_name_of_one_word_and_150_letters_is_welcome(client, home):
    sign_up(client, full_name="W" * 150)
    assert User.objects.get().full_name == "W" * 150


def test_a_strange_address_in_the_query_does_no_harm(client, home):
    for value in ("\x00", "<script>", "x" * 5000):
        assert client.get(reverse("account_signup"), {"email": value}).status_code == 200


def test_mail_server_away_costs_nobody_their_account(client, home, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    sign_up(client)
    assert is_signed_in(client)
