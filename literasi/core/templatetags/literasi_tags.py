"""What templates may call on every page."""

from functools import lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from literasi.core import chrome, language, publication, stylesheet

register = template.Library()

ICONS = Path(settings.BASE_DIR) / "literasi" / "static" / "literasi" / "icons"
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@register.simple_tag(takes_context=True)
def page_body(context, page):
    """Draw ``page.body``, keeping the result until the next publication.

    A page's prose is the same for every reader, so a learner's page need not draw it again.
    Previews and drafts are always drawn anew.
    """
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return page.body.render_as_block(context.flatten())
    name = f"body:{page.pk}:{get_language()}"
    return publication.remember(name, lambda: page.body.render_as_block(context.flatten()))


@register.simple_tag
def stylesheet_url():
    """Return the address of the site's one stylesheet."""
    return stylesheet.url()


@register.simple_tag
def icon(name):
    """Draw an icon of ``static/literasi/icons``: decoration, hidden from screen readers."""
    return _icon(name)


@lru_cache(maxsize=64)
def _icon(name):
    drawing = (ICONS / f"{name}.svg").read_text().strip()
    # Our own files, nobody's input. Inside HTML a drawing needs no namespace.
    return mark_safe(drawing.replace(NAMESPACE, 'class="icon" aria-hidden="true"', 1))  # noqa: S308


@register.simple_tag(takes_context=True)
def site_chrome(context):
    """Return what header and footer show, see ``chrome.read``; empty without a request."""
    request = context.get("request")
    return chrome.kept(request) if request else {}


@register.simple_tag(takes_context=True)
def trail(context, page=None):
    """Return the pages above ``page`` as ``{"title", "url"}``, home first, itself last."""
    return chrome.trail(page, context.get("request")) if isinstance(page, Page) else []


class KeptNode(template.Node):
    """What ``{% kept %}`` draws: its contents, once for each set of values it varies on."""

    def __init__(self, nodes, name, vary):
        self.nodes, self.name, self.vary = nodes, name, vary

    def render(self, context):
        values = [value.resolve(context) for value in self.vary]
        if any(value is None or value == "" for value in values):
            return self.nodes.render(context)
        name = ("kept", self.name, get_language(), *values)
        return publication.remember(name, lambda: self.nodes.render(context))


@register.tag
def kept(parser, token):
    """Draw what lies between ``{% kept name value... %}`` and ``{% endkept %}``, and keep it.

    Kept by each worker until the next publication, per language and per set of values, which
    must be few and short. Where a value is missing nothing is kept.
    """
    name, *vary = token.split_contents()[1:]
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodes, name, [parser.compile_filter(value) for value in vary])


register.simple_tag(language.interface_lang)
register.filter(language.editorial)


@register.filter
def duration(minutes: int) -> str:
    """Say a number of minutes as people do: “3 jam 50 menit”."""
    hours, rest = divmod(int(minutes), 60)
    said = [_("%(hours)s jam") % {"hours": hours}] if hours else []
    if rest or not hours:
        said.append(_("%(minutes)s menit") % {"minutes": rest})
    return " ".join(said)


@register.simple_tag
def other_languages():
    """Return the codes and own names of the languages that are not the current one."""
    return [item for item in settings.LANGUAGES if item[0] != get_language()]
