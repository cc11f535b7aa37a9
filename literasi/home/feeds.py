"""Articles for feed readers; and for one learner, the drills that have become due."""

import re
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.models import Drill
from literasi.articles.models import ArticlePage
from literasi.core import addresses
from literasi.core.marks import for_visitors
from literasi.users.models import Learner

MOST = 20
FEED = "drill-feed"
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


@require_safe
@never_cache
def drills(request, token):
    """Send what a learner is asked again. The token is the key: feed readers cannot sign in."""
    learner = get_object_or_404(Learner, uuid=learner_of(token))
    feed = Atom1Feed(
        title=_("Latihan ulang saya"),
        link=addresses.absolute(reverse("my_learning")),
        description=_("Soal singkat tentang kursus yang sudah Anda tamatkan."),
        feed_url=addresses.absolute(request.path),
        language="id",
    )
    due = Drill.objects.filter(follow_up__learner=learner, due_at__lte=timezone.now())
    for drill in due.select_related("follow_up__course").order_by("-due_at")[:MOST]:
        feed.add_item(**drill_entry(drill))
    content_type = "application/atom+xml; charset=utf-8"
    return HttpResponse(feed.writeString("utf-8"), content_type=content_type)


def drill_entry(drill: Drill) -> dict:
    told = _("Latihan ulang ke-%(number)s: %(course)s")
    values = {"number": drill.number, "course": drill.follow_up.course.title}
    return {
        "title": writable(told % values),
        "link": addresses.absolute(reverse("courses:drill", args=[drill.uuid])),
        "description": _("Lima soal singkat. Hasilnya tidak memengaruhi sertifikat."),
        "unique_id": drill.uuid.urn,
        "pubdate": drill.due_at,
        "updateddate": drill.due_at,
    }


def token_of(learner: Learner) -> str:
    """Return what opens the learner's feed and nothing else."""
    return signing.dumps(learner.uuid.hex, salt=FEED)


def learner_of(token: str) -> UUID:
    """Return whose feed a token opens; 404 when it was not given by this site."""
    try:
        return UUID(signing.loads(token, salt=FEED))
    except signing.BadSignature as problem:
        raise Http404 from problem


def writable(text: str) -> str:
    return UNWRITABLE.sub("", text)
