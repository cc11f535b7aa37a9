"""What staff may narrow a report by."""

import datetime

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django_filters.fields import DateRangeField
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from courses.models import Course, Enrolment
from literasi.agencies.models import Agency
from literasi.badges.models import AwardEvent, Badge
from literasi.reports.querysets import STATE_LABELS

PUBLIC, AGENCY_ADMIN = "umum", "instansi"
KIND_LABELS = {PUBLIC: _("Masyarakat umum"), AGENCY_ADMIN: _("Admin instansi")}

# Near the ends of the calendar a date has no equivalent in UTC, and databases differ.
SENSIBLE_DATE = [
    MinValueValidator(datetime.date(2000, 1, 1)),
    MaxValueValidator(datetime.date(2200, 1, 1)),
]


class PeriodField(DateRangeField):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields:
            field.validators.extend(SENSIBLE_DATE)


class PeriodFilter(django_filters.DateFromToRangeFilter):
    """From one day to another, both included, in the site's time zone."""

    field_class = PeriodField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=DateRangePickerWidget, **kwargs)


class EnrolmentFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Peserta"),
        choices=list(KIND_LABELS.items()),
        method="filter_kind",
        widget=forms.RadioSelect,
        empty_label=_("Semua"),
    )
    state = django_filters.ChoiceFilter(
        label=_("Keadaan"),
        choices=list(STATE_LABELS.items()),
        method="filter_state",
        widget=forms.RadioSelect,
        empty_label=_("Semua"),
    )
    course = django_filters.ModelChoiceFilter(label=_("Kursus"), queryset=Course.objects.all())
    agency = django_filters.ModelChoiceFilter(label=_("Instansi"), queryset=Agency.objects.all())
    enrolled_at = PeriodFilter(label=_("Mendaftar antara"))
    completed_at = PeriodFilter(label=_("Selesai antara"))

    class Meta:
        model = Enrolment
        fields: list[str] = []

    def filter_kind(self, queryset, name, value):
        return queryset.filter(agency__isnull=value == PUBLIC)

    def filter_state(self, queryset, name, value):
        return queryset.in_state(value)


class AwardEventFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Peristiwa"), choices=AwardEvent.Kind.choices)
    badge = django_filters.ModelChoiceFilter(
        label=_("Lencana"), queryset=Badge.objects.all(), field_name="award__badge"
    )
    at = PeriodFilter(label=_("Terjadi antara"))

    class Meta:
        model = AwardEvent
        fields: list[str] = []


class CourseScopeForm(forms.Form):
    """Whose learning the numbers of one course are about."""

    agency = forms.ModelChoiceField(
        Agency.objects.all(), label=_("Instansi"), required=False, empty_label=_("Semua peserta")
    )
    since = forms.DateField(
        label=_("Mulai belajar dari"),
        required=False,
        widget=AdminDateInput,
        validators=SENSIBLE_DATE,
    )
    until = forms.DateField(
        label=_("sampai"), required=False, widget=AdminDateInput, validators=SENSIBLE_DATE
    )

    def clean(self):
        values = super().clean()
        since, until = values.get("since"), values.get("until")
        if since and until and since > until:
            self.add_error("until", _("Tanggal akhir mendahului tanggal awal."))
        return values

    def narrow(self, enrolments, visitors):
        """Return both narrowed. Visitors belong to no agency; invalid values narrow to nothing."""
        if not self.is_valid():
            return enrolments.none(), visitors.none()
        if agency := self.cleaned_data["agency"]:
            enrolments, visitors = enrolments.filter(agency=agency), visitors.none()
        if since := self.cleaned_data["since"]:
            enrolments = enrolments.filter(enrolled_at__date__gte=since)
            visitors = visitors.filter(created_at__date__gte=since)
        if until := self.cleaned_data["until"]:
            enrolments = enrolments.filter(enrolled_at__date__lte=until)
            visitors = visitors.filter(created_at__date__lte=until)
        return enrolments, visitors
