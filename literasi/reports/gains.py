"""What courses have changed in people, by their tests before and after."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from courses.models import Course
from literasi.reports.querysets import EnrolmentReport
from literasi.users.models import Learner
from quizzes import measuring
from quizzes.models import Attempt

SIZES = {
    measuring.Size.UNKNOWN: _("Baru sedikit yang mengerjakan kedua tes; belum dapat disimpulkan."),
    measuring.Size.NONE: _("Tidak ada kemajuan yang terukur. Periksa pelajaran dan soalnya."),
    measuring.Size.LOW: _("Kemajuan kecil: kurang dari 30 persen dari yang masih dapat dicapai."),
    measuring.Size.MEDIUM: _("Kemajuan sedang: 30 sampai 70 persen dari yang masih dapat dicapai."),
    measuring.Size.HIGH: _("Kemajuan besar: 70 persen atau lebih dari yang masih dapat dicapai."),
}


@dataclass(frozen=True, slots=True)
class LearnerGain:
    """One learner's change in one course."""

    course: str
    change: measuring.Change


def of_course(course: Course, enrolments: EnrolmentReport) -> measuring.Gain | None:
    """Return what the course has changed in those enrolled; None while nobody took both."""
    learners = enrolments.order_by().values("learner")
    rows = _both().filter(quiz__activity__course=course, learner__in=learners)
    rows = rows.values_list("earlier", "percent")
    return measuring.gain([measuring.Change(*row) for row in rows])


def of_learner(learner: Learner) -> list[LearnerGain]:
    """Return what has changed for a learner, course by course."""
    rows = _both().filter(learner=learner).order_by("finished_at")
    rows = rows.values_list("quiz__activity__course__title", "earlier", "percent")
    return [LearnerGain(course, measuring.Change(*row)) for course, *row in rows]


def told(gain: measuring.Gain) -> dict[str, Any]:
    """Return what templates show of a gain: percents and points as floats, and a sentence."""
    share = gain.normalized
    return {
        "people": gain.people,
        "before": float(gain.before),
        "after": float(gain.after),
        "points": float(gain.points),
        "normalized": None if share is None else float(share),
        "improved": gain.improved,
        "declined": gain.declined,
        "words": SIZES[gain.size],
    }


def _both():
    """First attempts at tests after whose learner had finished the test before by then."""
    earlier = Attempt.objects.graded().filter(
        learner=OuterRef("learner"),
        quiz=OuterRef("quiz__baseline"),
        finished_at__lte=OuterRef("started_at"),
    )
    taken = Attempt.objects.graded().filter(number=1, quiz__baseline__isnull=False).order_by()
    taken = taken.annotate(earlier=Subquery(earlier.order_by("number").values("percent")[:1]))
    return taken.filter(earlier__isnull=False)
