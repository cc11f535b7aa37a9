"""What is published shows at once, whatever was kept before."""

from django.http import HttpResponse
from wagtail.models import PageViewRestriction

from literasi.core import publication, visitor_cache
from literasi.core.marks import for_visitors
from literasi.core.models import Contact, Publication, SiteSettings
from literasi.home.models import InfoPage

ADDRESS = "/tentang/"


def text(client, address=ADDRESS):
    return client.get(address).content.decode()


def warm(client, address=ADDRESS):
    assert client.get(address).status_code == 200


def test_published_edit_shows_at_once(about, client, published):
    warm(client)
    with published():
        about.title = "Tentang kami"
        about.save_revision().publish()
    assert "Tentang kami" in text(client)


def test_draft_neither_shows_nor_empties_the_cache(about, client, published):
    warm(client)
    with published():
        about.title = "Belum jadi"
        about.save_revision()
    assert publication.current() == 0
    assert "Belum jadi" not in text(client)


def test_unpublished_page_is_gone_at_once(about, client, published):
    warm(client)
    with published():
        about.unpublish()
    assert client.get(ADDRESS).status_code == 404


def test_deleted_page_is_gone_at_once(about, client, published):
    warm(client)
    with published():
        about.delete()
    assert client.get(ADDRESS).status_code == 404


def test_new_slug_moves_the_page_at_once(about, client, published):
    warm(client)
    with published():
        about.slug = "perihal"
        about.save_revision().publish()
    assert client.get(ADDRESS)["Location"] == "/perihal/"
    assert "Tentang situs ini" in text(client, "/perihal/")


def test_moved_page_changes_its_address_at_once(home, about, client, published):
    other = InfoPage(title="Induk", slug="induk")
    home.add_child(instance=other)
    warm(client)
    with published():
        about.move(other, pos="last-child")
    assert client.get(ADDRESS)["Location"] == "/induk/tentang/"
    assert client.get("/induk/tentang/").status_code == 200


def test_restricted_page_is_closed_at_once(about, client, published):
    warm(client)
    with published():
        PageViewRestriction.objects.create(page=about, restriction_type="login")
    assert client.get(ADDRESS).status_code == 302


def test_site_settings_show_at_once(site, about, client, published):
    warm(client)
    with published():
        about_site = SiteSettings.for_site(site)
        about_site.notice = "Ingat netralitas"
        about_site.save()
    assert "Ingat netralitas" in text(client)


def test_footer_contact_shows_at_once(about, client, published):
    warm(client)
    with published():
        contact = Contact.objects.create(
            key="lapor",
            name="SP4N LAPOR",
            channel="web",
            value="lapor.go.id",
            checked_on="2026-11-01",
            in_footer=True,
        )
    assert "SP4N LAPOR" in text(client)
    with published():
        contact.delete()
    assert "SP4N LAPOR" not in text(client)


def test_another_workers_publication_is_noticed_after_the_interval(
    about, client, settings, monkeypatch
):
    now = 1000.0
    monkeypatch.setattr(publication.time, "monotonic", lambda: now)
    settings.LITERASI_CACHE_CHECK_SECONDS = 1.0
    publication.forget()
    warm(client)
    # The other worker tells only the database.
    InfoPage.objects.filter(pk=about.pk).update(title="Dari pekerja lain")
    Publication.objects.update_or_create(pk=1, defaults={"number": 7})
    now += 0.9
    assert "Dari pekerja lain" not in text(client)
    now += 0.2
    assert "Dari pekerja lain" in text(client)


def test_pages_are_kept_under_the_number_from_before_drawing(about, client, rf, monkeypatch):
    """What is published while a page is being drawn must not be hidden by that drawing."""
    numbers = iter([1, 2, 2, 2, 2, 2])
    monkeypatch.setattr(publication, "current", lambda: next(numbers))
    answers = iter(["lama", "baru"])
    middleware = visitor_cache.VisitorCacheMiddleware(
        lambda request: for_visitors(HttpResponse(next(answers)))
    )
    assert middleware(rf.get("/")).content == b"lama"
    assert middleware(rf.get("/")).content == b"baru"
