"""What every test can count on: empty caches, media of its own, a site, people who learn."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from wagtail.models import Page, Site

from literasi.core import publication
from literasi.home.models import HomePage
from literasi.users.models import Learner
from literasi.users.visitors import COOKIE
from tests.factories.users import LearnerFactory, VisitorFactory

# How quick an example is says something about the machine only.
hypothesis.register_profile("literasi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("literasi")


def pytest_collection_modifyitems(items):
    """Mark tests by where they lie, and skip on SQLite what only row locks can show."""
    skip = pytest.mark.skip(reason="needs PostgreSQL: make test only=postgresql")
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
        if "concurrency" in item.keywords and connection.vendor != "postgresql":
            item.add_marker(skip)
        refuse_to_leave_a_mess(item)
    # These empty the database when they end, so they come last, whatever order chance gave.
    items.sort(key=empties_the_database)


def empties_the_database(item) -> bool:
    """Say whether a test commits; nearest the test, the marker that holds says so."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


def refuse_to_leave_a_mess(item):
    """A test that empties the database must put back what migrations had put there."""
    marker = item.get_closest_marker("django_db")
    if empties_the_database(item) and not marker.kwargs.get("serialized_rollback"):
        raise pytest.UsageError(f"{item.nodeid}: add serialized_rollback=True")


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied():
    """Let a test that commits empty its tables on SQLite, which has no TRUNCATE.

    The log of awards refuses every DELETE, so its triggers step aside for that moment only.
    """
    with pytest.MonkeyPatch.context() as patch:
        if connection.vendor == "sqlite":
            patch.setattr(type(connection.ops), "execute_sql_flush", flush_without_triggers)
        yield


def flush_without_triggers(operations, statements):
    ops = operations.connection
    with transaction.atomic(using=ops.alias), ops.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = [row for row in cursor.fetchall() if "RAISE(ABORT" in row[1]]
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        for statement in [*statements, *(sql for _name, sql in triggers)]:
            cursor.execute(statement)


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Rows are rolled back after a test; what was kept in memory about them must go too."""
    for name in settings.CACHES:
        caches[name].clear()
    publication.forget()


@pytest.fixture(autouse=True, scope="session")
def _own_media(tmp_path_factory):
    """Keep uploads and renditions of the tests out of everybody's way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.MEDIA_ROOT", tmp_path_factory.mktemp("media"))
        yield


@pytest.fixture
def home(db) -> HomePage:
    """The site's front page, live, in place of Wagtail's welcome page."""
    Page.objects.filter(depth=2).delete()
    page = HomePage(title="Beranda", slug="beranda", summary="Belajar bermedia.")
    Page.objects.get(depth=1).add_child(instance=page)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    return page


@pytest.fixture
def site(home) -> Site:
    """The site, with its front page in place."""
    return Site.objects.get()


@pytest.fixture
def account(db) -> Learner:
    """Somebody who learns with an account."""
    return LearnerFactory()


@pytest.fixture
def visitor(db) -> Learner:
    """Somebody who learns on a device."""
    return VisitorFactory()


@pytest.fixture
def as_account(client, account):
    client.force_login(account.user)
    return client


@pytest.fixture
def as_visitor(client, visitor):
    client.cookies[COOKIE] = visitor.visitor_key
    return client
