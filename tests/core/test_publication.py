"""The number every worker keeps its pages under: what raises it, who notices when."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import wagtail_factories
from django.db import OperationalError, connection, transaction
from django.db.models.signals import post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from literasi.core import publication, receivers
from literasi.core.models import Publication, SiteSettings
from literasi.home.models import InfoPage
from tests.factories.core import ContactFactory


@pytest.fixture
def raised(about, published):
    """Return by how much something raises the number."""

    def count(change):
        before = publication.current()
        with published():
            change()
        return publication.current() - before

    return count


CHANGES = {
    "contact": lambda page: ContactFactory(),
    "settings": lambda page: SiteSettings.for_site(page.get_site()).save(),
    "site": lambda page: Site.objects.get().save(),
    "redirect": lambda page: Redirect.add_redirect("/lama", page),
    "image": lambda page: wagtail_factories.ImageFactory(),
    "document": lambda page: wagtail_factories.DocumentFactory(),
    "restriction": lambda page: PageViewRestriction.objects.create(page=page),
    "publish": lambda page: page.save_revision().publish(),
    "unpublish": lambda page: page.unpublish(),
    "delete": lambda page: page.delete(),
    "delete as plain page": lambda page: Page.objects.get(pk=page.pk).delete(),
    "move": lambda page: page.move(page.get_parent(), pos="first-child"),
    "copy": lambda page: page.copy(update_attrs={"slug": "salinan"}),
    "save": lambda page: page.save(),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_visitors_may_see_raises_the_number(name, about, raised):
    assert raised(lambda: CHANGES[name](about)) > 0


def test_deleting_raises_the_number(raised):
    contact = ContactFactory()
    assert raised(contact.delete) > 0


def test_saving_a_draft_does_not(about, raised):
    assert raised(about.save_revision) == 0


def test_creating_a_draft_does_not(home, raised):
    draft = InfoPage(title="Draf", slug="draf", live=False)
    assert raised(lambda: home.add_child(instance=draft)) == 0


def test_watch_listens_to_more_models(raised):
    receivers.watch(Publication)
    try:
        assert raised(lambda: Publication.objects.create(pk=99)) > 0
    finally:
        post_save.disconnect(sender=Publication, dispatch_uid="literasi.announce")


def test_a_change_that_is_rolled_back_is_not_announced(db, published):
    with published(), pytest.raises(ZeroDivisionError):
        save_in_vain()
    assert publication.current() == 0


def save_in_vain():
    with transaction.atomic():
        ContactFactory()
        raise ZeroDivisionError


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_no_announcement_is_lost_and_all_threads_know_at_once():
    before = publication.current()

    def announce():
        with transaction.atomic():
            publication.announce()
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: announce(), range(8)))
    assert publication.current() == before + 8


def test_number_is_read_once_an_interval(db, settings, monkeypatch, django_assert_num_queries):
    now = 50.0
    monkeypatch.setattr(publication.time, "monotonic", lambda: now)
    settings.LITERASI_CACHE_CHECK_SECONDS = 1.0
    with django_assert_num_queries(1):
        publication.current()
        publication.current()
    now += 1.0
    with django_assert_num_queries(1):
        publication.current()


def test_a_publication_while_reading_makes_the_reading_old_news(db, monkeypatch):
    monkeypatch.setattr(publication, "_read", lambda: publication.forget() or 3)
    assert publication.current() == 3
    monkeypatch.setattr(publication, "_read", lambda: 4)
    assert publication.current() == 4


def test_without_a_database_the_number_stays(db, monkeypatch):
    Publication.objects.create(pk=1, number=5)
    assert publication.current() == 5
    publication.forget()

    def away():
        raise OperationalError

    monkeypatch.setattr(publication, "_rows", away)
    assert publication.current() == 5


def test_remember_asks_once_until_the_next_publication(db, published):
    answers = iter(["lama", "baru"])
    assert publication.remember("kata", lambda: next(answers)) == "lama"
    assert publication.remember("kata", lambda: next(answers)) == "lama"
    with published():
        publication.announce()
    assert publication.remember("kata", lambda: next(answers)) == "baru"


def test_remember_keeps_no_as_an_answer(db):
    answers = iter([False, True])
    assert publication.remember("ada", lambda: next(answers)) is False
    assert publication.remember("ada", lambda: next(answers)) is False


def test_remember_keeps_nothing_that_is_not_there(db):
    answers = iter([None, "ada"])
    assert publication.remember("kata", lambda: next(answers)) is None
    assert publication.remember("kata", lambda: next(answers)) == "ada"


def test_what_began_before_a_publication_is_not_kept_after_it(db, published):
    def make():
        with published():
            publication.announce()
        return "lama"

    assert publication.remember("kata", make) == "lama"
    assert publication.remember("kata", lambda: "baru") == "baru"


def test_remembered_things_go_after_a_time_even_if_nobody_announced(db, monkeypatch):
    now = 50.0
    monkeypatch.setattr(publication.time, "monotonic", lambda: now)
    publication.forget()
    assert publication.remember("kata", lambda: "lama") == "lama"
    now += publication.SECONDS
    assert publication.remember("kata", lambda: "baru") == "baru"


def test_memory_is_bounded(db, monkeypatch):
    monkeypatch.setattr(publication, "MOST", 10)
    for number in range(25):
        publication.remember(f"kata {number}", lambda: "isi")
        assert len(publication._Known.kept[2]) <= 10
