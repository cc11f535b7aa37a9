"""What all reports share: who may see them, where they stand, and safe spreadsheets."""

import datetime

from django.core.exceptions import PermissionDenied
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button

from literasi.reports.querysets import PERMISSION

REPORTS = {"url": reverse_lazy("reports:enrolments"), "label": _("Laporan belajar")}
ROWS_AT_A_TIME = 2000


class LearningReportMixin:
    """Only for who holds ``permission``. The querysets about learning check it once more."""

    permission = PERMISSION

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DetailView(LearningReportMixin, WagtailAdminTemplateMixin, TemplateView):
    """A report about one thing. Subclasses set ``self.object`` in ``setup_object``."""

    header_icon = "user"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def get_object(self):
        """Return what the page is about, or raise Http404."""
        raise NotImplementedError

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), REPORTS, {"url": "", "label": self.page_title}]


def plain_text(value) -> str:
    """Return text as a spreadsheet can hold it: without control characters."""
    return ILLEGAL_CHARACTERS_RE.sub("", str(value))


def local_time(value: datetime.datetime) -> datetime.datetime:
    """Return the site's wall-clock time; spreadsheets know no time zones."""
    return timezone.localtime(value).replace(tzinfo=None)


class SpreadsheetReport(LearningReportMixin, ReportView):
    """A list that can be taken away as XLSX, where a formula in a name stays text.

    There is no CSV: a spreadsheet program would run ``=...`` from it.
    """

    FORMATS = (ReportView.FORMAT_XLSX,)
    custom_value_preprocess = {
        str: {ReportView.FORMAT_XLSX: plain_text},
        datetime.datetime: {ReportView.FORMAT_XLSX: local_time},
    }
    is_searchable = True
    nothing_yet = _("Belum ada yang mengikuti kursus.")

    def get(self, request, *args, **kwargs):
        if self.is_export:
            rows = self.get_queryset().iterator(chunk_size=ROWS_AT_A_TIME)
            return self.as_spreadsheet(rows, self.FORMAT_XLSX)
        return super().get(request, *args, **kwargs)

    def get_filename(self):
        return f"{self.export_filename}-{timezone.localdate():%Y-%m-%d}"

    def get_filtered_queryset(self):
        return self.get_queryset()

    def filter_queryset(self, queryset):
        """Show nothing for a filter that cannot be understood, rather than everything."""
        if self.filters and not self.filters.is_valid():
            return queryset.none()
        return super().filter_queryset(queryset)

    @cached_property
    def no_results_message(self):
        if self.filters and not self.filters.is_valid():
            return _("Ada saringan yang tidak dikenali. Perbaiki atau kosongkan saringannya.")
        if self.is_searching or self.is_filtering:
            return _("Tidak ada yang cocok. Coba longgarkan pencarian atau saringan.")
        return self.nothing_yet

    @cached_property
    def header_more_buttons(self):
        return [
            Button(_("Unduh XLSX"), url=self.xlsx_export_url, icon_name="download", priority=90)
        ]
