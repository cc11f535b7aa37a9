"""The figures of one question and of one quiz, and what a person makes of a sign."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic import InspectView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from quizzes.figures import charts, reading, words
from quizzes.figures.forms import JudgeForm
from quizzes.models import IntegrityFlag, Question, Quiz
from quizzes.regrade_views import may_regrade
from quizzes.services import judge_flag
from quizzes.tasks_figures import measure_quiz

BANK = "wagtailsnippets_quizzes_question"


class QuestionFiguresView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """How each wording of a question did."""

    any_permission_required = ("add", "change", "delete", "view")
    template_name = "quizzes/figures/question.html"
    page_title = _("Angka soal")
    header_icon = "history"

    @property
    def permission_policy(self):
        return policy_registry.get_by_type(Question)

    @cached_property
    def question(self):
        return get_object_or_404(Question, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.question)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(f"{BANK}:list"), "label": now("Soal")},
            {"url": "", "label": self.page_title, "sublabel": str(self.question)},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=self.question,
            edit_url=reverse(f"{BANK}:edit", args=[self.question.pk]),
            regrade_url=self._regrade_url(),
            versions=reading.versions_of(self.question),
            **kwargs,
        )

    def _regrade_url(self):
        """Return where the answers are judged anew; for who may, and where there is a key."""
        allowed = self.question.current_id and may_regrade(self.request.user)
        return reverse("regrades:question", args=[self.question.pk]) if allowed else ""


class QuizFiguresView(InspectView):
    """How a quiz does, and which of its questions want looking after."""

    template_name = "quizzes/figures/quiz.html"
    page_title = _("Angka kuis")
    measure_url_name = ""

    def get_object(self, queryset=None):
        quizzes = Quiz.objects.select_related("statistics", "current")
        return get_object_or_404(quizzes, pk=self.pk)

    def get_fields(self):
        return []

    def get_edit_url(self):
        """A quiz is edited as a page."""

    get_delete_url = get_edit_url

    def get_context_data(self, **kwargs):
        found = getattr(self.object, "statistics", None)
        return super().get_context_data(
            quiz=self.object,
            found=found,
            said=[words.reliability(found), words.error(found), words.method(found)]
            if found
            else [],
            figures=_figures(found) if found else [],
            columns=charts.columns(found.histogram) if found else [],
            questions=reading.questions_of(self.object),
            may_regrade=may_regrade(self.request.user),
            measure_url=reverse(self.measure_url_name, args=[self.object.pk]),
            **kwargs,
        )


def _figures(found):
    return [
        (_("Peserta"), found.people),
        (_("Nilai rata-rata"), f"{words.decimal(found.mean, 1)}%"),
        (_("Simpangan baku"), words.decimal(found.deviation, 1)),
        (_("Lulus pada percobaan pertama"), words.percent(found.passed)),
        (_("Waktu tengah"), words.seconds(found.minutes * 60)),
    ]


class MeasureQuizView(PermissionCheckedMixin, View):
    """Asks for the figures of one quiz now, not only tonight."""

    any_permission_required = ("add", "change", "delete", "view")
    http_method_names = ["post"]
    model = Quiz
    inspect_url_name = index_url_name = ""

    def post(self, request, pk):
        quiz = get_object_or_404(Quiz, pk=pk)
        measure_quiz.enqueue(quiz.pk)
        messages.success(
            request,
            now(
                "Angka kuis ini sedang dihitung. Bila belum tampak, muat ulang halaman ini "
                "sebentar lagi."
            ),
        )
        return HttpResponseRedirect(reverse(self.inspect_url_name, args=[quiz.pk]))


class JudgeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A sign with its evidence, and a form for what a person makes of it."""

    permission_required = "change"
    model = IntegrityFlag
    form_class = JudgeForm
    template_name = "quizzes/figures/judge.html"
    page_title = _("Tanda integritas")
    header_icon = "warning"
    index_url_name = ""

    @cached_property
    def flag(self):
        flags = IntegrityFlag.objects.select_related(
            "agency",
            "judged_by",
            "attempt__quiz",
            "attempt__learner__user",
            "other__learner__user",
        )
        return get_object_or_404(flags, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.flag.get_sign_display()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": self.page_title},
            {"url": "", "label": self.flag.get_sign_display()},
        ]

    def get_initial(self):
        state = "" if self.flag.state == IntegrityFlag.State.NEW else self.flag.state
        return {"state": state, "note": self.flag.note}

    def get_success_url(self):
        return reverse(self.index_url_name)

    def form_valid(self, form):
        judge_flag(flag=self.flag, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, now("Catatan Anda tersimpan. Hasil peserta tidak berubah."))
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        flag = self.flag
        return super().get_context_data(
            flag=flag,
            attempts=[attempt for attempt in (flag.attempt, flag.other) if attempt],
            evidence=words.evidence(flag),
            mistakes=reading.shared_mistakes(flag) if flag.other_id else [],
            **kwargs,
        )
