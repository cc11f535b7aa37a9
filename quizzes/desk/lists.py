"""What waits for whoever looks, and what was marked."""

from django.core.exceptions import PermissionDenied
from django.middleware.csrf import get_token
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button

from quizzes import judging, marking
from quizzes.desk.filters import MarksFilterSet, QueueFilterSet
from quizzes.desk.queue import is_busy, marks_for, may_mark, queue, stage
from quizzes.marking import Stage
from quizzes.models import AttemptItem, Mark

DESK = {"url": reverse_lazy("marking:queue"), "label": gettext_lazy("Penilaian")}

STAGES = {
    Stage.FIRST: gettext_lazy("Menunggu penilai pertama"),
    Stage.SECOND: gettext_lazy("Menunggu penilai kedua"),
    Stage.MODERATION: gettext_lazy("Menunggu penengah"),
}


class DeskMixin:
    """Only for who may mark. The querysets check it once more."""

    def dispatch(self, request, *args, **kwargs):
        if not may_mark(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class OpenColumn(Column):
    """A button that claims an answer and opens it; opening writes, so it is a form."""

    cell_template_name = "quizzes/desk/open_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf": get_token(parent_context["request"]), "busy": is_busy(instance)}


class QueueView(DeskMixin, ReportView):
    page_title = gettext_lazy("Penilaian")
    header_icon = "edit"
    model = AttemptItem
    index_url_name = "marking:queue"
    index_results_url_name = "marking:queue_results"
    filterset_class = QueueFilterSet
    paginate_by = 50
    list_export: list[str] = []
    columns = [
        Column("version", label=gettext_lazy("Soal"), classname="any-length"),
        Column("quiz", label=gettext_lazy("Kuis"), accessor="attempt.quiz"),
        DateColumn("sent", label=gettext_lazy("Dikirim"), accessor="attempt.finished_at"),
        Column("stage", label=gettext_lazy("Keadaan"), accessor=lambda row: STAGES[stage(row)]),
        OpenColumn("open", label=gettext_lazy("Nilai"), accessor="pk"),
    ]

    def filter_queryset(self, queryset):
        """Show nothing for a filter that cannot be understood, rather than everything."""
        if not self.filters.is_valid():
            return queryset.none()
        return super().filter_queryset(queryset)

    def get_queryset(self):
        return queue(self.request.user, timezone.now())

    @cached_property
    def no_results_message(self):
        if not self.filters.is_valid():
            return _("Ada saringan yang tidak dikenali. Perbaiki atau kosongkan saringannya.")
        if self.is_filtering:
            return _("Tidak ada yang cocok. Coba longgarkan saringan.")
        return _("Tidak ada jawaban yang menunggu Anda. Terima kasih!")

    @cached_property
    def header_more_buttons(self):
        done = reverse("marking:marks")
        return [Button(_("Sudah dinilai"), url=done, icon_name="check", priority=90)]


def points(mark: Mark) -> str:
    rubric = judging.rubric(mark.item)
    return f"{marking.points(rubric, mark.levels)}/{rubric.possible}"


class MarksView(DeskMixin, ReportView):
    page_title = gettext_lazy("Sudah dinilai")
    header_icon = "check"
    model = Mark
    index_url_name = "marking:marks"
    index_results_url_name = "marking:marks_results"
    filterset_class = MarksFilterSet
    paginate_by = 50
    list_export: list[str] = []
    no_results_message = gettext_lazy("Belum ada yang dinilai.")
    columns = [
        TitleColumn(
            "item",
            label=gettext_lazy("Soal"),
            accessor="item.version",
            get_url=lambda mark: reverse("marking:detail", args=[mark.pk]),
        ),
        Column("quiz", label=gettext_lazy("Kuis"), accessor="item.attempt.quiz"),
        Column("points", label=gettext_lazy("Poin"), accessor=points),
        Column("by", label=gettext_lazy("Penilai"), accessor="by"),
        DateColumn("at", label=gettext_lazy("Dinilai")),
        Column("state", label=gettext_lazy("Keadaan"), accessor="item.get_awaits_display"),
    ]

    def get_queryset(self):
        return marks_for(self.request.user)

    def get_breadcrumbs_items(self):
        home, here = super().get_breadcrumbs_items()
        return [home, DESK, here]
