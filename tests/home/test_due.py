"""The list of pages past their review date."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from literasi.home.models import HomePage, InfoPage
from literasi.users.groups import ensure_groups
from literasi.users.models import User

YESTERDAY = datetime.date.today() - datetime.timedelta(days=1)


@pytest.fixture
def editor(client, home):
    ensure_groups()
    user = User.objects.create_user("penyunting@example.test", full_name="Penyunting")
    user.groups.add(Group.objects.get(name="Penyunting"))
    client.force_login(user)
    return user


def add(home, title, due):
    return HomePage.objects.get(pk=home.pk).add_child(
        instance=InfoPage(title=title, review_due=due)
    )


def test_an_editor_sees_what_is_past_due_and_nothing_else(client, editor, home):
    add(home, "Sudah lewat", YESTERDAY)
    add(home, "Masih lama", YESTERDAY + datetime.timedelta(days=30))
    add(home, "Tanpa tanggal", None)
    response = client.get(reverse("due_review"))
    assert [page.title for page in response.context["object_list"]] == ["Sudah lewat"]
    assert "Sudah lewat" in response.content.decode()


def test_nobody_else_sees_it(client, home):
    client.force_login(User.objects.create_user("warga@example.test", full_name="Warga"))
    assert client.get(reverse("due_review")).status_code == 403


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_costs_the_same_with_many(
    client, editor, home, count, django_assert_max_num_queries
):
    for number in range(count):
        add(home, f"Halaman {number}", YESTERDAY)
    client.get(reverse("due_review"))
    with django_assert_max_num_queries(25):
        client.get(reverse("due_review"))
