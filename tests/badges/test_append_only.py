"""The log of awards is only ever added to: by the models' word and by the database's."""

import pytest
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from literasi.badges import services
from literasi.badges.models import Award, AwardEvent
from literasi.badges.querysets import FactStays
from literasi.users import privacy
from tests.factories.badges import issue
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db

DELETE = "DELETE FROM badges_awardevent"
CHANGES = [
    "UPDATE badges_awardevent SET reason = 'lain'",
    "UPDATE badges_awardevent SET by_id = NULL",
    DELETE,
]


def by_hand(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def line(award):
    services.revoke(award=award, by=AdministratorFactory(), reason="Keliru")
    return AwardEvent.objects.order_by("pk").last()


@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_and_says_why(line, statement):
    with pytest.raises(DatabaseError, match="only ever added to"):
        by_hand(statement)
    assert AwardEvent.objects.get(pk=line.pk).reason == line.reason


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.save(),
        lambda line: line.delete(),
        lambda line: AwardEvent.objects.update(reason="lain"),
        lambda line: AwardEvent.objects.filter(pk=line.pk).delete(),
        lambda line: AwardEvent.objects.bulk_update([line], ["reason"]),
        lambda line: line.award.events.all().delete(),
    ],
)
def test_the_models_refuse_and_say_why(line, change):
    with pytest.raises(FactStays, match="hanya ditambah"):
        change(line)
    assert AwardEvent.objects.filter(pk=line.pk).exists()


@pytest.mark.parametrize(
    "delete", [lambda award: award.delete(), lambda award: Award.objects.all().delete()]
)
def test_no_award_is_deleted(award, delete):
    with pytest.raises(FactStays, match="tidak dihapus"):
        delete(award)
    assert Award.objects.exists()


def test_erasing_an_account_works_and_changes_no_line(line, learner):
    who = line.by
    before = list(AwardEvent.objects.values())
    privacy.erase(user=learner.user)
    AdministratorFactory()
    privacy.erase(user=who)
    assert list(AwardEvent.objects.values()) == before
    assert AwardEvent.objects.get(pk=line.pk).by_name == who.full_name


def test_migrating_puts_back_what_rebuilding_the_table_took_away(award):
    drop = {
        "sqlite": "DROP TRIGGER badges_awardevent_no_delete",
        "postgresql": "DROP TRIGGER badges_awardevent_stays ON badges_awardevent",
    }
    by_hand(drop[connection.vendor])
    call_command("migrate", "badges", verbosity=0)
    with pytest.raises(DatabaseError, match="only ever added to"):
        by_hand(DELETE)


def test_tests_that_commit_can_still_empty_the_table(award):
    """As a flush does it; the triggers are there again afterwards."""
    connection.check_constraints()
    statements = connection.ops.sql_flush(no_style(), [AwardEvent._meta.db_table])
    connection.ops.execute_sql_flush(statements)
    assert not AwardEvent.objects.exists()
    issue()
    with pytest.raises(DatabaseError, match="only ever added to"):
        by_hand(DELETE)
