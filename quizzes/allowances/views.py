"""Giving, changing and ending allowances. Each is a form that says what it does."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic import IndexView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from literasi.users.models import Learner
from quizzes import services
from quizzes.allowances.forms import NAMES, AllowanceForm, NewAllowanceForm
from quizzes.models import Allowance

STANDING = Allowance.objects.standing().select_related("quiz", "learner__user")


class AllowanceIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("quiz", "learner__user", "by")

    def get_edit_url(self, instance):
        return None if instance.ended_at else super().get_edit_url(instance)

    def get_delete_url(self, instance):
        return None if instance.ended_at else super().get_delete_url(instance)


class AllowanceFormView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A form about one allowance, which goes back to the list."""

    model = Allowance
    template_name = "quizzes/allowances/form.html"
    header_icon = "time"
    index_url_name = None
    explanation = action = done = ""

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": _("Kelonggaran")}
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, index, here]

    def get_success_url(self):
        return reverse(self.index_url_name)

    def form_valid(self, form):
        changed = self.act(form)
        log(instance=changed, action=f"quizzes.{self.log_name}_allowance", user=self.request.user)
        messages.success(self.request, self.done)
        return HttpResponseRedirect(self.get_success_url())


class GiveView(AllowanceFormView):
    permission_required = "add"
    page_title = _("Beri kelonggaran")
    explanation = _(
        "Kelonggaran berlaku untuk satu orang di satu kuis. Yang tidak berbatas tetap tanpa batas."
    )
    action, log_name = _("Beri kelonggaran"), "give"
    done = _("Kelonggaran diberikan.")
    form_class = NewAllowanceForm

    def get_initial(self):
        return {"quiz": self.request.GET.get("quiz")}

    def act(self, form):
        data = form.cleaned_data
        learner, _created = Learner.objects.get_or_create(user=data["person"])
        return services.allow(
            quiz=data["quiz"],
            learner=learner,
            given=form.given,
            reason=data["reason"],
            by=self.request.user,
        )


class StandingMixin:
    @cached_property
    def allowance(self):
        return get_object_or_404(STANDING.all(), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return f"{self.allowance.learner} – {self.allowance.quiz}"


class ChangeView(StandingMixin, AllowanceFormView):
    permission_required = "change"
    page_title = _("Ubah kelonggaran")
    explanation = _(
        "Yang lama tetap tercatat. Waktu yang sudah diberikan kepada percobaan yang sedang "
        "berjalan tidak berkurang."
    )
    action, log_name = _("Simpan perubahan"), "change"
    done = _("Kelonggaran diubah.")
    form_class = AllowanceForm

    def get_initial(self):
        return {name: getattr(self.allowance, name) for name in (*NAMES, "reason")}

    def act(self, form):
        return services.allow(
            quiz=self.allowance.quiz,
            learner=self.allowance.learner,
            given=form.given,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )


class EndView(StandingMixin, AllowanceFormView):
    permission_required = "delete"
    page_title = _("Akhiri kelonggaran")
    explanation = _(
        "Percobaan berikutnya memakai ketentuan kuis yang biasa. Percobaan yang sedang berjalan "
        "tetap memakai waktu yang sudah diberikan. Catatannya tidak dihapus."
    )
    action, log_name = _("Akhiri kelonggaran ini"), "end"
    done = _("Kelonggaran diakhiri.")
    form_class = AllowanceForm.__base__

    def act(self, form):
        services.withdraw(allowance=self.allowance, by=self.request.user)
        return self.allowance
