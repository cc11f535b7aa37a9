"""Every public page, for search engines."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.views.decorators.http import require_safe
from wagtail.models import Page

from courses.models import ModulePage
from literasi.core.marks import for_visitors
from literasi.core.readable import readable
from literasi.core.sites import site_for


class PageSitemap(Sitemap):
    """The live, public pages of the request's site. Modules only lead on, so they are left out."""

    def __init__(self, request):
        self.request = request
        base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        self.protocol, self.domain = base.scheme, base.netloc

    def get_domain(self, site=None):
        return self.domain

    def items(self):
        site = site_for(self.request)
        pages = site.root_page.get_descendants(inclusive=True) if site else Page.objects.none()
        return readable(pages).not_type(ModulePage).order_by("path")

    def location(self, page):
        return page.get_url_parts(self.request)[2]

    def lastmod(self, page):
        return page.last_published_at or page.latest_revision_created_at


@require_safe
def sitemap(request):
    """Send the sitemap, made for the request's site."""
    return for_visitors(sitemap_view(request, {"pages": PageSitemap(request)}))
