"""What templates may call on every page."""

from django import template
from django.core.cache import caches
from django.utils.translation import get_language

from literasi.core import publication

register = template.Library()


@register.simple_tag(takes_context=True)
def page_body(context, page):
    """Draw ``page.body``, keeping the result until the next publication.

    A page's prose is the same for every reader, so a learner's page need not draw it again.
    Previews and drafts are always drawn anew.
    """
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return page.body.render_as_block(context.flatten())
    key = f"body:{page.pk}:{publication.current()}:{get_language()}"
    return caches["local"].get_or_set(key, lambda: page.body.render_as_block(context.flatten()))
