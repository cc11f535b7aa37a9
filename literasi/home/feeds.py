"""Articles for feed readers."""

import re
from datetime import datetime

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from literasi.articles.models import ArticlePage
from literasi.core import addresses
from literasi.core.marks import for_visitors

MOST = 20
# XML has no way to write these.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@require_safe
def articles(request):
    """Send the newest articles as an Atom feed."""
    feed = Atom1Feed(
        title=_("Artikel Literasi Majalengka"),
        link=addresses.absolute("/"),
        description=_("Bacaan tentang bermedia dengan jernih."),
        feed_url=addresses.absolute(reverse("article_feed")),
        language="id",
    )
    for article in ArticlePage.objects.for_cards()[:MOST]:
        feed.add_item(**entry(article, request))
    content_type = "application/atom+xml; charset=utf-8"
    return for_visitors(HttpResponse(feed.writeString("utf-8"), content_type=content_type))


def entry(article, request) -> dict:
    """Return an article as the feed generator takes it."""
    return {
        "title": writable(article.title),
        "link": addresses.canonical(article, request),
        "description": writable(article.summary),
        # Holds even when the article gets another address.
        "unique_id": article.translation_key.urn,
        "pubdate": make_aware(datetime.combine(article.published_on, datetime.min.time())),
        "updateddate": article.last_published_at or article.latest_revision_created_at,
    }


def writable(text: str) -> str:
    return UNWRITABLE.sub("", text)
