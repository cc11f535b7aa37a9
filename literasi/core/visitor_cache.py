"""Whole pages for visitors who have nothing of their own on them.

Who has no session and no learning record sees the same page as everybody, so it is kept
ready-made, headers included, until something is published. Everyone else passes through.
"""

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse

from literasi.core import publication

SECONDS = 600
PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "belajar", "messages")
# Query strings are part of the key, so a flood of invented ones must not fill the cache.
LONGEST_QUERY = 100


class VisitorCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.cache = caches["local"]

    def __call__(self, request):
        if not is_anonymous_read(request):
            return self.get_response(request)
        key = cache_key(request)
        if kept := self.cache.get(key):
            return revive(kept)
        response = self.get_response(request)
        if may_keep(response):
            self.cache.set(key, (response.content, dict(response.items())), SECONDS)
        return response


def is_anonymous_read(request) -> bool:
    """Return whether the request can be answered the same for everybody."""
    return (
        request.method == "GET"
        and not request.COOKIES.keys() & set(PERSONAL_COOKIES)
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def cache_key(request) -> str:
    """Return the key of a page: publication, address, language and what the client takes."""
    meta = request.META
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")[:5]
    parts = (
        publication.current(),
        meta.get("HTTP_X_FORWARDED_PROTO", request.scheme),
        meta.get("HTTP_HOST", ""),
        language,
        request.get_full_path(),
    )
    return "visitor:" + ":".join(map(str, parts))


def may_keep(response) -> bool:
    """Keep only what a view has marked as public, complete, and free of cookies."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and getattr(response, "visitor_cacheable", False)
    )


def revive(kept) -> HttpResponse:
    content, headers = kept
    return HttpResponse(content, headers=headers)
