"""The admin's screens for regrading: what would happen, doing it, looking back, undoing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import OperationalError
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from quizzes import consequences, words
from quizzes.models import AttemptItem, Question, QuizPage, Regrade
from quizzes.passes import Turn, passes_of
from quizzes.regrade_forms import ConfirmForm, PlanForm, ReverseForm
from quizzes.services import RegradeRefused, regrade, reverse_regrade
from quizzes.services.regrading import examine
from quizzes.services.reversing import hindrance_to_undo

PER_PAGE = 50
BUSY = gettext_lazy(
    "Penilaian lain sedang berjalan pada saat yang sama. Belum ada yang diubah; coba lagi sebentar."
)


def may_regrade(user) -> bool:
    return user.has_perm("quizzes.run_regrade")


class RegradeScreen(WagtailAdminTemplateMixin, TemplateView):
    """For who may judge answers anew."""

    header_icon = "rotate"
    page_title = gettext_lazy("Nilai ulang")

    def dispatch(self, request, *args, **kwargs):
        if not may_regrade(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def page_of(self, rows):
        return Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))

    def get_breadcrumbs_items(self):
        above = {"url": reverse("regrades:index"), "label": _("Penilaian ulang")}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.page_title}]

    def refuse(self, why):
        messages.warning(self.request, why)
        return HttpResponseRedirect(self.request.get_full_path())


class RegradeView(RegradeScreen):
    """First asks how; then, the same address with the answers, shows exactly what will happen."""

    template_name = "quizzes/admin/regrade.html"

    @cached_property
    def question(self):
        found = Question.objects.filter(current__isnull=False).select_related("current")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @cached_property
    def form(self):
        data = self.request.GET if "policy" in self.request.GET else None
        return PlanForm(data, question=self.question)

    @cached_property
    def seen(self):
        """What the plan would do; None before there is one, or when it cannot be done."""
        if not (self.form.is_bound and self.form.is_valid()):
            return None
        try:
            return examine(self.form.plan)
        except RegradeRefused as refused:
            self.form.add_error(None, words.hindrance(refused.hindrance))
            return None

    def get_context_data(self, **kwargs):
        kwargs.setdefault("confirm", None)
        if self.seen and not kwargs["confirm"]:
            lowers = self.form.plan.lowers
            kwargs["confirm"] = ConfirmForm(initial={"digest": self.seen.digest}, lowers=lowers)
        if self.seen:
            kwargs["rows"] = self.page_of([*self.seen.changed, *self.seen.kept])
            kwargs["told"] = consequences.of(self.seen.passes)
        return super().get_context_data(
            question=self.question, form=self.form, seen=self.seen, **kwargs
        )

    def post(self, request, *args, **kwargs):
        if not (self.form.is_bound and self.form.is_valid()):
            return self.refuse(_("Pilih dahulu versi dan cara menilai ulang."))
        confirm = ConfirmForm(request.POST, lowers=self.form.plan.lowers)
        if not confirm.is_valid():
            return self.render_to_response(self.get_context_data(confirm=confirm))
        return self._carry_out(confirm.cleaned_data)

    def _carry_out(self, data):
        try:
            made = regrade(
                plan=self.form.plan,
                by=self.request.user,
                reason=data["reason"],
                digest=data["digest"],
            )
        except RegradeRefused as refused:
            return self.refuse(words.hindrance(refused.hindrance))
        except OperationalError:
            return self.refuse(BUSY)
        text = _("Selesai dinilai ulang: %(count)s percobaan berubah.")
        messages.success(self.request, text % {"count": made.numbers["changed"]})
        return HttpResponseRedirect(reverse("regrades:inspect", args=[made.pk]))


class QuizRegradeView(RegradeScreen):
    """The questions that attempts at one quiz were asked, to choose which to judge anew."""

    template_name = "quizzes/admin/regrade_quiz.html"

    def get_context_data(self, **kwargs):
        page = get_object_or_404(QuizPage.objects.select_related("quiz"), pk=self.kwargs["pk"])
        items = AttemptItem.objects.filter(attempt__quiz__page=page).order_by()
        asked = items.values("version__question").annotate(asked=Count("pk"))
        rows = self.page_of(asked.order_by("-asked", "version__question"))
        questions = Question.objects.in_bulk([row["version__question"] for row in rows])
        rows.object_list = [(questions[r["version__question"]], r["asked"]) for r in rows]
        return super().get_context_data(quiz=page, rows=rows, **kwargs)


class RegradeInspectView(InspectView):
    """What a regrade did, attempt by attempt, and what rests on passes that it took."""

    template_name = "quizzes/admin/regrade_inspect.html"
    any_permission_required = ["view"]

    def get_object(self, queryset=None):
        found = Regrade.objects.select_related(
            "version__question", "key", "by", "reversed_by", "version"
        )
        return get_object_or_404(found, pk=self.pk)

    @cached_property
    def header_more_buttons(self):
        if not (may_regrade(self.request.user) and self.object.is_in_force):
            return super().header_more_buttons
        url = reverse("regrades:reverse", args=[self.object.pk])
        return [
            Button(_("Batalkan penilaian ulang"), url=url, icon_name="history"),
            *super().header_more_buttons,
        ]

    def get_context_data(self, **kwargs):
        lines = self.object.lines.select_related("attempt__quiz", "attempt__learner__user")
        lost = [line for line in lines if line.lost] if self.object.is_in_force else []
        return super().get_context_data(
            rows=Paginator(lines, PER_PAGE).get_page(self.request.GET.get("p")),
            told=consequences.of(passes_of(map(Turn.of, lost))),
            may_reverse=may_regrade(self.request.user) and self.object.is_in_force,
            **kwargs,
        )


class ReverseView(RegradeScreen):
    """Says what undoing takes back, and does it when the form comes back."""

    template_name = "quizzes/admin/regrade_reverse.html"
    page_title = gettext_lazy("Batalkan penilaian ulang")
    header_icon = "history"

    @cached_property
    def made(self):
        return get_object_or_404(
            Regrade.objects.select_related("version__question"), pk=self.kwargs["pk"]
        )

    def get(self, request, *args, **kwargs):
        if found := hindrance_to_undo(self.made):
            return self._back(messages.warning, words.hindrance(found))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ReverseForm())
        lines = list(self.made.lines.select_related("attempt"))
        passes = passes_of(map(Turn.back, lines))
        return super().get_context_data(
            made=self.made, lines=lines, passes=passes, told=consequences.of(passes), **kwargs
        )

    def post(self, request, *args, **kwargs):
        form = ReverseForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            reverse_regrade(regrade=self.made, by=request.user, reason=form.cleaned_data["reason"])
        except RegradeRefused as refused:
            return self._back(messages.warning, words.hindrance(refused.hindrance))
        except OperationalError:
            return self._back(messages.warning, BUSY)
        return self._back(messages.success, _("Penilaian ulang dibatalkan; nilai dikembalikan."))

    def _back(self, tell, text):
        tell(self.request, text)
        return HttpResponseRedirect(reverse("regrades:inspect", args=[self.made.pk]))
