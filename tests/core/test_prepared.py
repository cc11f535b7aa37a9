"""A prepared queryset reads what the queryset would, and is built once."""

import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from literasi.core.prepared import NUMBER, prepared
from literasi.users.models import Learner, User
from tests.factories.users import LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


@prepared(pk=NUMBER)
def person(pk):
    return User.objects.filter(pk=pk).select_related("learner")


def whole(row) -> dict:
    assert not row.get_deferred_fields()
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_it_reads_what_the_queryset_reads():
    learner = LearnerFactory()
    [found], expected = person.all(pk=learner.user_id), User.objects.get(pk=learner.user_id)
    assert whole(found) == whole(expected)
    assert whole(found.learner) == whole(Learner.objects.get(pk=learner.pk))
    assert found.learner.user is found


def test_it_says_like_the_orm_that_there_is_nothing_beside():
    with CaptureQueriesContext(connection) as queries:
        found = person.first(pk=UserFactory().pk)
        count = len(queries)
        with pytest.raises(Learner.DoesNotExist):
            _ = found.learner
    assert len(queries) == count


def test_it_finds_nothing_where_there_is_nothing():
    assert person.first(pk=-1) is None
    assert person.all(pk=-1) == []


def test_it_asks_one_statement_and_builds_it_once():
    calls = []

    @prepared(pk=NUMBER)
    def counted(pk):
        calls.append(pk)
        return User.objects.filter(pk=pk)

    users = UserFactory.create_batch(3)
    with CaptureQueriesContext(connection) as queries:
        assert [counted.first(pk=user.pk) for user in users] == users
    assert (len(queries), len(calls)) == (3, 1)


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        (models.UUIDField(), "uuid", uuid.uuid4()),
        (models.CharField(), "visitor_key", "%s'; DROP TABLE users_learner --"),
        (models.CharField(), "visitor_key", "ü 😊"),
    ],
)
def test_values_of_every_kind_find_their_row(field, name, value):
    LearnerFactory()
    wanted = LearnerFactory(user=None, **{"visitor_key": "x", name: value})

    @prepared(wanted=field)
    def found(wanted):
        return Learner.objects.filter(**{name: wanted})

    assert found.all(wanted=value) == [wanted]


def test_moments_keep_their_zone():
    moment = timezone.now() + datetime.timedelta(hours=1)
    Session.objects.create(session_key="a", session_data="", expire_date=moment)

    @prepared(now=models.DateTimeField())
    def later(now):
        return Session.objects.filter(expire_date__gte=now)

    jakarta = moment.astimezone(datetime.timezone(datetime.timedelta(hours=7)))
    assert later.first(now=jakarta).expire_date == moment
    assert later.first(now=moment + datetime.timedelta(seconds=1)) is None


def test_chosen_columns_come_as_rows():
    learner = LearnerFactory()

    @prepared(pk=NUMBER)
    def ids(pk):
        return Learner.objects.filter(pk=pk).values_list("uuid", "user__email")

    assert ids.all(pk=learner.pk) == [(learner.uuid, learner.user.email)]


def test_rows_can_be_locked():
    user = UserFactory()

    @prepared(pk=NUMBER)
    def locked(pk):
        return User.objects.filter(pk=pk).select_for_update()

    with transaction.atomic():
        assert locked.first(pk=user.pk) == user
    assert ("FOR UPDATE" in locked.statement.sql) is connection.features.has_select_for_update


def test_a_value_that_is_missing_is_named():
    with pytest.raises(KeyError, match="pk"):
        person.first()


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_threads_share_it():
    users = UserFactory.create_batch(8)

    def ask(user):
        try:
            return [person.first(pk=user.pk) for _ in range(25)] == [user] * 25
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, users))
