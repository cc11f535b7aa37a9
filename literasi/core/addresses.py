"""Addresses as the rest of the world knows them."""

from django.conf import settings


def absolute(path: str) -> str:
    """Return the full address of a path on this site.

    From the setting rather than the request, so that a page has one address whatever name
    or port it was asked for under.
    """
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def canonical(page, request=None) -> str:
    """Return a page's one full address; empty if it has none."""
    parts = page.get_url_parts(request)
    return absolute(parts[2]) if parts and parts[2] else ""
