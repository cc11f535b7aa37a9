"""Reads for the pages that gather from all over the site."""

from courses.models import CatalogPage, CoursePage
from literasi.articles.models import ArticleIndexPage, ArticlePage
from literasi.core.readable import readable

NEWEST = 3


def front_page(home) -> dict:
    """Return what the front page shows of the rest of the site."""
    return {
        "catalog": _first_below(CatalogPage, home),
        "article_index": _first_below(ArticleIndexPage, home),
        "courses": _newest_courses(home)[:NEWEST],
        "articles": ArticlePage.objects.descendant_of(home).for_cards()[:NEWEST],
    }


def _first_below(model, home):
    return model.objects.child_of(home).live().public().first()


def _newest_courses(home):
    courses = readable(CoursePage.objects.descendant_of(home))
    return courses.defer("body").order_by("-first_published_at", "-pk")
