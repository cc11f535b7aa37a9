"""The admin's screens for giving a badge from a list: ask, show what would happen, do it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from literasi.badges.desk.forms import ListForm
from literasi.badges.examining import digest_of, examine
from literasi.badges.models import GrantLine, GrantList
from literasi.badges.services.granting import left_lists
from literasi.badges.services.lists import ListChanged, confirm_list, discard_list, receive_list
from literasi.badges.tasks_granting import work_off

RECENT = 20


def may_grant(user) -> bool:
    return user.has_perm("badges.grant_award")


class GrantMixin(WagtailAdminTemplateMixin):
    """For who may give awards by hand."""

    page_title = gettext_lazy("Berikan lencana dari daftar")
    header_icon = "list-ul"

    def dispatch(self, request, *args, **kwargs):
        if not may_grant(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        above = {"url": reverse("awards:index"), "label": _("Penghargaan")}
        return [*super().get_breadcrumbs_items(), above, {"url": "", "label": self.page_title}]

    @cached_property
    def grants(self):
        lists = GrantList.objects.select_related("badge", "by")
        return get_object_or_404(lists, uuid=self.kwargs["uuid"])

    def back(self, tell, text):
        tell(self.request, text)
        return redirect(self.grants)


class NewListView(GrantMixin, FormView):
    form_class = ListForm
    template_name = "badges/desk/new_list.html"

    def form_valid(self, form):
        names = ("badge", "reason", "counts_jp", "people")
        made = receive_list(by=self.request.user, **{n: form.cleaned_data[n] for n in names})
        return redirect(made)

    def get_context_data(self, **kwargs):
        recent = GrantList.objects.select_related("badge", "by")[:RECENT]
        return super().get_context_data(recent=recent, **kwargs)


class ListView(GrantMixin, TemplateView):
    """A draft shows what would happen, and a POST does it; after that, how far it is."""

    @property
    def is_draft(self):
        return self.grants.state == GrantList.State.DRAFT

    def get_template_names(self):
        return ["badges/desk/preview.html" if self.is_draft else "badges/desk/progress.html"]

    def get_context_data(self, **kwargs):
        told = self._foretold() if self.is_draft else self._done()
        return super().get_context_data(grants=self.grants, **told, **kwargs)

    def _foretold(self):
        seen = examine(self.grants)
        return {
            "rows": seen,
            "digest": digest_of(self.grants, seen),
            "given": sum(one.is_given for one in seen),
            "asked": sum(one.is_asked for one in seen),
        }

    def _done(self):
        lines = self.grants.lines.select_related("award", "learner__user")
        is_left = left_lists().filter(pk=self.grants.pk).exists()
        return {"lines": lines, "counts": self.grants.counts(), "is_left": is_left}

    def post(self, request, *args, **kwargs):
        also = {int(number) for number in request.POST.getlist("also") if _is_number(number)}
        try:
            is_first = confirm_list(
                grants=self.grants,
                digest=request.POST.get("digest", ""),
                also=also,
                by=request.user,
            )
        except ListChanged:
            text = _(
                "Ada akun atau penghargaan yang berubah sejak daftar ini ditampilkan, jadi belum "
                "ada yang diberikan. Periksa lagi, lalu konfirmasikan."
            )
            return self.back(messages.warning, text)
        if not is_first:
            return self.back(messages.warning, _("Daftar ini sudah dikonfirmasi sebelumnya."))
        return self.back(messages.success, _("Daftar dikonfirmasi; lencananya sedang diberikan."))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 6


class ActView(GrantMixin, TemplateView):
    """Does one thing to a list, by POST only."""

    def get(self, request, *args, **kwargs):
        return HttpResponseNotAllowed(["POST"])


class DiscardView(ActView):
    def post(self, request, *args, **kwargs):
        if not discard_list(grants=self.grants):
            return self.back(messages.warning, _("Daftar ini sudah dikonfirmasi sebelumnya."))
        messages.success(request, _("Daftar dibuang. Tidak ada yang diberikan."))
        return redirect("grants:new")


class ContinueView(ActView):
    """Takes up again what a worker has left; what was given stays and is not given twice."""

    def post(self, request, *args, **kwargs):
        waiting = self.grants.lines.filter(state=GrantLine.State.WAITING)
        if self.grants.state == GrantList.State.RUNNING and waiting.exists():
            work_off.enqueue(self.grants.pk)
        return self.back(messages.success, _("Pemberian dilanjutkan."))
