"""What courses hold about a learner, for the copy they may take."""

from courses.models import ActivityCompletion, Enrolment
from literasi.users.models import Learner
from literasi.users.privacy import register_section


def section(learner: Learner) -> dict:
    """Return the learner's enrolments and completed activities, oldest first."""
    enrolments = Enrolment.objects.filter(learner=learner).select_related("course", "agency")
    completions = ActivityCompletion.objects.filter(learner=learner).select_related("activity")
    return {
        "keikutsertaan": [_enrolment(row) for row in enrolments.order_by("enrolled_at")],
        "kegiatan_selesai": [_completion(row) for row in completions.order_by("completed_at")],
    }


def _enrolment(row: Enrolment) -> dict:
    return {
        "kursus": row.course.title,
        "instansi": row.agency.name if row.agency else None,
        "mulai_pada": row.enrolled_at,
        "selesai_pada": row.completed_at,
        "kegiatan_wajib_selesai": row.done,
        "kegiatan_wajib": row.required,
    }


def _completion(row: ActivityCompletion) -> dict:
    return {"kegiatan": row.activity.title, "pada": row.completed_at, "nilai": row.percent}


register_section("kursus", section)
