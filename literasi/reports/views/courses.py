"""One course: how far people come, how long it takes, which questions they find hard."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from courses.models import Course
from literasi.reports import charts, gains, numbers
from literasi.reports.filters import CourseScopeForm
from literasi.reports.querysets import courses, enrolments, visitors
from literasi.reports.views.base import REPORTS, DetailView, SpreadsheetReport


def completion_rate(completed: int, enrolled: int) -> str:
    """Return the whole percent who have completed, or nothing where nobody has enrolled."""
    return f"{completed * 100 // enrolled}%" if enrolled else ""


class CoursesView(SpreadsheetReport):
    page_title = gettext_lazy("Laporan per kursus")
    header_icon = "doc-full-inverse"
    model = Course
    search_fields = ["title"]
    index_url_name = "reports:courses"
    index_results_url_name = "reports:courses_results"
    default_ordering = "title"
    export_filename = "laporan-kursus"
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Kursus"),
            get_url=lambda course: reverse("reports:course", args=[course.uuid]),
            sort_key="title",
        ),
        Column("enrolled", label=gettext_lazy("Peserta berakun"), sort_key="enrolled"),
        Column("completed", label=gettext_lazy("Selesai"), sort_key="completed"),
        Column(
            "rate",
            label=gettext_lazy("Tingkat penyelesaian"),
            accessor=lambda course: completion_rate(course.completed, course.enrolled),
        ),
        Column(
            "visitors",
            label=gettext_lazy("Pengunjung yang belajar"),
            accessor=lambda course: course.visitors or 0,
        ),
    ]
    export_headings = {
        "title": gettext_lazy("Kursus"),
        "enrolled": gettext_lazy("Peserta berakun"),
        "completed": gettext_lazy("Selesai"),
        "visitors": gettext_lazy("Pengunjung yang belajar"),
    }
    list_export = list(export_headings)
    no_results_message = gettext_lazy("Belum ada kursus yang cocok.")

    def get_base_queryset(self):
        return courses(self.request.user)

    def get_breadcrumbs_items(self):
        home, here = super().get_breadcrumbs_items()
        return [home, REPORTS, here]


class CourseView(DetailView):
    header_icon = "doc-full-inverse"
    template_name = "reports/course.html"

    def get_object(self):
        course = courses(self.request.user).select_related("current")
        return get_object_or_404(course, uuid=self.kwargs["uuid"])

    @property
    def page_title(self):
        return self.object.title

    @cached_property
    def form(self):
        return CourseScopeForm(self.request.GET)

    def get_context_data(self, **kwargs):
        user, course = self.request.user, self.object
        taken, devices = self.form.narrow(
            enrolments(user).filter(course=course), visitors(user, course)
        )
        steps = numbers.funnel(course, taken, devices)
        totals, visitors_count = taken.totals(), devices.count()
        gain = gains.of_course(course, taken)
        stages = [(_("Mulai belajar"), totals["learners"], visitors_count)]
        stages += [(step.title, step.accounts, step.visitors) for step in steps]
        return super().get_context_data(
            course=course,
            form=self.form,
            media=self.form.media,
            totals=totals,
            visitors=visitors_count,
            rate=completion_rate(totals["completed"], totals["enrolments"]),
            median=numbers.median_duration(taken),
            steps=steps,
            bars=charts.bars(stages),
            chart_height=charts.height(stages),
            questions=numbers.difficulty(course, taken),
            gain=gain and gains.told(gain),
            **kwargs,
        )
