"""Forms on pages that are cached for all visitors, and so cannot hold a CSRF token.

The browser itself says where a request comes from: ``Sec-Fetch-Site`` in every browser
since 2023, ``Origin`` on every POST since long before. A POST from another site is
refused; one that does not say is refused too. See docs/decisions/.
"""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


def is_same_origin(request) -> bool:
    """Return whether the browser says that this site's own page sent the request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    return origin_of(sender) == (request.scheme, request.get_host())


def origin_of(address: str) -> tuple[str, str] | None:
    """Return ``(scheme, host with port)`` of an address, None if it is not one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.scheme, parts.netloc


def same_origin_post(view):
    """Let ``view`` take only POSTs that this site's own pages sent, without a token."""

    @csrf_exempt
    @require_POST
    @wraps(view)
    def checked(request, *args, **kwargs):
        if not is_same_origin(request) and not getattr(request, "_dont_enforce_csrf_checks", False):
            return import_string(settings.CSRF_FAILURE_VIEW)(request, reason="other origin")
        return view(request, *args, **kwargs)

    return checked
