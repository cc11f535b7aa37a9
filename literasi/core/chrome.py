"""What surrounds every page: the menu, the footer, and the way back up."""

from wagtail.models import Page, Site

from literasi.core import publication
from literasi.core.models import Contact, SiteSettings


def kept(request) -> dict:
    """Return ``read(request)``, kept until the next publication."""
    return publication.remember(f"chrome:{request.get_host()}", lambda: read(request))


def read(request) -> dict:
    """Return the site's settings, menu pages, other top pages and footer contacts.

    Pages directly under the home page are either in the menu or in the footer.
    """
    site = Site.find_for_request(request)
    about = SiteSettings.for_site(site) if site else SiteSettings()
    top = _top_pages(site) if site else []
    return {
        "office": about.office,
        "tagline": about.tagline,
        "notice": about.notice,
        "menu": [_link(page, request) for page in top if page.show_in_menus],
        "more": [_link(page, request) for page in top if not page.show_in_menus],
        "contacts": list(Contact.objects.filter(in_footer=True)),
    }


def _top_pages(site: Site):
    return site.root_page.get_children().live().public()


def trail(page: Page, request) -> list[dict]:
    """Return the way from the home page to ``page``, kept until the next publication."""
    if request is None or page.pk is None or getattr(request, "is_preview", False):
        return _trail(page, request)
    name = f"trail:{request.get_host()}:{page.pk}"
    return publication.remember(name, lambda: _trail(page, request))


def _trail(page: Page, request) -> list[dict]:
    above = page.get_ancestors().filter(depth__gt=1).live()
    return [*(_link(step, request) for step in above), _link(page, request)]


def _link(page: Page, request) -> dict:
    return {"title": page.title, "url": page.get_url(request) or ""}
