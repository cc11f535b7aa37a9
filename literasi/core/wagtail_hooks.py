"""The admin under the site's own name and colours, and its screen for contacts."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, StatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from literasi.core.models import Contact


def freshness(contact):
    """Return what the list says of when a contact was last seen to be right."""
    return _("Perlu diperiksa") if contact.is_stale else _("Sudah diperiksa")


class ContactViewSet(SnippetViewSet):
    """Contacts, those not checked for the longest time first."""

    model = Contact
    icon = "mail"
    menu_label = _("Kontak")
    menu_order = 300
    add_to_admin_menu = True
    ordering = ["checked_on", "name"]
    search_fields = ["name", "value", "description"]
    list_filter = ["channel", "in_footer"]
    list_per_page = 50
    list_display = [
        "name",
        Column("channel", label=_("Saluran"), accessor="get_channel_display", sort_key="channel"),
        Column("value", label=_("Nomor atau alamat")),
        DateColumn("checked_on", label=_("Terakhir diperiksa"), sort_key="checked_on"),
        StatusTagColumn(
            "freshness",
            label=_("Keadaan"),
            accessor=freshness,
            primary=lambda contact: not contact.is_stale,
        ),
        BooleanColumn("in_footer", label=_("Di kaki halaman"), sort_key="in_footer"),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("key"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("channel"), FieldPanel("value")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("checked_on"), FieldPanel("note")]),
        FieldRowPanel([FieldPanel("in_footer"), FieldPanel("sort_order")]),
    ]


register_snippet(ContactViewSet)

# Wagtail's other two lead to pages about Wagtail on another host, in English.
OUR_HELP = {"keyboard-shortcuts-trigger"}


@hooks.register("construct_help_menu")
def keep_our_help(request, menu_items):
    menu_items[:] = [item for item in menu_items if item.name in OUR_HELP]


@hooks.register("insert_editor_js")
def wait_for_autosave():
    source = static("literasi/js/admin/wait-for-autosave.js")
    return format_html('<script type="module" src="{}"></script>', source)


@hooks.register("insert_global_admin_css")
def brand_style():
    href = static("literasi/css/admin/brand.css")
    return format_html('<link rel="stylesheet" href="{}">', href)
