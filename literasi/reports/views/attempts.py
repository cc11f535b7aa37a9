"""One attempt as staff may read it: what was asked, what was answered, what it earned."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from literasi.reports.querysets import attempts
from literasi.reports.views.base import DetailView
from quizzes import judging, presenting
from quizzes.rules import EVERYTHING


class AttemptView(DetailView):
    header_icon = "form"
    template_name = "reports/attempt.html"

    def get_object(self):
        return get_object_or_404(attempts(self.request.user), uuid=self.kwargs["uuid"])

    @property
    def page_title(self):
        return _("%(quiz)s, percobaan ke-%(number)s") % {
            "quiz": self.object.quiz,
            "number": self.object.number,
        }

    def get_breadcrumbs_items(self):
        home, reports, here = super().get_breadcrumbs_items()
        learner = self.object.learner
        url = reverse("reports:learner", args=[learner.uuid])
        return [home, reports, {"url": url, "label": str(learner)}, here]

    def get_context_data(self, **kwargs):
        items = list(self.object.items.select_related("version").order_by("slot"))
        judged = judging.judgements(items, EVERYTHING)
        asked = presenting.ask_all(items, review=EVERYTHING, judged=judged)
        return super().get_context_data(attempt=self.object, asked=asked, **kwargs)
