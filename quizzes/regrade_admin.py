"""Where the admin lists what was judged anew."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from quizzes.models import Regrade
from quizzes.regrade_views import (
    QuizRegradeView,
    RegradeInspectView,
    RegradeView,
    ReverseView,
)


def state(regrade):
    return _("Berlaku") if regrade.is_in_force else _("Dibatalkan")


class RegradeIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("version__question", "by")


class RegradeViewSet(ModelViewSet):
    """Regrades are facts: listed, inspected, undone; never edited or deleted."""

    model = Regrade
    name = "regrades"
    url_prefix = "penilaian-ulang"
    icon = "rotate"
    menu_label = _("Penilaian ulang")
    index_view_class = RegradeIndexView
    inspect_view_class = RegradeInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    exclude_form_fields: list[str] = []
    search_fields = ["reason", "version__question__stem"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "version",
        Column("get_policy_display", label=_("Cara")),
        Column("numbers.changed", label=_("Percobaan berubah")),
        Column("reason", label=_("Alasan"), classname="any-length"),
        Column("by", label=_("Oleh")),
        DateColumn("at", label=_("Pada"), sort_key="at"),
        StatusTagColumn(
            "state", label=_("Status"), accessor=state, primary=lambda row: row.is_in_force
        ),
    ]

    def get_urlpatterns(self):
        """Without the pages that would add, edit, copy or delete."""
        kept = {"index", "index_results", "inspect"}
        patterns = [p for p in super().get_urlpatterns() if p.name in kept]
        return [
            *patterns,
            path("soal/<int:pk>/", RegradeView.as_view(), name="question"),
            path("kuis/<int:pk>/", QuizRegradeView.as_view(), name="quiz"),
            path("batalkan/<int:pk>/", ReverseView.as_view(), name="reverse"),
        ]

    def register_admin_url_finder(self):
        """There is no edit page that logs could link to."""
