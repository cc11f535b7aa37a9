"""What quizzes hold about a learner, for the copy they may take."""

from literasi.users.models import Learner
from literasi.users.privacy import register_eraser, register_section
from quizzes import judging
from quizzes.kinds.registry import by_people
from quizzes.models import Allowance, Attempt, AttemptItem
from quizzes.services import forget_written


def section(learner: Learner) -> list[dict]:
    """Return the learner's attempts and their results, oldest first."""
    attempts = Attempt.objects.filter(learner=learner).select_related("quiz")
    return [_row(attempt) for attempt in attempts.order_by("started_at")]


def _row(attempt: Attempt) -> dict:
    return {
        "kuis": str(attempt.quiz),
        "percobaan_ke": attempt.number,
        "keadaan": attempt.get_state_display(),
        "mulai_pada": attempt.started_at,
        "menyatakan_jujur_pada": attempt.honesty_at,
        "selesai_pada": attempt.finished_at,
        "nilai": attempt.percent,
        "lulus": attempt.passed,
    }


def written(learner: Learner) -> list[dict]:
    """Return what the learner wrote for people to grade, and what these said, oldest first."""
    items = AttemptItem.objects.filter(
        attempt__learner=learner, version__kind__in=by_people(), response__isnull=False
    )
    found = items.select_related("version", "attempt__quiz").prefetch_related("marks")
    return [_answer(item) for item in found.order_by("attempt__started_at", "slot")]


def _answer(item: AttemptItem) -> dict:
    return {
        "kuis": str(item.attempt.quiz),
        "soal": str(item.version),
        "jawaban": item.response,
        "nilai": item.score,
        # What is still to be settled is told to nobody yet.
        "penilaian": [] if item.awaits else [_mark(item, mark) for mark in item.marks.all()],
    }


def _mark(item: AttemptItem, mark) -> dict:
    lines = judging.lines(item, mark.levels)
    return {
        "pada": mark.at,
        "kriteria": {line["text"]: f"{line['points']}/{line['possible']}" for line in lines},
        "catatan": mark.comment,
    }


def allowances(learner: Learner) -> list[dict]:
    """Return what the learner was allowed beyond the terms of quizzes, oldest first."""
    rows = Allowance.objects.filter(learner=learner).select_related("quiz").order_by("created_at")
    return [
        {
            "kuis": str(row.quiz),
            "tambahan_menit": row.minutes,
            "tambahan_percobaan": row.attempts,
            "dibuka_pada": row.opens_at,
            "ditutup_pada": row.closes_at,
            "alasan": row.reason,
            "diberikan_pada": row.created_at,
            "berakhir_pada": row.ended_at,
        }
        for row in rows
    ]


def forget_reasons(learner: Learner) -> None:
    """Why somebody was given more time may tell of their health."""
    learner.allowances.update(reason="")


register_section("kuis", section)
register_section("kelonggaran", allowances)
register_section("esai", written)
register_eraser("esai", forget_written)
register_eraser("kelonggaran", forget_reasons)
