"""One account holder: who they are, what they take, what they have done."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from literasi.reports import gains
from literasi.reports.querysets import STATE_LABELS, account_holders, enrolments
from literasi.reports.views.base import DetailView
from literasi.reports.views.enrolments import award, best, progress


class LearnerView(DetailView):
    template_name = "reports/learner.html"

    def get_object(self):
        return get_object_or_404(account_holders(self.request.user), uuid=self.kwargs["uuid"])

    @property
    def page_title(self):
        return str(self.object.user) if hasattr(self, "object") else _("Peserta")

    def get_context_data(self, **kwargs):
        learner = self.object
        rows = enrolments(self.request.user).filter(learner=learner).with_results()
        return super().get_context_data(
            learner=learner,
            memberships=learner.user.memberships.select_related("agency").order_by("-requested_at"),
            enrolments=[enrolment_row(row) for row in rows.order_by("-last_activity_at", "pk")],
            attempts=learner.attempts.select_related("quiz").order_by("-started_at"),
            gains=gains.of_learner(learner),
            awards=learner.awards.select_related("badge").order_by("-issued_at"),
            completions=learner.completions.select_related("activity__course").order_by(
                "-completed_at"
            ),
            **kwargs,
        )


def enrolment_row(row) -> dict:
    """Return what the learner's page shows of an enrolment."""
    return {
        "enrolment": row,
        "state": STATE_LABELS[row.state],
        "progress": progress(row),
        "best": best(row),
        "award": award(row),
    }
