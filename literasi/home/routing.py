"""Finding a page by its address without asking for it twice between two publications."""

from copy import copy

from wagtail.models import Page

from literasi.core import publication


def find(home: Page, path_components: list[str]) -> Page | None:
    """Return the specific page at a path below ``home``, live or not; None if unsure.

    The page is kept until the next publication. Each request gets a copy: views may hang
    things of their own on it.
    """
    url_path = home.url_path + "".join(f"{part}/" for part in path_components)
    page = publication.remember(f"page:{url_path}", lambda: _look_up(url_path))
    return copy(page)


def _look_up(url_path: str) -> Page | None:
    return Page.objects.filter(url_path=url_path).specific().first()
