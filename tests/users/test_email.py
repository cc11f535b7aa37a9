"""Confirming and changing one's address."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from tests.factories.users import UserFactory
from tests.users.doors import log_in, sign_up


def confirmation_link(letter) -> str:
    return re.search(r"http://testserver(/akun/email/konfirmasi/\S+)", letter.body)[1]


def change(client, address):
    return client.post(reverse("account_email"), {"action_add": "1", "email": address})


def test_confirming_takes_a_button(client, home):
    sign_up(client)
    link = confirmation_link(mail.outbox[0])
    assert "Ya, ini alamat saya" in client.get(link).content.decode()
    assert not EmailAddress.objects.get().verified
    client.post(link)
    assert EmailAddress.objects.get().verified


@pytest.mark.parametrize("key", ["abc", "MQ:1x:y", "-", "ñ:ñ:ñ"])
def test_a_made_up_link_says_what_to_do(client, home, key):
    response = client.get(f"/akun/email/konfirmasi/{key}/")
    assert response.status_code == 200
    assert "sudah tidak berlaku" in response.content.decode()


def test_a_new_address_counts_once_confirmed(signed_in, user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    change(signed_in, "baru@contoh.id")
    user.refresh_from_db()
    assert user.email == "rina@contoh.id"
    assert "menunggu konfirmasi" in signed_in.get(reverse("account_email")).content.decode()
    signed_in.post(confirmation_link(mail.outbox[-1]))
    user.refresh_from_db()
    assert user.email == "baru@contoh.id"
    assert not EmailAddress.objects.filter(email="rina@contoh.id").exists()


def test_somebody_elses_address_is_not_given_away(signed_in, home):
    other = UserFactory()
    change(signed_in, other.email)
    page = signed_in.get(reverse("account_email")).content.decode()
    assert "menunggu konfirmasi" in page
    assert other.full_name not in page


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"action_add": "1"},
        {"action_add": "1", "email": "bukan"},
        {"action_add": "1", "email": f"{'x' * 300}@contoh.id"},
        {"action_add": "1", "email": "\x00@contoh.id"},
        {"action_send": "1", "email": "orang-lain@contoh.id"},
        {"action_remove": "1", "email": "\x00"},
        {"action_primary": "1", "email": "bukan"},
        {"action_tidak_ada": "1", "email": "rina@contoh.id"},
    ],
)
def test_rubbish_changes_nothing(signed_in, user, data):
    assert signed_in.post(reverse("account_email"), data).status_code in {200, 302}
    user.refresh_from_db()
    assert user.email == "rina@contoh.id"


def test_old_address_no_longer_signs_in_after_the_change(client, signed_in, user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    change(signed_in, "baru@contoh.id")
    signed_in.post(confirmation_link(mail.outbox[-1]))
    signed_in.logout()
    assert "belum tepat" in log_in(client, "rina@contoh.id").content.decode()
