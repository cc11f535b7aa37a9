"""The report of what happened to awards."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from literasi.badges import services
from literasi.badges.models import Award, AwardEvent
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import LearnerFactory, UserFactory
from tests.reports.test_export import rows_of

pytestmark = pytest.mark.django_db

URL = "/admin/laporan-belajar/penghargaan/"


@pytest.fixture
def award(site):
    learner = LearnerFactory(user=UserFactory(full_name="Rina Marlina, A.Md."))
    return issue(learner, BadgeFactory(name="Suara Instansi"))


@pytest.fixture
def boss(db):
    return UserFactory(full_name="Wulan Pengelola")


def shown(client, **query):
    return list(client.get(URL, query).context["object_list"])


def export(client, **query):
    return rows_of(client.get(URL, {"export": "xlsx", **query}))


def test_it_tells_what_happened_to_whom_by_whom_and_why(admin_client, award, boss):
    services.suspend(award=award, by=boss, reason="Sedang diperiksa")
    page = admin_client.get(URL).text
    for said in (award.number, "Rina Marlina, A.Md.", "Suara Instansi", "Wulan Pengelola"):
        assert said in page
    assert "Sedang diperiksa" in page
    assert "Ditangguhkan" in page
    assert f"/admin/awards/inspect/{award.pk}/" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, True),
        ({"kind": "suspended"}, True),
        ({"kind": "revoked"}, False),
        ({"q": "wulan"}, True),
        ({"q": "MARLINA"}, True),
        ({"q": "diperiksa"}, True),
        ({"q": "tidak-ada"}, False),
        ({"q": "%_\"'"}, False),
        ({"q": "\x00"}, True),
        ({"kind": "rubbish"}, False),
        ({"at_from": "kemarin"}, False),
        ({"badge": "x"}, False),
        ({"ordering": "rubbish"}, True),
        ({"p": "x"}, True),
    ],
)
def test_it_is_searched_and_filtered(admin_client, award, boss, query, found):
    services.suspend(award=award, by=boss, reason="Sedang diperiksa")
    line = AwardEvent.objects.get(kind="suspended")
    assert (line in shown(admin_client, **query)) is found


def test_it_is_filtered_by_badge_and_day(admin_client, award):
    other = issue()
    mine = shown(admin_client, badge=award.badge_id)
    assert {line.award for line in mine} == {award}
    assert {line.award for line in shown(admin_client, badge=other.badge_id)} == {other}
    today = timezone.localdate()
    assert shown(admin_client, at_from=today, at_to=today)
    assert not shown(admin_client, at_from=today + timedelta(days=1))


@pytest.mark.parametrize("reason", ['=HYPERLINK("http://x")', "+1", "@SUM(A1)", "\x0bjahat"])
def test_the_spreadsheet_holds_it_as_text(admin_client, award, boss, reason):
    services.suspend(award=award, by=boss, reason=reason)
    (row,) = export(admin_client, kind="suspended")
    cell = row["Alasan atau keterangan"]
    assert (cell.value, cell.data_type) == (reason.replace("\x0b", ""), "s")
    assert row["Oleh"].value == "Wulan Pengelola"
    assert export(admin_client, kind="rubbish") == []


def test_it_takes_as_many_statements_for_many(admin_client, award, boss):
    counts = []
    for many in (3, 300):
        AwardEvent.objects.bulk_create(
            AwardEvent(award=Award.objects.get(), kind="mailed") for _ in range(many)
        )
        admin_client.get(URL)
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(URL).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def person(kind):
    user = UserFactory()
    if kind == "reader":
        names = ["access_admin", "view_awardevent"]
        user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    elif kind == "learning reader":
        names = ["access_admin", "view_learning"]
        user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    elif kind != "member":
        user.groups.set(Group.objects.filter(name=kind))
    return user


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        ("", False),
        ("member", False),
        ("Penilai", False),
        ("learning reader", False),
        ("reader", True),
        ("Penyunting", True),
        ("Peninjau", True),
    ],
)
def test_only_who_may_see_it_does(client, award, kind, may):
    if kind:
        client.force_login(person(kind))
    for url in (URL, f"{URL}hasil/", f"{URL}?export=xlsx"):
        assert (client.get(url).status_code == 200) is may
        assert client.post(url).status_code in {302, 403, 405}
    if may:
        assert URL in client.get("/admin/").text
