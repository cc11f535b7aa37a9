"""Contacts in the admin: those that nobody has checked for long stand out."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from literasi.core.models import Contact
from literasi.users.models import User
from tests.factories.core import ContactFactory

LIST = "/admin/snippets/core/contact/"


def checked(days_ago):
    return timezone.localdate() - datetime.timedelta(days=days_ago)


@pytest.mark.parametrize(("days", "is_stale"), [(0, False), (180, False), (181, True)])
def test_staleness(days, is_stale):
    assert ContactFactory.build(checked_on=checked(days)).is_stale is is_stale


@pytest.fixture
def admin(home, client):
    client.force_login(User.objects.create_superuser("a@example.id", "rahasia", full_name="A"))
    return client


def test_list_shows_the_oldest_first_and_marks_it(admin):
    ContactFactory(name="Baru", checked_on=checked(1))
    ContactFactory(name="Usang", checked_on=checked(400))
    html = admin.get(LIST).content.decode()
    assert html.index("Usang") < html.index("Baru")
    assert html.count("Perlu diperiksa") == 1


def test_list_takes_the_same_statements_for_many(admin):
    ContactFactory.create_batch(3)
    admin.get(LIST)
    few = statements(admin)
    ContactFactory.create_batch(40)
    assert statements(admin) == few


def statements(client):
    with CaptureQueriesContext(connection) as captured:
        client.get(LIST)
    return len(captured)


def test_contact_can_be_added(admin):
    address = reverse(Contact.snippet_viewset.get_url_name("add"))
    values = {
        "key": "bpbd",
        "name": "BPBD",
        "channel": "phone",
        "value": "0812-0000-0000",
        "checked_on": "2026-11-23",
        "sort_order": "1",
    }
    assert admin.post(address, values).status_code == 302
    assert Contact.objects.get(key="bpbd").name == "BPBD"
