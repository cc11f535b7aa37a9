"""People in the Wagtail admin: e-mail and one name."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from literasi.users.groups import EDITORS
from literasi.users.models import User
from tests.factories.users import PASSWORD, LearnerFactory, UserFactory
from tests.users.doors import log_in

NEW = {
    "email": "Dewi@Contoh.ID",
    "full_name": "Dewi Lestari, S.I.Kom.",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


def admin_urls(pk):
    group = Group.objects.first().pk
    return [
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:add"),
        reverse("wagtailusers_users:edit", args=[pk]),
        reverse("wagtailusers_users:delete", args=[pk]),
        reverse("wagtailusers_users:history", args=[pk]),
        reverse("wagtailusers_users:usage", args=[pk]),
        reverse("wagtailusers_users:index") + "?q=rina&ordering=-full_name&is_active=true",
        reverse("wagtailusers_users:index") + f"?group={group}&export=xlsx",
        reverse("wagtailusers_users:index_results") + "?q=%00%22",
        reverse("wagtailusers_groups:index"),
        reverse("wagtailusers_groups:add"),
        reverse("wagtailusers_groups:edit", args=[group]),
        reverse("wagtailusers_groups:delete", args=[group]),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_home"),
        reverse("wagtail_bulk_action", args=["users", "user", "assign_role"]) + f"?id={pk}",
        reverse("wagtail_bulk_action", args=["users", "user", "set_active_state"]) + f"?id={pk}",
        reverse("wagtail_bulk_action", args=["users", "user", "delete"]) + f"?id={pk}",
    ]


def test_every_page_about_people_answers(admin, user):
    for url in admin_urls(user.pk):
        assert (url, admin.get(url).status_code) == (url, 200)


def test_the_list_shows_and_finds_name_and_address(admin, user):
    UserFactory(full_name="Orang Lain")
    for words in ("marlina", "rina@contoh"):
        page = admin.get(reverse("wagtailusers_users:index"), {"q": words}).content.decode()
        assert user.full_name in page
        assert user.email in page
        assert "Orang Lain" not in page


def test_the_list_takes_as_many_queries_for_300_as_for_3(
    admin, home, django_assert_max_num_queries
):
    UserFactory.create_batch(3)
    admin.get(reverse("wagtailusers_users:index"))
    for more in (0, 297):
        UserFactory.create_batch(more)
        with django_assert_max_num_queries(30):
            admin.get(reverse("wagtailusers_users:index"))


def test_a_person_is_added_and_can_sign_in(admin, client):
    group = Group.objects.get(name=EDITORS)
    response = admin.post(reverse("wagtailusers_users:add"), NEW | {"groups": [group.pk]})
    assert response.status_code == 302
    user = User.objects.get(email="dewi@contoh.id")
    assert user.is_staff
    client.logout()
    assert log_in(client, "dewi@contoh.id").status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "RINA@contoh.id"},
        {"email": "x"},
        {"full_name": ""},
        {"full_name": "a\x00"},
        {"password1": "1", "password2": "1"},
        {"password2": "lain"},
        {"groups": ["99999"]},
    ],
)
def test_rubbish_adds_nobody(admin, user, changes):
    response = admin.post(reverse("wagtailusers_users:add"), NEW | changes)
    assert response.status_code == 200
    assert User.objects.count() == 2


def test_a_changed_address_signs_in_and_the_old_one_no_longer(admin, client, user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    form = {"email": "baru@contoh.id", "full_name": user.full_name, "is_active": "on"}
    admin.post(reverse("wagtailusers_users:edit", args=[user.pk]), form)
    client.logout()
    assert log_in(client, "rina@contoh.id").status_code == 200
    assert log_in(client, "baru@contoh.id").status_code == 302


def test_a_lost_phone_locks_nobody_out(admin, client, user, administrator):
    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    assert "reset_second_factor" not in admin.get(edit).text
    TOTP.activate(user, generate_totp_secret())
    assert "reset_second_factor" in admin.get(edit).text
    form = {"email": user.email, "full_name": user.full_name, "is_active": "on"}
    admin.post(edit, form)
    assert Authenticator.objects.filter(user=user).exists()
    admin.post(edit, form | {"reset_second_factor": "on"})
    assert not Authenticator.objects.filter(user=user).exists()
    entry = ModelLogEntry.objects.get(action="users.reset_second_factor")
    assert (entry.user, entry.object_id) == (administrator, str(user.pk))
    assert "dua langkah" in admin.get(reverse("wagtailusers_users:history", args=[user.pk])).text


def test_deleting_a_person_keeps_what_was_learnt(admin, user):
    learner = LearnerFactory(user=user)
    admin.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    learner.refresh_from_db()
    assert learner.user is None
    assert not User.objects.filter(pk=user.pk).exists()


def test_the_account_page_changes_the_name(admin, administrator):
    page = admin.get(reverse("wagtailadmin_account")).content.decode()
    assert "name_email-full_name" in page
    assert "first_name" not in page
    profile = UserProfile.get_for_user(administrator)
    form = {
        "name_email-full_name": "Nama Baru",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": profile.theme,
        "theme-contrast": profile.contrast,
        "theme-density": profile.density,
    }
    assert admin.post(reverse("wagtailadmin_account"), form).status_code == 302
    administrator.refresh_from_db()
    assert administrator.full_name == "Nama Baru"


def test_wagtails_own_ways_to_a_password_are_shut(client, administrator):
    assert client.get("/admin/password_reset/").status_code == 404


def test_people_without_a_role_do_not_enter(signed_in):
    assert signed_in.get("/admin/").status_code == 403
