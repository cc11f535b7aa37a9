"""Learners by courses: one row for each enrolment."""

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton

from courses.models import Enrolment
from literasi.badges import rules as badge_rules
from literasi.badges.models import Award
from literasi.reports.filters import AGENCY_ADMIN, KIND_LABELS, PUBLIC, EnrolmentFilterSet
from literasi.reports.querysets import STATE_LABELS, enrolments, visitors
from literasi.reports.views.base import SpreadsheetReport

ERASED = _("Akun dihapus")


def learner_name(row):
    return row.learner.user.full_name or row.learner.user.email if row.learner.user else ERASED


def learner_url(row):
    return reverse("reports:learner", args=[row.learner.uuid]) if row.learner.user else None


def kind(row):
    return KIND_LABELS[AGENCY_ADMIN if row.agency_id else PUBLIC]


def agency_or_public(row):
    return row.agency.name if row.agency else KIND_LABELS[PUBLIC]


def progress(row):
    return f"{row.done}/{row.required} ({row.progress.percent}%)"


def best(row):
    return "" if row.best_percent is None else f"{row.best_percent}%"


def award(row):
    """Return the award's number, with its status when it does not hold today."""
    if not row.award_number:
        return ""
    stored = badge_rules.Status(row.award_stored_status)
    status = badge_rules.status(stored, row.award_expires_on, timezone.localdate())
    holds = status is badge_rules.Status.ACTIVE
    return row.award_number if holds else f"{row.award_number} ({Award.Status(status).label})"


class NameColumn(TitleColumn):
    """A name that leads to the person's page, with the e-mail below it."""

    cell_template_name = "reports/name_cell.html"


class DayColumn(Column):
    """A day in the site's time zone and in tables' short form: 23-11-2026."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, classname="report-listing__day", **kwargs)

    def get_value(self, instance):
        value = super().get_value(instance)
        return value and date_format(timezone.localtime(value), "SHORT_DATE_FORMAT")


class EnrolmentsView(SpreadsheetReport):
    page_title = _("Laporan belajar")
    header_icon = "list-ul"
    model = Enrolment
    filterset_class = EnrolmentFilterSet
    search_fields = ["learner__user__full_name", "learner__user__email", "agency__name"]
    index_url_name = "reports:enrolments"
    index_results_url_name = "reports:enrolments_results"
    results_template_name = "reports/enrolments_results.html"
    default_ordering = "-last_activity_at"
    export_filename = "laporan-belajar"
    table_classname = "listing report-listing"
    columns = [
        NameColumn(
            "name",
            label=_("Nama"),
            accessor=learner_name,
            get_url=learner_url,
            sort_key="learner__user__full_name",
        ),
        Column(
            "agency",
            label=_("Instansi saat itu"),
            accessor=agency_or_public,
            sort_key="agency__name",
        ),
        TitleColumn(
            "course",
            label=_("Kursus"),
            get_url=lambda row: reverse("reports:course", args=[row.course.uuid]),
            sort_key="course__title",
        ),
        Column("state", label=_("Keadaan"), accessor=lambda row: STATE_LABELS[row.state]),
        Column("progress", label=_("Kemajuan"), accessor=progress),
        Column("best", label=_("Nilai uji"), accessor=best, sort_key="best_percent"),
        DayColumn("enrolled_at", label=_("Mendaftar"), sort_key="enrolled_at"),
        DayColumn("last_activity_at", label=_("Terakhir aktif"), sort_key="last_activity_at"),
        DayColumn("completed_at", label=_("Selesai"), sort_key="completed_at"),
        Column("award", label=_("Nomor sertifikat"), accessor=award),
    ]
    export_headings = {
        "name": _("Nama"),
        "email": _("Alamat email"),
        "agency": _("Instansi saat itu"),
        "kind": _("Peserta"),
        "course": _("Kursus"),
        "cycle": _("Putaran"),
        "state": _("Keadaan"),
        "done": _("Kegiatan selesai"),
        "required": _("Kegiatan wajib"),
        "percent": _("Kemajuan (%)"),
        "best": _("Nilai uji terbaik (%)"),
        "enrolled_at": _("Mendaftar"),
        "last_activity_at": _("Terakhir aktif"),
        "completed_at": _("Selesai"),
        "award": _("Nomor sertifikat"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self):
        return enrolments(self.request.user).with_results()

    def order_queryset(self, queryset):
        """Empty values last, and always the same order, whatever the database."""
        key = F(self.ordering.lstrip("-"))
        descending = self.ordering.startswith("-")
        chosen = key.desc(nulls_last=True) if descending else key.asc(nulls_last=True)
        return queryset.order_by(chosen, "pk")

    def to_row_dict(self, row):
        user = row.learner.user
        values = {
            "name": learner_name(row),
            "email": user.email if user else "",
            "agency": row.agency.name if row.agency else "",
            "kind": kind(row),
            "course": row.course.title,
            "state": STATE_LABELS[row.state],
            "percent": row.progress.percent,
            "best": row.best_percent,
            "award": award(row),
        }
        return {field: values.get(field, getattr(row, field, None)) for field in self.list_export}

    @cached_property
    def header_buttons(self):
        url = reverse("reports:courses")
        return [HeaderButton(_("Per kursus"), url=url, icon_name="doc-full-inverse")]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["totals"] = self.object_list.totals()
        context["visitors"] = visitors(self.request.user).count()
        return context
