"""Where an answer is read and marked, what was marked, and corrections."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log

from quizzes import services
from quizzes.desk import queue
from quizzes.desk.forms import CorrectionForm, MarkForm
from quizzes.desk.lists import DESK, DeskMixin
from quizzes.desk.sheet import Answer, answer_of, may_see_learner
from quizzes.marking import Hindrance
from quizzes.models import AttemptItem, Mark

HINDRANCES = {
    Hindrance.OWN: gettext_lazy("Ini jawaban Anda sendiri; orang lain yang menilainya."),
    Hindrance.DONE: gettext_lazy("Penilaian ini sudah tercatat sebelumnya dan tetap berlaku."),
    Hindrance.SETTLED: gettext_lazy("Jawaban ini sudah selesai dinilai orang lain."),
    Hindrance.BUSY: gettext_lazy("Jawaban ini sedang dinilai orang lain. Pilih yang lain dahulu."),
}


def refuse(request, refusal: services.MarkRefused):
    """Say why an answer cannot be marked, and go back to those that can."""
    messages.warning(request, HINDRANCES[refusal.hindrance])
    return redirect("marking:queue")


class OpenView(DeskMixin, View):
    """Keep an answer for who opens it."""

    http_method_names = ["post"]

    def post(self, request, pk):
        item = get_object_or_404(AttemptItem.objects.for_markers(), pk=pk)
        try:
            services.claim(item=item, by=request.user)
        except services.MarkRefused as refusal:
            return refuse(request, refusal)
        return redirect("marking:mark", pk)


class SheetView(DeskMixin, WagtailAdminTemplateMixin, FormView):
    """An answer beside the rubric."""

    header_icon = "edit"
    template_name = "quizzes/desk/mark.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), DESK, {"url": "", "label": self.page_title}]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "item": self.item}

    def get_context_data(self, **kwargs):
        return super().get_context_data(answer=self.answer, **kwargs)

    def next_one(self, told: str):
        """Go on with the next answer, if another waits."""
        following = queue.take_next(self.request.user)
        messages.success(self.request, told)
        return redirect("marking:mark", following.pk) if following else redirect("marking:queue")


class MarkView(SheetView):
    """Mark one answer. Whose it is is not told, nor what others made of it, until they differ."""

    page_title = gettext_lazy("Nilai jawaban")
    form_class = MarkForm

    @cached_property
    def item(self) -> AttemptItem:
        rows = AttemptItem.objects.select_related("version", "attempt__quiz")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    @cached_property
    def answer(self) -> Answer:
        return answer_of(self.item, with_marks=self.item.awaits == AttemptItem.Awaits.THIRD)

    def get(self, request, *args, **kwargs):
        if not queue.waiting_for(request.user).filter(pk=self.item.pk).exists():
            return refuse(request, services.MarkRefused(Hindrance.SETTLED))
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        user, comment = self.request.user, form.cleaned_data["comment"]
        try:
            mark = services.record_mark(
                item=self.item, by=user, levels=form.levels, comment=comment
            )
        except services.MarkRefused as refusal:
            return refuse(self.request, refusal)
        log(mark, "quizzes.mark", user=user)
        return self.next_one(_("Penilaian Anda tercatat."))


class DetailView(DeskMixin, WagtailAdminTemplateMixin, TemplateView):
    """A mark that was given, and what became of the answer."""

    header_icon = "check"
    template_name = "quizzes/desk/detail.html"
    page_title = gettext_lazy("Penilaian")

    @cached_property
    def mark(self) -> Mark:
        return get_object_or_404(queue.marks_for(self.request.user), pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self):
        done = {"url": reverse("marking:marks"), "label": _("Sudah dinilai")}
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), DESK, done, here]

    @cached_property
    def header_more_buttons(self):
        correct = reverse("marking:correct", args=[self.mark.pk])
        return [Button(_("Koreksi"), url=correct, icon_name="edit", priority=10)]

    def get_context_data(self, **kwargs):
        item, user = self.mark.item, self.request.user
        # While another mark is waited for, nobody reads those of others.
        only = self.mark if item.awaits == AttemptItem.Awaits.MARKER else None
        return super().get_context_data(
            answer=answer_of(item, with_marks=True, only=only),
            attempt=item.attempt if may_see_learner(user, item) else None,
            **kwargs,
        )


class CorrectView(SheetView):
    """Replace a mark, for a reason. Who gave it may, and who may correct others."""

    page_title = gettext_lazy("Koreksi penilaian")
    form_class = CorrectionForm

    @cached_property
    def mark(self) -> Mark:
        return get_object_or_404(queue.marks_for(self.request.user), pk=self.kwargs["pk"])

    @property
    def item(self) -> AttemptItem:
        return self.mark.item

    @cached_property
    def answer(self) -> Answer:
        if not self.item.is_answered:
            raise Http404  # the account was erased, and what was written with it
        return answer_of(self.item, with_marks=True, only=self.mark)

    def get_initial(self):
        chosen = {f"criterion-{key}": level for key, level in self.mark.levels.items()}
        return {**chosen, "comment": self.mark.comment}

    def form_valid(self, form):
        user, cleaned = self.request.user, form.cleaned_data
        try:
            made = services.correct_mark(
                mark=self.mark,
                by=user,
                levels=form.levels,
                comment=cleaned["comment"],
                reason=cleaned["reason"],
            )
        except services.MarkRefused as refusal:
            return refuse(self.request, refusal)
        log(made, "quizzes.correct_mark", user=user, data={"reason": cleaned["reason"]})
        messages.success(self.request, _("Koreksi tercatat; penilaian lama tetap tersimpan."))
        return redirect("marking:detail", made.pk)
