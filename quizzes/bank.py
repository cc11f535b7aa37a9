"""The question bank's screens in the admin: "Bank soal" in the main menu."""

import django_filters
from django import forms
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from quizzes.allowances.viewset import AllowanceViewSet
from quizzes.exchange.export_views import SEARCHED, export_of, may_export
from quizzes.figures.columns import COLUMNS, verdict_filter
from quizzes.figures.reading import with_figures
from quizzes.figures.viewsets import FlagViewSet, QuizFiguresViewSet
from quizzes.kinds.registry import KINDS
from quizzes.models import Question, QuizItem, ReleaseQuestion, Topic
from quizzes.regrade_admin import RegradeViewSet
from quizzes.reviewing import QuestionCreateView, QuestionEditView, QuestionWorkflowActionView


def questions_for_list():
    """Return the bank with, for each question, in how many quizzes it may be asked now."""
    asked = ReleaseQuestion.objects.filter(
        version__question=OuterRef("pk"), release=F("release__quiz__current")
    )
    quizzes = (
        asked.order_by()
        .values("version__question")
        .annotate(quizzes=Count("release__quiz", distinct=True))
    )
    usage = Coalesce(Subquery(quizzes.values("quizzes")), 0)
    questions = with_figures(Question.objects.annotate(usage=usage))
    return questions.prefetch_related("topics").order_by("-pk")


def topics_for_list():
    """Return the topics with how many published questions each can give."""
    live = Question.objects.askable().filter(topics=OuterRef("pk")).order_by()
    counted = live.values("topics").annotate(questions=Count("pk")).values("questions")
    return Topic.objects.annotate(questions_live=Coalesce(Subquery(counted), 0))


def is_used(row: Question | Topic) -> bool:
    """Whether deleting a row of the bank would take something away from a quiz or a result."""
    if isinstance(row, Question):
        named = QuizItem.objects.filter(question=row), ReleaseQuestion.objects.filter(family=row)
        return any(rows.exists() for rows in (row.versions, row.variants, *named))
    return QuizItem.objects.filter(topic=row).exists()


class QuestionFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Jenis"),
        choices=[(name, kind.label) for name, kind in KINDS.items()],
        field_name="body__0__type",
        widget=forms.RadioSelect,
    )
    topics = django_filters.ModelMultipleChoiceFilter(
        label=_("Topik"),
        queryset=Topic.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )

    verdict = verdict_filter()

    class Meta:
        model = Question
        fields = ["verdict", "kind", "topics", "difficulty"]


def topic_names(question):
    return ", ".join(topic.name for topic in question.topics.all())


def state(question):
    """Say the state without asking, as Wagtail's own column does, twice for every row."""
    if not question.live:
        return _("Draf")
    return _("Terbit, ada draf baru") if question.has_unpublished_changes else _("Terbit")


def is_live(question):
    return question.live


class QuestionIndexView(IndexView):
    table_classname = "listing bank-listing"

    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if may_export(self.request.user):
            url = export_of(self.request.GET)
            buttons.append(HeaderButton(_("Ekspor soal"), url=url, icon_name="download"))
        return buttons


class QuestionViewSet(SnippetViewSet):
    model = Question
    index_view_class = QuestionIndexView
    add_view_class = QuestionCreateView
    edit_view_class = QuestionEditView
    workflow_action_view_class = QuestionWorkflowActionView
    menu_label = pgettext_lazy("plural", "Soal")
    icon = "help"
    search_backend_name = None  # so that searching and every filter go together
    search_fields = SEARCHED
    list_display = [
        "__str__",
        Column("kind_label", label=_("Jenis")),
        Column(topic_names, label=_("Topik")),
        Column("get_difficulty_display", label=_("Kesulitan"), sort_key="difficulty"),
        NumberColumn("usage", label=_("Dipakai kuis"), sort_key="usage"),
        *COLUMNS,
        DateColumn("review_due", label=_("Tinjau lagi"), sort_key="review_due"),
        StatusTagColumn("state", accessor=state, label=_("Status"), primary=is_live),
    ]
    filterset_class = QuestionFilterSet
    list_per_page = 50

    def get_queryset(self, request):
        return questions_for_list()


class TopicViewSet(SnippetViewSet):
    model = Topic
    menu_label = pgettext_lazy("plural", "Topik")
    icon = "tag"
    list_display = ["name", NumberColumn("questions_live", label=_("Soal terbit"))]

    def get_queryset(self, request):
        return topics_for_list()


class BankViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Bank soal")
    menu_icon = "help"
    menu_order = 250
    add_to_admin_menu = True
    submenu_hook = "register_bank_menu_item"
    items = (
        QuestionViewSet,
        TopicViewSet,
        AllowanceViewSet,
        QuizFiguresViewSet,
        FlagViewSet,
        RegradeViewSet,
    )
