"""What quizzes hold about a learner, for the copy they may take."""

from literasi.users.models import Learner
from literasi.users.privacy import register_section
from quizzes.models import Attempt


def section(learner: Learner) -> list[dict]:
    """Return the learner's attempts and their results, oldest first."""
    attempts = Attempt.objects.filter(learner=learner).select_related("quiz")
    return [_row(attempt) for attempt in attempts.order_by("started_at")]


def _row(attempt: Attempt) -> dict:
    return {
        "kuis": str(attempt.quiz),
        "percobaan_ke": attempt.number,
        "mulai_pada": attempt.started_at,
        "selesai_pada": attempt.finished_at,
        "nilai": attempt.percent,
        "lulus": attempt.passed,
    }


register_section("kuis", section)
