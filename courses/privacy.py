"""What courses hold about a learner, for the copy they may take."""

from django.utils import timezone

from courses.models import ActivityCompletion, Drill, Enrolment
from literasi.users.models import Learner
from literasi.users.privacy import register_eraser, register_section


def section(learner: Learner) -> dict:
    """Return the learner's enrolments and completed activities, oldest first."""
    enrolments = Enrolment.objects.filter(learner=learner).select_related("course", "agency")
    completions = ActivityCompletion.objects.filter(learner=learner).select_related("activity")
    return {
        "keikutsertaan": [_enrolment(row) for row in enrolments.order_by("enrolled_at")],
        "kegiatan_selesai": [_completion(row) for row in completions.order_by("completed_at")],
        "latihan_ulang": [_drill(row) for row in _drills_of(learner)],
    }


def _enrolment(row: Enrolment) -> dict:
    return {
        "kursus": row.course.title,
        "instansi": row.agency.name if row.agency else None,
        "putaran": row.cycle,
        "mulai_pada": row.enrolled_at,
        "selesai_pada": row.completed_at,
        "kegiatan_wajib_selesai": row.done,
        "kegiatan_wajib": row.required,
    }


def _completion(row: ActivityCompletion) -> dict:
    return {"kegiatan": row.activity.title, "pada": row.completed_at, "nilai": row.percent}


def _drills_of(learner: Learner):
    drills = Drill.objects.filter(follow_up__learner=learner)
    return drills.select_related("follow_up__course").order_by("due_at")


def _drill(row: Drill) -> dict:
    return {
        "kursus": row.follow_up.course.title,
        "ke": row.number,
        "mulai_pada": row.due_at,
        "dikerjakan_pada": row.finished_at,
        "nilai": row.percent,
    }


def forget_follow_ups(learner: Learner) -> None:
    """Ask nobody again whose account is gone; what was answered stays, as numbers."""
    learner.follow_ups.filter(ended_at=None).update(ended_at=timezone.now())


register_section("kursus", section)
register_eraser("kursus", forget_follow_ups)
