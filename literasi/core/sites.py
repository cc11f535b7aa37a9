"""The site a request is for. Nearly always the only one there is, so it need not be asked for."""

from copy import copy

from django.utils.functional import SimpleLazyObject
from wagtail.models import Site
from wagtail.views import serve

from literasi.core import publication


class KnownSiteMiddleware:
    """Hand Wagtail the site, its home page and its address, kept until the next publication.

    Saves three statements on every page that is not kept whole.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request._wagtail_cached_site_root_paths = SimpleLazyObject(root_paths)
        return self.get_response(request)

    def process_view(self, request, view, _args, _kwargs):
        # Not for every view: some must work without a database.
        if view is serve:
            know(request)


def know(request) -> None:
    """Hand Wagtail the site for a request; for views that link to many pages."""
    request._wagtail_site = site_for(request)


def root_paths() -> list:
    """Return what Wagtail needs to know to make a link to any page."""
    return publication.remember("root-paths", Site.get_site_root_paths)


def site_for(request) -> Site | None:
    """Return the site for a request, with its specific root page loaded."""
    if (site := publication.remember("only-site", only_site)) is None:
        # With several sites Wagtail must choose by host and port.
        return Site._find_for_request(request)
    # What is kept is everybody's, and views may hang things of their own on a page.
    own = copy(site)
    own.root_page = copy(site.root_page)
    return own


def only_site() -> Site | None:
    """Return the default site if there is no other."""
    sites = list(Site.objects.select_related("root_page")[:2])
    if len(sites) != 1 or not sites[0].is_default_site:
        return None
    sites[0].root_page = sites[0].root_page.specific
    return sites[0]
