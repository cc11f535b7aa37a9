"""The profile page, the copy of one's data, and erasing the account."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from literasi.users import privacy
from literasi.users.models import Learner, User
from tests.factories.agencies import ConfirmedMembershipFactory
from tests.factories.users import PASSWORD, AdministratorFactory, LearnerFactory
from tests.users.doors import is_signed_in

PAGES = ["profile", "download_my_data", "erase_account"]


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_led_to_signing_in(client, home, name):
    response = client.get(reverse(name))
    assert response.url == f"{reverse('account_login')}?next={reverse(name)}"


@pytest.mark.parametrize("name", PAGES)
def test_the_person_signed_in_sees_it_and_no_cache_keeps_it(signed_in, name):
    response = signed_in.get(reverse(name))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_the_name_is_changed(signed_in, user):
    signed_in.post(reverse("profile"), {"full_name": "Rina Marlina, S.Kom."})
    user.refresh_from_db()
    assert user.full_name == "Rina Marlina, S.Kom."


@pytest.mark.parametrize("name", ["", "   ", "x" * 151, "a\x00b"])
def test_a_name_that_cannot_be_is_refused(signed_in, user, name):
    response = signed_in.post(reverse("profile"), {"full_name": name, "is_superuser": "on"})
    assert 'class="errorlist"' in response.content.decode()
    user.refresh_from_db()
    assert user.full_name == "Rina Marlina, A.Md."
    assert not user.is_superuser


def test_the_page_leads_to_everything(signed_in):
    page = signed_in.get(reverse("profile")).content.decode()
    for name in ("account_email", "account_change_password", "mfa_index", "set_language",
                 "agencies:join", "download_my_data", "erase_account"):  # fmt: skip
        assert reverse(name) in page


def test_queries_do_not_grow_with_what_the_person_has(
    signed_in, user, django_assert_max_num_queries
):
    ConfirmedMembershipFactory(user=user)
    signed_in.get(reverse("profile"))
    with django_assert_max_num_queries(12):
        signed_in.get(reverse("profile"))


# --- The copy ---


def test_the_copy_holds_the_account_and_every_section(signed_in, user):
    LearnerFactory(user=user)
    membership = ConfirmedMembershipFactory(user=user)
    response = signed_in.get(reverse("download_my_data"))
    assert "attachment" in response["Content-Disposition"]
    data = json.loads(response.content)
    assert data["akun"]["nama_lengkap"] == user.full_name
    assert data["akun"]["email"] == user.email
    assert data["keanggotaan_instansi"][0]["instansi"] == membership.agency.name
    assert {"kursus", "kuis", "lencana"} <= data.keys()
    assert "password" not in response.content.decode()


def test_who_has_learnt_nothing_gets_a_copy_too(signed_in):
    assert json.loads(signed_in.get(reverse("download_my_data")).content)["akun"]


# --- Erasing ---


def erase(client, password=PASSWORD):
    return client.post(reverse("erase_account"), {"password": password}, follow=True)


def test_the_page_says_what_goes_and_what_stays(signed_in):
    page = signed_in.get(reverse("erase_account")).content.decode()
    assert "Yang dihapus" in page
    assert "Yang tetap ada" in page


@pytest.mark.parametrize("password", ["", "salah", "\x00"])
def test_without_the_password_nothing_is_erased(signed_in, user, password):
    response = erase(signed_in, password)
    assert response.status_code == 200
    assert 'class="errorlist"' in response.content.decode()
    assert User.objects.filter(pk=user.pk).exists()


def test_guessing_the_password_is_stopped(signed_in, user):
    for _ in range(5):
        erase(signed_in, "salah")
    assert "tunggu 5 menit" in erase(signed_in).content.decode()
    assert User.objects.filter(pk=user.pk).exists()


def test_the_person_goes_and_the_numbers_stay(signed_in, user):
    learner = LearnerFactory(user=user)
    ConfirmedMembershipFactory(user=user)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    TOTP.activate(user, generate_totp_secret())
    log(instance=user, action="wagtail.edit", user=user)
    response = erase(signed_in)
    assert "sudah dihapus" in response.content.decode()
    assert not is_signed_in(signed_in)
    assert not User.objects.filter(pk=user.pk).exists()
    assert not EmailAddress.objects.exists()
    assert not Authenticator.objects.exists()
    learner.refresh_from_db()
    assert (learner.user, learner.visitor_key) == (None, None)
    assert not ModelLogEntry.objects.filter(label__contains="Rina").exists()


def test_the_last_administrator_stays(client, administrator):
    client.force_login(administrator)
    assert "satu-satunya pengelola" in erase(client).content.decode()
    assert User.objects.filter(pk=administrator.pk).exists()
    AdministratorFactory()
    erase(client)
    assert not User.objects.filter(pk=administrator.pk).exists()


def test_an_account_without_a_password_sets_one_first(signed_in, user):
    user.set_unusable_password()
    user.save()
    signed_in.force_login(user)
    response = signed_in.get(reverse("erase_account"))
    assert response.url == reverse("account_set_password")
    assert signed_in.get(response.url).status_code == 200


def test_a_section_is_registered_by_name(user, monkeypatch):
    monkeypatch.setattr(privacy, "_sections", {})
    privacy.register_section("contoh", lambda learner: learner.pk)
    learner = Learner.objects.create(user=user)
    assert privacy.export(user)["contoh"] == learner.pk
