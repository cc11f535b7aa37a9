"""What a page says of itself to search engines and to those it is shared with."""

from django import template
from django.urls import reverse
from wagtail.models import Page

from literasi.core import addresses, social

register = template.Library()


@register.simple_tag(takes_context=True)
def canonical_url(context, page=None):
    """Return the one full address of ``page``, or of the path that was asked for."""
    request = context.get("request")
    if isinstance(page, Page):
        return addresses.canonical(page, request) if page.pk else ""
    return addresses.absolute(request.path) if request else ""


@register.simple_tag
def social_image_url(page):
    """Return the full address of the picture for links to ``page``; empty for a new page."""
    if not isinstance(page, Page) or not page.pk:
        return ""
    card = social.card_of(page)
    return addresses.absolute(reverse("social_image", args=[card.pk, card.digest]))
