"""Whole pages for visitors who have nothing of their own on them.

Who has no session and no learning record sees the same page as everybody, so it is kept
ready-made, headers included and compressed, until something is published. Everyone else
passes through.

What may be kept is decided three times over: a view has marked it (``marks.for_visitors``),
the request that made it carried no cookie but the language, and the response sets none.
"""

import hashlib
import math

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import caches
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from literasi.core import publication
from literasi.core.compression import DECODERS, ENCODERS, PLAIN, best_coding
from literasi.core.language import public_language

PERSONAL_COOKIES = frozenset({settings.SESSION_COOKIE_NAME, "belajar", "messages", "sessionid"})
# A longer query string is answered but never kept.
LONGEST_QUERY = 100
# What links shared in social media carry about the reader: of no use to us, and it would
# make every shared link a page of its own.
TRACKING = ("fbclid", "gclid", "igsh", "igshid", "mibextid", "utm_")
# A browser may keep a page but must ask each time whether it still holds, so that
# publishing, signing in and the Back button all show the truth.
ASK_EACH_TIME = "private, no-cache"
VARY = ("Cookie", "Accept-Encoding")
# Where marked pages live. Everything else, styles and pictures too, need not be looked for.
KEPT_ENDINGS = ("/", ".atom", ".xml")
# Made anew for each answer, or wrong for the other content codings.
DROPPED_HEADERS = {"content-length", "content-encoding", "etag"}


class VisitorCacheMiddleware:
    """Answer visitors from the kept pages, and keep what may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_anonymous_read(request):
            return revalidated(self.get_response(request))
        drop_tracking(request)
        if len(query(request)) > LONGEST_QUERY:
            return revalidated(self.get_response(request))
        return self.visitor_response(request)

    def visitor_response(self, request):
        cache, key = store_for(request), cache_key(request)
        kept = cache.get(key)
        if kept is None:
            response = revalidated(self.get_response(request))
            if not may_keep(request, response):
                return response
            kept = pack(response)
            cache.set(key, kept, seconds_to_keep(response))
        return unpack(kept, request)


def is_anonymous_read(request) -> bool:
    """Return whether the request can be answered the same for everybody."""
    return (
        request.method in ("GET", "HEAD")
        and request.path.endswith(KEPT_ENDINGS)
        and PERSONAL_COOKIES.isdisjoint(request.COOKIES)
        # Wagtail's previews pass through here as invented requests.
        and not getattr(request, "is_dummy", False)
    )


def query(request) -> str:
    return request.META.get("QUERY_STRING", "")


def drop_tracking(request) -> None:
    """Take the parameters that only track readers out of the request."""
    if query(request):
        parameters = query(request).split("&")
        kept = [p for p in parameters if not p.lower().startswith(TRACKING)]
        request.META["QUERY_STRING"] = "&".join(kept)


def store_for(request):
    """Return the cache for this address.

    Query strings can be invented without end; in a small cache of their own they crowd out
    each other, never the pages.
    """
    return caches["visitor_queries" if query(request) else "visitors"]


def cache_key(request) -> str:
    """Return the key of a page: publication, address as seen by the browser, language."""
    parts = (
        publication.current(),
        request.scheme,
        request.META.get("HTTP_HOST", ""),
        public_language(request),
        request.path,
        query(request),
    )
    return hashlib.blake2b(repr(parts).encode(), digest_size=20).hexdigest()


def may_keep(request, response) -> bool:
    """Keep only what a view has marked as public, complete, and free of anything personal."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and getattr(response, "visitor_cacheable", False)
        and request.COOKIES.keys() <= {settings.LANGUAGE_COOKIE_NAME}
        and "no-store" not in response.get("Cache-Control", "")
        and not len(get_messages(request))
        and seconds_to_keep(response) > 0
    )


def seconds_to_keep(response) -> int:
    """Return how long a page may be kept: less where it knows when it will be wrong."""
    until = getattr(response, "visitor_until", None)
    left = (until - timezone.now()).total_seconds() if until else publication.SECONDS
    return min(publication.SECONDS, math.floor(left))


def revalidated(response):
    """Let browsers keep a page that lacks other orders, but ask before each use."""
    if getattr(response, "visitor_cacheable", False):
        response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
        patch_vary_headers(response, VARY)
    return response


def pack(response) -> dict:
    """Return what to keep: the headers, and the body once per content coding."""
    body = response.content
    headers = {k: v for k, v in response.items() if k.lower() not in DROPPED_HEADERS}
    headers["ETag"] = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    bodies = {coding: encode(body) for coding, encode in ENCODERS.items()}
    return {"headers": headers, "bodies": bodies}


def unpack(kept: dict, request) -> HttpResponse:
    """Return a kept page in the content coding that the browser takes."""
    coding = best_coding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    headers = dict(kept["headers"])
    if coding == PLAIN:
        # Hardly any browser asks for this, so no memory is spent on it.
        body = DECODERS["gzip"](kept["bodies"]["gzip"])
    else:
        body = kept["bodies"][coding]
        headers["Content-Encoding"] = coding
    headers["Content-Length"] = str(len(body))
    return HttpResponse(body, headers=headers)
