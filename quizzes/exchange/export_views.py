"""Taking questions out of the bank, in the admin: choose them, read what is lost, download."""

import uuid
from functools import reduce
from operator import or_

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from quizzes.exchange import losses
from quizzes.exchange.bank import published
from quizzes.exchange.formats.registry import WRITTEN
from quizzes.exchange.formats.safe_zip import pack
from quizzes.exchange.formats.table_guide import EXAMPLES
from quizzes.exchange.items import MOST_ITEMS
from quizzes.exchange.views import BANK, may_import
from quizzes.figures.columns import Verdict, filter_verdict
from quizzes.kinds.registry import KINDS
from quizzes.models import Question, QuizPage, Topic
from quizzes.places import parent_title

# What the bank's list looks for words in, and by what it is narrowed.
SEARCHED = ["stem", "feedback", "source"]
NARROWED_BY = ("q", "topics", "kind", "difficulty", "verdict")


def may_export(user) -> bool:
    """Whether someone may read the bank, keys and all."""
    return user.has_perm("quizzes.view_question") or user.has_perm("quizzes.change_question")


class QuizField(forms.ModelChoiceField):
    """A choice of quizzes that says where each stands: many are called "Latihan modul 1"."""

    def label_from_instance(self, page):
        return f"{page.title} – {page.place}"


class ExportForm(forms.Form):
    """Which questions, and in which format. What is left empty does not narrow."""

    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[(form.name, form.label) for form in WRITTEN.values()],
    )
    q = forms.CharField(label=gettext_lazy("Cari"), required=False)
    topics = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        label=gettext_lazy("Topik"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    quiz = QuizField(
        QuizPage.objects.annotate(place=parent_title("path")).order_by("title", "path"),
        label=gettext_lazy("Kuis"),
        required=False,
        empty_label=gettext_lazy("Semua, dari kuis mana pun"),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis"),
        required=False,
        choices=[("", gettext_lazy("Semua jenis")), *((n, k.label) for n, k in KINDS.items())],
    )
    difficulty = forms.ChoiceField(
        label=gettext_lazy("Kesulitan"),
        required=False,
        choices=[("", gettext_lazy("Semua")), *Question.Difficulty.choices],
    )
    verdict = forms.ChoiceField(
        label=gettext_lazy("Mutu"),
        required=False,
        choices=[("", gettext_lazy("Semua")), *Verdict.choices],
    )

    def questions(self):
        """Return the chosen questions, the oldest first."""
        chosen = self.cleaned_data
        found = Question.objects.select_related("latest_revision", "image")
        if chosen["q"]:
            found = found.filter(containing(chosen["q"]))
        if chosen["verdict"]:
            found = filter_verdict(found, "verdict", chosen["verdict"])
        if chosen["topics"]:
            found = found.filter(topics__in=chosen["topics"])
        if chosen["quiz"]:
            items = chosen["quiz"].items.all()
            asked = Q(pk__in=[item.question_id for item in items if item.question_id])
            drawn = Q(topics__in=[item.topic_id for item in items if item.topic_id])
            found = found.filter(asked | drawn)
        if chosen["kind"]:
            found = found.filter(body__0__type=chosen["kind"])
        if chosen["difficulty"]:
            found = found.filter(difficulty=chosen["difficulty"])
        return found.order_by("pk").distinct().prefetch_related("topics")


def export_of(query) -> str:
    """Return where what the bank's list shows is exported, as its address has it."""
    narrowed = {name: values for name in NARROWED_BY if any(values := query.getlist(name))}
    return reverse("question_import:export", query=narrowed)


def containing(words: str) -> Q:
    """Return what the bank's list finds by these words."""
    return reduce(or_, (Q(**{f"{field}__icontains": words}) for field in SEARCHED))


class ExportMixin:
    def dispatch(self, request, *args, **kwargs):
        if not may_export(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def chosen(self, form):
        """Return the questions with their pictures, at most as many as a file may hold."""
        return losses.with_pictures(published(list(form.questions()[:MOST_ITEMS])))


class ExportView(ExportMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows how many questions would go, and what they would lose."""

    page_title = gettext_lazy("Ekspor soal")
    header_icon = "download"
    template_name = "quizzes/exchange/export.html"

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.page_title}
        return [*super().get_breadcrumbs_items(), BANK, here]

    def get_context_data(self, **kwargs):
        data = self.request.GET if "format" in self.request.GET else None
        form = ExportForm(data, initial=_initial(self.request.GET))
        context = super().get_context_data(form=form, **kwargs)
        if data is not None and form.is_valid():
            total = form.questions().count()
            found = losses.outgoing(self.chosen(form), WRITTEN[form.cleaned_data["format"]])
            context |= {
                "outgoing": found,
                "count": len(found.items),
                "left": max(total - MOST_ITEMS, 0),
                "query": self.request.GET.urlencode(),
                "format": WRITTEN[form.cleaned_data["format"]].label,
            }
        return context


def _initial(query) -> dict:
    """Return what the form begins with: what the bank's list was narrowed to."""
    return {**query.dict(), "topics": query.getlist("topics")}


class DownloadView(ExportMixin, View):
    """The file itself; with what it lost beside it in a ZIP, where something was."""

    def get(self, request):
        form = ExportForm(request.GET)
        if not form.is_valid():
            return HttpResponse(_("Pilih formatnya dahulu."), status=400)
        written = WRITTEN[form.cleaned_data["format"]]
        found = losses.outgoing(self.chosen(form), written)
        name = f"bank-soal-{timezone.localdate():%Y-%m-%d}"
        content = written.write(found.items)
        file = f"{name}{written.suffixes[0]}"
        if not found.losses:
            return attachment(content, file, written.content_type)
        beside = {file: content, "yang-tidak-terbawa.txt": losses.report(found.losses).encode()}
        return attachment(pack(beside), f"{name}-{uuid.uuid4().hex[:4]}.zip", "application/zip")


class TemplateFileView(View):
    """The spreadsheet to start from, with an example of every kind."""

    def get(self, request, form):
        if not may_import(request.user):
            raise PermissionDenied
        written = WRITTEN[form]
        return attachment(
            written.write(EXAMPLES), f"templat-soal{written.suffixes[0]}", written.content_type
        )


def attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
