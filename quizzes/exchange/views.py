"""Taking questions over from a file, in the admin: choose it, look at it, confirm it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from quizzes.exchange.formats.registry import FORMATS
from quizzes.exchange.forms import UploadForm
from quizzes.exchange.planning import Fate
from quizzes.models import QuestionImport
from quizzes.services.importing import (
    KEPT_FOR,
    Blocked,
    Changed,
    plan_import,
    receive_import,
    take_over,
)

BANK = {
    "url": reverse_lazy("wagtailsnippets_quizzes_question:list"),
    "label": gettext_lazy("Bank soal"),
}


def may_import(user) -> bool:
    """Whether someone may write and change questions of the bank."""
    return user.has_perms(["quizzes.add_question", "quizzes.change_question"])


def may_publish(user) -> bool:
    return user.has_perm("quizzes.publish_question")


class ImportMixin(WagtailAdminTemplateMixin):
    page_title = gettext_lazy("Impor soal")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), BANK, here]

    @cached_property
    def upload(self) -> QuestionImport:
        """The file, if it is this person's and not past its time."""
        mine = QuestionImport.objects.filter(user=self.request.user)
        fresh = mine.filter(created_at__gte=timezone.now() - KEPT_FOR)
        return get_object_or_404(fresh, uuid=self.kwargs["uuid"])


class UploadView(ImportMixin, FormView):
    form_class = UploadForm
    template_name = "quizzes/exchange/upload.html"

    def form_valid(self, form):
        upload = receive_import(
            user=self.request.user,
            name=form.cleaned_data["file"].name,
            form=form.cleaned_data["form"].name,
            content=form.cleaned_data["content"],
            now=timezone.now(),
        )
        return redirect("question_import:preview", upload.uuid)


class PreviewView(ImportMixin, TemplateView):
    """Shows what would happen; a POST does it, once."""

    template_name = "quizzes/exchange/preview.html"

    def get(self, request, *args, **kwargs):
        if self.upload.done_at:
            return redirect("question_import:done", self.upload.uuid)
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        publish = bool(request.POST.get("publish")) and may_publish(request.user)
        try:
            take_over(
                upload=self.upload,
                fingerprint=request.POST.get("fingerprint", ""),
                publish=publish,
                skip=bool(request.POST.get("skip")),
                now=timezone.now(),
            )
        except Blocked:
            text = _(
                "Belum ada yang diimpor: ada soal yang ditolak. Perbaiki berkasnya, atau tandai "
                "bahwa soal itu dilewati."
            )
            messages.error(request, text)
            return self.get(request, *args, **kwargs)
        except Changed:
            text = _(
                "Bank soal berubah sejak pratinjau ini dibuat, jadi belum ada yang diimpor. "
                "Periksa lagi pratinjau yang baru, lalu impor."
            )
            messages.warning(request, text)
            return redirect("question_import:preview", self.upload.uuid)
        return redirect("question_import:done", self.upload.uuid)

    def get_context_data(self, **kwargs):
        plan = plan_import(upload=self.upload)
        return super().get_context_data(
            upload=self.upload,
            format=FORMATS[self.upload.format].label,
            formats=[f for f in FORMATS.values() if f.name != self.upload.format],
            plan=plan,
            refused=plan.of(Fate.REFUSED),
            taken=[entry for entry in plan.entries if entry.fate != Fate.REFUSED],
            incomplete=sum(not entry.complete for entry in plan.writes),
            may_publish=may_publish(self.request.user),
            **kwargs,
        )


class DoneView(ImportMixin, TemplateView):
    template_name = "quizzes/exchange/done.html"

    def get(self, request, *args, **kwargs):
        if not self.upload.done_at:
            return redirect("question_import:preview", self.upload.uuid)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        rows = self.upload.result["questions"]
        for row in rows:
            row["url"] = reverse("wagtailsnippets_quizzes_question:edit", args=[row["pk"]])
        return super().get_context_data(
            upload=self.upload,
            result=self.upload.result,
            rows=rows,
            live=sum(row["live"] for row in rows),
            **kwargs,
        )
