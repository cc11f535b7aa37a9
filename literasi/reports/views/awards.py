"""What happened to awards, who did it, and why: one row for each line of the log."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from literasi.badges.models import AwardEvent
from literasi.reports.filters import AwardEventFilterSet
from literasi.reports.views.base import SpreadsheetReport

SYSTEM = _("Sistem")


def moment(event):
    return date_format(timezone.localtime(event.at), "SHORT_DATETIME_FORMAT")


class AwardHistoryView(SpreadsheetReport):
    permission = "badges.view_awardevent"
    page_title = _("Riwayat penghargaan")
    header_icon = "history"
    model = AwardEvent
    filterset_class = AwardEventFilterSet
    search_fields = ["award__number", "award__snapshot__name", "by_name", "reason"]
    index_url_name = "reports:awards"
    index_results_url_name = "reports:awards_results"
    default_ordering = "-at"
    export_filename = "riwayat-penghargaan"
    table_classname = "listing report-listing"
    nothing_yet = _("Belum ada penghargaan, jadi belum ada riwayatnya.")
    columns = [
        Column("at", label=_("Waktu"), accessor=moment, sort_key="at"),
        Column("kind", label=_("Peristiwa"), accessor="get_kind_display"),
        TitleColumn(
            "number",
            label=_("Nomor"),
            accessor="award.number",
            get_url=lambda event: reverse("awards:inspect", args=[event.award_id]),
        ),
        Column("name", label=_("Nama di sertifikat"), accessor="award.name"),
        Column("badge", label=_("Lencana"), accessor="award.badge.name"),
        Column("by", label=_("Oleh"), accessor=lambda event: event.by_name or SYSTEM),
        Column("told", label=_("Alasan atau keterangan"), accessor="told"),
    ]
    export_headings = {
        "at": _("Waktu"),
        "kind": _("Peristiwa"),
        "number": _("Nomor"),
        "name": _("Nama di sertifikat"),
        "badge": _("Lencana"),
        "by": _("Oleh"),
        "told": _("Alasan atau keterangan"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self):
        return AwardEvent.objects.select_related("award__badge")

    def order_queryset(self, queryset):
        """The newest first unless asked otherwise; of one moment, what was written last."""
        return queryset.order_by(*(("at", "pk") if self.ordering == "at" else ("-at", "-pk")))

    def to_row_dict(self, event):
        return {
            "at": event.at,
            "kind": event.get_kind_display(),
            "number": event.award.number,
            "name": event.award.name,
            "badge": event.award.badge.name,
            "by": event.by_name or str(SYSTEM),
            "told": event.told,
        }
