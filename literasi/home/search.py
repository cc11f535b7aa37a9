"""Searching what everybody may read."""

import re
from dataclasses import dataclass

from wagtail.models import Page

from courses.models import CoursePage, LessonPage
from literasi.articles.models import ArticlePage
from literasi.core.readable import readable

SEARCHED = (ArticlePage, CoursePage, LessonPage)
LONGEST = 200
# Home and the lists below it say nothing about a result.
FIRST_TELLING_DEPTH = 4


@dataclass(frozen=True)
class Hit:
    """One result as the page shows it. ``within``: titles of what it is part of."""

    title: str
    url: str
    summary: str
    kind: str
    within: tuple[str, ...]


def words(raw: str) -> str:
    """Return only the words of what was typed: no sign that a search engine gives a meaning."""
    return " ".join(re.findall(r"\w+", raw))[:LONGEST].strip()


def find(query: str, *, every_word: bool = True):
    """Return the pages that hold every word of ``query``, or any of them, best first."""
    pages = readable(Page.objects.type(*SEARCHED)).defer_streamfields().specific()
    return pages.search(query, operator="and" if every_word else "or")


def hits(pages, request) -> list[Hit]:
    """Return found pages as the page shows them."""
    pages = list(pages)
    titles = _titles_above(pages)
    return [_hit(page, titles, request) for page in pages]


def _hit(page, titles, request) -> Hit:
    return Hit(
        title=page.title,
        url=page.get_url(request) or "",
        summary=page.summary,
        kind=str(page._meta.verbose_name).capitalize(),
        within=tuple(titles[path] for path in _paths_above(page) if path in titles),
    )


def _paths_above(page) -> list[str]:
    """Return the tree paths of the telling pages above ``page``, top first."""
    step = Page.steplen
    return [page.path[: depth * step] for depth in range(FIRST_TELLING_DEPTH, page.depth)]


def _titles_above(pages) -> dict[str, str]:
    paths = {path for page in pages for path in _paths_above(page)}
    return dict(Page.objects.filter(path__in=paths).values_list("path", "title"))
