"""What the bank's list shows of figures, and how it is filtered by them."""

import django_filters
from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from quizzes.figures import words
from quizzes.models import QuestionStatistics

Verdict = QuestionStatistics.Verdict


class VerdictColumn(Column):
    """What to think of a question; leads to its figures."""

    cell_template_name = "quizzes/figures/verdict_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        verdict = instance.verdict or Verdict.FEW
        url = reverse("question_figures", args=[instance.pk]) if instance.current_id else ""
        label, good = Verdict(verdict).label, verdict == Verdict.GOOD
        return {**context, "label": label, "primary": good, "url": url}


COLUMNS = [
    Column(
        "facility",
        label=_("Rata-rata"),
        accessor=lambda question: words.percent(question.facility),
        sort_key="facility",
    ),
    Column(
        "discrimination",
        label=_("Daya beda"),
        accessor=lambda question: words.decimal(question.discrimination),
        sort_key="discrimination",
    ),
    VerdictColumn("verdict", label=_("Mutu"), sort_key="verdict"),
]


def verdict_filter():
    return django_filters.ChoiceFilter(
        label=_("Mutu"),
        choices=Verdict.choices,
        method=filter_verdict,
        widget=forms.RadioSelect,
    )


def filter_verdict(queryset, name, value):
    """What nobody has answered yet has no figures at all, and too few data."""
    wanted = Q(current__statistics__verdict=value)
    if value == Verdict.FEW:
        wanted |= Q(current__statistics=None)
    return queryset.filter(wanted)
