"""Reads of articles, as adjectives."""

from django.db.models import Q
from wagtail.query import PageQuerySet

from literasi.core.readable import readable


class ArticleQuerySet(PageQuerySet):
    def newest_first(self):
        return self.order_by("-published_on", "-pk")

    def for_cards(self):
        """What everybody may read, without the body, which no list shows."""
        return readable(self).newest_first().defer("body")

    def older_than(self, article):
        """What follows ``article`` in the list, nearest first. A new one has no key yet."""
        return self.newest_first().filter(
            Q(published_on__lt=article.published_on)
            | Q(published_on=article.published_on, pk__lt=article.pk or 0)
        )

    def newer_than(self, article):
        """What stands before ``article`` in the list, nearest first."""
        return self.order_by("published_on", "pk").filter(
            Q(published_on__gt=article.published_on)
            | Q(published_on=article.published_on, pk__gt=article.pk or 0)
        )
