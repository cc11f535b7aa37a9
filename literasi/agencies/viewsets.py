"""The admin's screens for agencies and memberships."""

import django_filters
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.widgets import ListingButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from literasi.agencies.models import Agency, Membership

STATES = {
    "waiting": _("Menunggu konfirmasi"),
    "confirmed": _("Terkonfirmasi"),
    "ended": _("Berakhir"),
}


class MembershipFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Status"), choices=list(STATES.items()), method="filter_state"
    )

    class Meta:
        model = Membership
        fields = ["role", "agency__kind", "agency"]

    def filter_state(self, queryset, name, value):
        return getattr(queryset, value)()


class MembershipIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("user", "agency")

    def get_list_buttons(self, instance):
        """Put confirming in plain sight: it is what most visits to this list are for."""
        buttons = super().get_list_buttons(instance)
        if instance.confirmed_at or instance.ended_at or not self._may_confirm():
            return buttons
        query = urlencode({"id": instance.pk, "next": self.request.get_full_path()})
        url = reverse("wagtail_bulk_action", args=["agencies", "membership", "confirm"])
        confirm = ListingButton(_("Konfirmasi"), url=f"{url}?{query}", icon_name="check")
        return [confirm, *buttons]

    def _may_confirm(self):
        return self.request.user.has_perm("agencies.change_membership")


class AgencyViewSet(SnippetViewSet):
    model = Agency
    icon = "group"
    menu_label = pgettext_lazy("plural", "Instansi")
    list_display = [
        "name",
        Column("kind", accessor="get_kind_display", label=_("Jenis"), sort_key="kind"),
        BooleanColumn("is_active", label=_("Aktif"), sort_key="is_active"),
    ]
    list_filter = ["kind", "is_active"]
    list_per_page = 50
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("region_code"), FieldPanel("is_active")]),
    ]


class MembershipViewSet(SnippetViewSet):
    model = Membership
    icon = "user"
    menu_label = _("Keanggotaan")
    index_view_class = MembershipIndexView
    filterset_class = MembershipFilterSet
    search_fields = ["user__full_name", "user__email", "agency__name"]
    search_backend_name = None
    ordering = "-requested_at"
    list_per_page = 50
    list_display = [
        "user",
        "agency",
        Column("role", accessor="get_role_display", label=_("Peran")),
        Column("state", accessor="state_label", label=_("Status")),
        DateColumn("requested_at", label=_("Diajukan pada"), sort_key="requested_at"),
    ]
    panels = [
        FieldPanel("user"),
        FieldPanel("agency"),
        FieldPanel("role"),
        FieldRowPanel([FieldPanel("confirmed_at"), FieldPanel("ended_at")]),
    ]


class AgencyGroup(SnippetViewSetGroup):
    menu_label = pgettext_lazy("plural", "Instansi")
    menu_icon = "group"
    menu_order = 320
    items = (AgencyViewSet, MembershipViewSet)
