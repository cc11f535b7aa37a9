"""Verification in two steps, and the admin's demand for it."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.urls import reverse

from literasi.users.groups import EDITORS
from tests.factories.users import PASSWORD, UserFactory
from tests.users.doors import code_for, is_signed_in, log_in


@pytest.fixture
def demanded(settings):
    settings.LITERASI_REQUIRE_STAFF_MFA = True


@pytest.fixture
def secret(user):
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def confirm_it_is_me(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


# --- Setting it up ---


def test_it_is_switched_on_with_a_code_and_gives_recovery_codes(signed_in, user):
    assert reverse("account_reauthenticate") in signed_in.get(reverse("mfa_activate_totp")).url
    confirm_it_is_me(signed_in)
    page = signed_in.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    done = signed_in.post(reverse("mfa_activate_totp"), {"code": code_for(secret)}, follow=True)
    assert "10 dari 10 kode" in done.content.decode()
    assert Authenticator.objects.filter(user=user).count() == 2


@pytest.mark.parametrize("code", ["", "000000", "\x00", "abc", "9" * 5000, "１２３４５６"])
def test_a_wrong_code_switches_nothing_on(signed_in, user, code):
    confirm_it_is_me(signed_in)
    signed_in.get(reverse("mfa_activate_totp"))
    response = signed_in.post(reverse("mfa_activate_totp"), {"code": code})
    assert response.status_code == 200
    assert not Authenticator.objects.exists()


def test_an_unconfirmed_address_must_be_confirmed_first(signed_in, user):
    EmailAddress.objects.create(user=user, email=user.email, verified=False)
    response = signed_in.get(reverse("mfa_activate_totp"), follow=True)
    assert "Konfirmasikan dahulu alamat email" in response.content.decode()


def test_it_is_switched_off_again(signed_in, user, secret):
    confirm_it_is_me(signed_in)
    assert "hanya dijaga oleh kata sandi" in (
        signed_in.get(reverse("mfa_deactivate_totp")).content.decode()
    )
    signed_in.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()


def test_new_recovery_codes_replace_the_old(signed_in, user, secret):
    old = RecoveryCodes.activate(user).get_unused_codes()
    confirm_it_is_me(signed_in)
    assert signed_in.get(reverse("mfa_generate_recovery_codes")).status_code == 200
    page = signed_in.post(reverse("mfa_generate_recovery_codes"), follow=True)
    assert not set(old) & set(page.context["unused_codes"])
    download = signed_in.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert download.split() == page.context["unused_codes"]


# --- Signing in with it ---


def test_the_password_alone_does_not_sign_in(client, user, secret):
    assert log_in(client, user.email).url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert is_signed_in(client)


def test_a_recovery_code_works_once(client, user, secret):
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for expected in (True, False):
        log_in(client, user.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_signed_in(client) is expected
        client.logout()


@pytest.mark.parametrize("data", [{}, {"code": ""}, {"code": "\x00"}, {"credential": "{"}])
def test_rubbish_does_not_sign_in(client, user, secret, data):
    log_in(client, user.email)
    assert client.post(reverse("mfa_authenticate"), data).status_code == 200
    assert not is_signed_in(client)


def test_guessing_codes_is_stopped(client, user, secret):
    log_in(client, user.email)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000001"})
    response = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert "tunggu 5 menit" in response.content.decode()
    assert not is_signed_in(client)


def test_a_second_factor_taken_away_halfway_lets_one_sign_in_anew(client, home, user, secret):
    log_in(client, user.email)
    Authenticator.objects.all().delete()
    page = client.get(reverse("mfa_authenticate"), follow=True)
    assert page.redirect_chain == [(reverse("account_login"), 302)]
    log_in(client, user.email)
    assert is_signed_in(client)


def test_the_code_page_without_a_password_leads_to_signing_in(client, home):
    assert client.get(reverse("mfa_authenticate")).url == reverse("account_login")


# --- What the admin demands ---


def make_editor(**fields):
    editor = UserFactory(**fields)
    editor.groups.add(Group.objects.get(name=EDITORS))
    return editor


@pytest.mark.parametrize("make", [make_editor, lambda: UserFactory(is_superuser=True)])
def test_staff_without_it_are_led_to_it(client, home, demanded, make):
    client.force_login(make())
    for path in ("/admin/", "/admin/pages/", "/admin/account/", "/admin/tidak-ada/"):
        response = client.get(path)
        assert response.status_code == 403
        assert reverse("mfa_activate_totp") in response.content.decode()


def test_staff_with_it_enter(client, administrator, demanded):
    TOTP.activate(administrator, generate_totp_secret())
    client.force_login(administrator)
    assert client.get("/admin/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(client, administrator, demanded):
    RecoveryCodes.activate(administrator)
    client.force_login(administrator)
    assert client.get("/admin/").status_code == 403


def test_scripts_of_the_admin_get_data(client, administrator, demanded):
    client.force_login(administrator)
    asks = [
        ("/admin/api/main/pages/", {}),
        ("/admin/tag-autocomplete/", {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}),
        ("/admin/editing-sessions/ping/", {"HTTP_ACCEPT": "application/json"}),
    ]
    for path, headers in asks:
        response = client.get(path, **headers)
        assert response.status_code == 403
        assert response.json()["error"]


def test_a_staff_member_with_an_unconfirmed_address_is_told_to_confirm_it(
    client, administrator, demanded
):
    EmailAddress.objects.create(user=administrator, email=administrator.email, verified=False)
    client.force_login(administrator)
    assert "Kirim email konfirmasi" in client.get("/admin/").content.decode()


def test_staff_may_leave_and_read_without_it(client, administrator, demanded):
    client.force_login(administrator)
    assert client.get("/").status_code == 200
    assert client.get(reverse("profile")).status_code == 200
    client.post("/admin/logout/")
    assert not is_signed_in(client)


def test_who_may_not_enter_anyway_is_not_asked(client, user, demanded):
    client.force_login(user)
    response = client.get("/admin/")
    assert response.status_code == 403
    assert "Verifikasi dua langkah" not in response.text


def test_nobody_is_asked_where_the_site_does_not_demand_it(client, administrator, settings):
    settings.LITERASI_REQUIRE_STAFF_MFA = False
    client.force_login(administrator)
    assert client.get("/admin/").status_code == 200


# --- Who has no place in the admin ---


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/laporan-belajar/"])
def test_who_is_no_staff_is_turned_away_from_the_admin_once(signed_in, path):
    """Wagtail would lead to the login page, and that back to the admin, for ever."""
    response = signed_in.get(path)
    assert response.status_code == 403
    assert "Halaman ini bukan untuk akun Anda" in response.text
    assert "no-store" in response["Cache-Control"]
    assert ">Bahasa Indonesia<" not in response.text


def test_a_script_without_a_place_in_the_admin_gets_an_answer_it_can_read(signed_in):
    response = signed_in.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert (response.status_code, "error" in response.json()) == (403, True)


def test_who_is_no_staff_may_leave_by_the_admins_door(signed_in):
    assert signed_in.post("/admin/logout/").status_code == 302
