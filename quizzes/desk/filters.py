"""What the queue may be narrowed by."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from literasi.agencies.models import Agency, Membership
from quizzes.models import AttemptItem, Mark, Question, Quiz


def waiting_quizzes(request):
    return Quiz.objects.filter(attempts__items__in=AttemptItem.objects.for_markers()).distinct()


def waiting_questions(request):
    return Question.objects.filter(pk__in=_waiting("version__question"))


def _waiting(field: str):
    return AttemptItem.objects.for_markers().values(field)


class QueueFilterSet(WagtailFilterSet):
    quiz = django_filters.ModelChoiceFilter(
        label=_("Kuis"), field_name="attempt__quiz", queryset=waiting_quizzes
    )
    question = django_filters.ModelChoiceFilter(
        label=_("Soal"), field_name="version__question", queryset=waiting_questions
    )
    agency = django_filters.ModelChoiceFilter(
        label=_("Instansi"), queryset=Agency.objects.all(), method="filter_agency"
    )
    settle = django_filters.BooleanFilter(
        label=_("Hanya yang menunggu penengah"), method="filter_settle"
    )

    class Meta:
        model = AttemptItem
        fields: list[str] = []

    def filter_agency(self, queryset, name, value):
        members = Membership.objects.confirmed().filter(agency=value).values("user")
        return queryset.filter(attempt__learner__user__in=members)

    def filter_settle(self, queryset, name, value):
        return queryset.filter(awaits=AttemptItem.Awaits.THIRD) if value else queryset


class MarksFilterSet(WagtailFilterSet):
    quiz = django_filters.ModelChoiceFilter(
        label=_("Kuis"),
        field_name="item__attempt__quiz",
        queryset=lambda request: Quiz.objects.filter(
            pk__in=Mark.objects.values("item__attempt__quiz")
        ),
    )

    class Meta:
        model = Mark
        fields: list[str] = []
