"""Lists in the admin: quizzes with their figures, and signs that wait for a person."""

import django_filters
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from literasi.agencies.models import Agency
from quizzes.figures import words
from quizzes.figures.views import JudgeView, MeasureQuizView, QuizFiguresView
from quizzes.models import IntegrityFlag, Quiz
from quizzes.places import parent_title


class ListOnly(ModelViewSet):
    """A list whose rows are not added, edited, copied or deleted here."""

    copy_view_enabled = False
    add_to_reference_index = False
    exclude_form_fields: list[str] = []
    kept = ("index", "index_results")
    list_per_page = 50

    def get_urlpatterns(self):
        return [p for p in super().get_urlpatterns() if p.name in self.kept]

    def get_index_view_kwargs(self, **kwargs):
        """Without a button to add: nobody writes these rows."""
        return super().get_index_view_kwargs(**{**kwargs, "add_url_name": None})

    def register_admin_url_finder(self):
        """There is no edit page that logs could link to."""


def figure(name, shown=lambda value: value):
    """Return an accessor for one figure of a quiz; a dash where nothing was computed."""

    def read(quiz):
        found = getattr(quiz, "statistics", None)
        value = getattr(found, name, None)
        return "–" if value is None else shown(value)

    return read


class QuizIndexView(IndexView):
    page_title = _("Angka kuis")

    def get_base_queryset(self):
        quizzes = Quiz.objects.select_related("statistics").order_by("title", "pk")
        return quizzes.annotate(place=parent_title("page__path"))


class QuizFiguresViewSet(ListOnly):
    model = Quiz
    name = "angka-kuis"
    icon = "history"
    menu_label = _("Angka kuis")
    index_view_class = QuizIndexView
    inspect_view_class = QuizFiguresView
    inspect_view_enabled = True
    kept = ("index", "index_results", "inspect")
    search_fields = ["title"]
    search_backend_name = None
    list_display = [
        TitleColumn(
            "title",
            label=_("Kuis"),
            get_url=lambda quiz: reverse("angka-kuis:inspect", args=[quiz.pk]),
            sort_key="title",
        ),
        Column("place", label=_("Halaman")),
        Column("people", label=_("Peserta"), accessor=figure("people")),
        Column("mean", label=_("Nilai rata-rata"), accessor=figure("mean", lambda v: f"{v:.0f}%")),
        Column("passed", label=_("Lulus"), accessor=figure("passed", words.percent)),
        Column("reliability", label=_("Keandalan"), accessor=figure("reliability", words.decimal)),
        Column(
            "error",
            label=_("Galat baku"),
            accessor=figure("error", lambda value: words.decimal(value, 1)),
        ),
    ]

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            inspect_url_name=self.get_url_name("inspect"),
            measure_url_name=self.get_url_name("measure"),
            **kwargs,
        )

    def get_urlpatterns(self):
        view = self.construct_view(MeasureQuizView)
        return [*super().get_urlpatterns(), path("hitung/<int:pk>/", view, name="measure")]


class FlagFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("Keadaan"), choices=IntegrityFlag.State.choices)
    sign = django_filters.ChoiceFilter(label=_("Tanda"), choices=IntegrityFlag.Sign.choices)
    agency = django_filters.ModelChoiceFilter(label=_("Instansi"), queryset=Agency.objects.all())
    quiz = django_filters.ModelChoiceFilter(
        label=_("Kuis"),
        queryset=Quiz.objects.filter(attempts__flags__isnull=False).distinct().order_by("title"),
        field_name="attempt__quiz",
    )

    class Meta:
        model = IntegrityFlag
        fields = ["state", "sign", "agency", "quiz"]


class FlagIndexView(IndexView):
    page_title = _("Tanda integritas")
    results_template_name = "quizzes/figures/flags_results.html"

    def get_base_queryset(self):
        return IntegrityFlag.objects.select_related(
            "agency", "attempt__quiz", "attempt__learner__user", "other__learner__user"
        )


def who(flag):
    attempts = [attempt for attempt in (flag.attempt, flag.other) if attempt]
    return " · ".join(str(attempt.learner) for attempt in attempts)


class FlagViewSet(ListOnly):
    model = IntegrityFlag
    name = "tanda-integritas"
    icon = "warning"
    menu_label = pgettext_lazy("plural", "Tanda integritas")
    index_view_class = FlagIndexView
    filterset_class = FlagFilterSet
    search_fields = ["attempt__learner__user__full_name", "other__learner__user__full_name"]
    search_backend_name = None
    ordering = ["-found_at", "-pk"]
    list_display = [
        TitleColumn(
            "sign",
            label=_("Tanda"),
            accessor="get_sign_display",
            get_url=lambda flag: reverse("tanda-integritas:judge", args=[flag.pk]),
        ),
        Column("who", label=_("Peserta"), accessor=who),
        Column("agency", label=_("Instansi"), accessor="agency"),
        Column("quiz", label=_("Kuis"), accessor="attempt.quiz"),
        DateColumn("found_at", label=_("Ditemukan"), sort_key="found_at"),
        StatusTagColumn(
            "state",
            label=_("Keadaan"),
            accessor="get_state_display",
            primary=lambda flag: flag.state == IntegrityFlag.State.NEW,
        ),
    ]

    def get_urlpatterns(self):
        view = self.construct_view(JudgeView)
        return [*super().get_urlpatterns(), path("nilai/<int:pk>/", view, name="judge")]
