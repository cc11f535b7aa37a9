"""Which pages the site may point to in front of everybody."""

from django.db.models import Q
from wagtail.models import Page


def readable(pages):
    """Return those of ``pages`` that are live, open to everybody, and not below a draft."""
    return pages.live().public().exclude(below_drafts())


def below_drafts() -> Q:
    """Return the condition for pages whose parents are not all published."""
    drafts = Page.objects.filter(live=False, numchild__gt=0, depth__gt=1)
    condition = Q(pk__in=[])
    for path in drafts.values_list("path", flat=True):
        condition |= Q(path__startswith=path)
    return condition
