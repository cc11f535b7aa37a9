"""The admin's first page: the site's own name on it, and what waits for whom."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from literasi.agencies.models import Membership
from literasi.core.models import Contact
from literasi.home import dashboard
from literasi.home.models import HomePage, InfoPage
from literasi.users.groups import EDITORS, ensure_groups
from tests.factories.agencies import AgencyFactory
from tests.factories.badges import finish, issue, make_course
from tests.factories.quizzes import question
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

TODAY = timezone.localdate()
LONG_AGO = TODAY - datetime.timedelta(days=400)


@pytest.fixture
def editor(client, home):
    ensure_groups()
    user = UserFactory(full_name="Dewi Lestari")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return user


@pytest.fixture
def administrator(client, home):
    user = AdministratorFactory()
    client.force_login(user)
    return user


def page_due(home, title="Sudah lewat"):
    page = InfoPage(title=title, review_due=LONG_AGO)
    return HomePage.objects.get(pk=home.pk).add_child(instance=page)


def contact(checked_on):
    return Contact.objects.create(
        key=f"k{Contact.objects.count()}", name="Posko", channel="phone", checked_on=checked_on
    )


def counted(user) -> dict[str, int]:
    return {count.label: count.number for count in dashboard.waiting(user, TODAY)}


def test_it_carries_the_name_of_the_site_and_leads_to_no_other_host(client, editor):
    page = client.get(reverse("wagtailadmin_home")).text
    assert "Dasbor - Literasi" in page
    assert "Selamat datang, Dewi Lestari" in page
    assert "admin-brand" in page
    assert "guide.wagtail.org" not in page
    assert "wagtail.org" not in page


def test_an_editor_sees_what_an_editor_may_do_something_about(editor, home):
    page_due(home)
    question(review_due=LONG_AGO)
    contact(LONG_AGO)
    contact(TODAY)
    Membership.objects.create(user=UserFactory(), agency=AgencyFactory())
    assert counted(editor) == {
        "halaman perlu ditinjau": 1,
        "soal perlu ditinjau": 1,
        "kontak perlu diperiksa": 1,
    }


def test_an_administrator_also_sees_who_waits_to_be_confirmed(administrator):
    Membership.objects.create(user=UserFactory(), agency=AgencyFactory())
    assert counted(administrator) == {"keanggotaan menunggu konfirmasi": 1}


def test_every_count_leads_to_its_list(client, administrator, home):
    page_due(home)
    question(review_due=LONG_AGO)
    contact(LONG_AGO)
    Membership.objects.create(user=UserFactory(), agency=AgencyFactory())
    counts = dashboard.waiting(administrator, TODAY) + dashboard.learning(
        administrator, timezone.now()
    )
    assert len(counts) == 7
    assert {client.get(count.url).status_code for count in counts} == {200}


def test_nothing_waiting_is_said(client, editor):
    assert "Tidak ada yang menunggu Anda" in client.get(reverse("wagtailadmin_home")).text


def test_learning_of_the_last_days_is_counted_for_who_may_read_reports(editor, home):
    finish(LearnerFactory(), make_course())
    issue()
    now = timezone.now()
    counts = dashboard.learning(editor, now - datetime.timedelta(days=1))
    assert [count.number > 0 for count in counts] == [True, True, True]
    later = dashboard.learning(editor, now + datetime.timedelta(days=1))
    assert [count.number for count in later] == [0, 0, 0]
    assert dashboard.learning(UserFactory(), now) == []


def test_activity_names_each_thing_once_the_newest_first(editor, home):
    page = page_due(home, "Kontak")
    for _ in range(5):
        page.save_revision(user=editor, log_action=True)
    other = page_due(home, "Privasi")
    other.save_revision(user=editor, log_action=True)
    entries = dashboard.activity(editor)
    assert [entry.title for entry in entries[:2]] == ["Privasi", "Kontak"]
    assert [entry.title for entry in entries].count("Kontak") == 1
    assert entries[0].url == reverse("wagtailadmin_pages:edit", args=[other.pk])
    assert entries[0].who == "Dewi Lestari"


def test_it_costs_the_same_with_many(client, editor, home):
    def cost():
        with CaptureQueriesContext(connection) as made:
            client.get(reverse("wagtailadmin_home"))
        return len(made)

    def add(number):
        page_due(home, f"Halaman {number}").save_revision(user=editor, log_action=True)

    for number in range(8):
        add(number)
    client.get(reverse("wagtailadmin_home"))
    few = cost()
    for number in range(8, 40):
        add(number)
    assert cost() <= few
