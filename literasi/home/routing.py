"""Finding a page by its address in one statement, however deep it lies."""

import hashlib

from django.apps import apps
from django.core.cache import caches
from wagtail.models import Page

from literasi.core import publication


def find(home: Page, path_components: list[str]) -> Page | None:
    """Return the specific page at a path below ``home``, live or not; None if unsure.

    Where a page lies is kept until the next publication; the page itself is always read
    anew.
    """
    url_path = home.url_path + "".join(f"{part}/" for part in path_components)
    if place := _place(url_path):
        model, pk = place
        return apps.get_model(model).objects.filter(pk=pk, url_path=url_path).first()
    return None


def _place(url_path: str) -> tuple[str, int] | None:
    """Return ``("app.Model", pk)`` of the page at ``url_path``. Only what exists is kept."""
    digest = hashlib.blake2b(url_path.encode(), digest_size=16).hexdigest()
    key = f"route:{publication.current()}:{digest}"
    place = caches["local"].get(key)
    if place is None and (place := _look_up(url_path)):
        caches["local"].set(key, place, publication.SECONDS)
    return place


def _look_up(url_path: str) -> tuple[str, int] | None:
    row = (
        Page.objects.filter(url_path=url_path)
        .values_list("content_type__app_label", "content_type__model", "pk")
        .first()
    )
    return (f"{row[0]}.{row[1]}", row[2]) if row else None
