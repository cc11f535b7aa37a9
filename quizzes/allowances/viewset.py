"""The list of allowances and the addresses of what can be done with them."""

import django_filters
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet

from quizzes.allowances.views import AllowanceIndexView, ChangeView, EndView, GiveView
from quizzes.models import Allowance, Quiz
from quizzes.words import date_and_time

STATES = {"standing": _("Berlaku"), "ended": _("Berakhir")}


def in_words(allowance: Allowance) -> str:
    """Say what is given, the way a list shows it."""
    minutes, attempts = allowance.minutes, allowance.attempts
    said = [
        minutes and _("+%(minutes)s menit") % {"minutes": minutes},
        attempts and ngettext("+%(n)s percobaan", "+%(n)s percobaan", attempts) % {"n": attempts},
        allowance.opens_at and _("dibuka %(when)s") % {"when": date_and_time(allowance.opens_at)},
        allowance.closes_at
        and _("ditutup %(when)s") % {"when": date_and_time(allowance.closes_at)},
    ]
    return "; ".join(str(part) for part in said if part)


def state(allowance: Allowance):
    return STATES["ended" if allowance.ended_at else "standing"]


def holds(allowance: Allowance) -> bool:
    return allowance.ended_at is None


class AllowanceFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("Status"), choices=list(STATES.items()), method="filter_state"
    )
    quiz = django_filters.ModelChoiceFilter(
        label=_("Kuis"), queryset=Quiz.objects.filter(has_allowances=True).order_by("title")
    )

    class Meta:
        model = Allowance
        fields = ["state", "quiz"]

    def filter_state(self, queryset, name, value):
        return queryset.filter(ended_at__isnull=value == "standing")


class AllowanceViewSet(ModelViewSet):
    """Allowances are facts: given, replaced and ended, never edited or deleted."""

    model = Allowance
    name = "allowances"
    icon = "time"
    menu_label = _("Kelonggaran")
    index_view_class = AllowanceIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    exclude_form_fields: list[str] = []
    filterset_class = AllowanceFilterSet
    search_fields = ["learner__user__full_name", "learner__user__email", "quiz__title", "reason"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "learner",
        Column("quiz", label=_("Kuis")),
        Column("given", label=_("Kelonggaran"), accessor=in_words),
        Column("reason", label=_("Alasan")),
        Column("by", label=_("Oleh")),
        DateColumn("created_at", label=_("Diberikan"), sort_key="created_at"),
        StatusTagColumn("state", accessor=state, label=_("Status"), primary=holds),
    ]

    def get_urlpatterns(self):
        kept = {"index", "index_results"}
        patterns = [p for p in super().get_urlpatterns() if p.name in kept]
        return [
            *patterns,
            path("beri/", self.construct_view(GiveView), name="add"),
            path("ubah/<int:pk>/", self.construct_view(ChangeView), name="edit"),
            path("akhiri/<int:pk>/", self.construct_view(EndView), name="delete"),
        ]

    def register_admin_url_finder(self):
        """Logs link nowhere: what they tell of is in the list."""
