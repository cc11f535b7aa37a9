"""Search, and the small files that browsers and search engines ask for."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.models import CoursePage
from literasi.core import addresses, sites
from literasi.core.readable import readable
from literasi.home import search as searching

PER_PAGE = 10
NOT_FOR_ROBOTS = ("/admin/", "/akun/", "/belajar/", "/belajar-saya/", "/kuis/", "/cari/")


@require_safe
def search(request):
    """Show what of articles, courses and lessons holds the words asked for."""
    sites.know(request)
    query = searching.words(request.GET.get("q", ""))
    context = {"query": query, "courses": None, "results": None}
    if query:
        context |= _results(query, request)
    if not context["results"]:
        context["courses"] = readable(CoursePage.objects.all()).defer("body").order_by("title")[:6]
    return render(request, "home/search.html", context)


def _results(query: str, request) -> dict:
    found = searching.find(query)
    is_partial = not found.count() and " " in query
    if is_partial:
        found = searching.find(query, every_word=False)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    hits = searching.hits(page.object_list, request)
    others = urlencode({"q": query}) + "&"
    return {"results": hits, "page_obj": page, "is_partial": is_partial, "others": others}


@require_safe
def robots(request):
    """Tell robots what is not for them, and where the list of pages is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    lines.append(f"Sitemap: {addresses.absolute(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request):
    """Describe the site for a phone's home screen."""
    content = {
        "name": _("Literasi Majalengka"),
        "short_name": settings.WAGTAIL_SITE_NAME,
        "lang": request.LANGUAGE_CODE,
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#fbf6ee",
        "theme_color": "#5e2210",
        "icons": [
            {"src": static("literasi/icons/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("literasi/icons/app-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("literasi/icons/app-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
def favicon(request):
    """Lead browsers that only know the old address to the icon."""
    return redirect(static("literasi/icons/favicon.svg"), permanent=True)
