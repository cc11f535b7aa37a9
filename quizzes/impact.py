"""What changing a question or a quiz touches, said to its editor before it is published."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.kinds.base import shape_of
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem, Question, QuestionVersion, Quiz, QuizPage

Depends = Callable[[Collection[int]], list[str]]

SHOWN = 5

_askers: list[Depends] = []


def register(depends: Depends) -> None:
    """Have ``depends(quizzes)`` asked what rests on quizzes, by primary key: sentences."""
    if depends not in _askers:
        _askers.append(depends)


@dataclass(frozen=True, slots=True)
class Impact:
    """``graded`` and ``open``: how many attempts; ``sentences``: all there is to know."""

    graded: int
    open: int
    sentences: tuple[str, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.sentences)


def of_question(question: Question) -> Impact:
    """Return what publishing a question anew would touch. As many statements however many."""
    items = AttemptItem.objects.filter(version__question=question).order_by()
    counted = items.aggregate(
        graded=Count("pk", filter=~Q(attempt__state="open")),
        open=Count("pk", filter=Q(attempt__state="open")),
    )
    quizzes = _asking(question)
    asked = _("Ditanyakan kuis: %(names)s.") % {"names": names(quizzes.values())}
    told = [asked] if quizzes else []
    return Impact(**counted, sentences=(*_attempts(**counted), *told, *depending(quizzes)))


def of_quiz(page: QuizPage) -> Impact:
    """Return what publishing a quiz anew would touch."""
    attempts = Attempt.objects.filter(quiz__page=page).order_by()
    counted = attempts.aggregate(
        graded=Count("pk", filter=~Q(state="open")), open=Count("pk", filter=Q(state="open"))
    )
    if not any(counted.values()):
        return Impact(**counted, sentences=())
    quizzes = Quiz.objects.filter(page=page).values_list("pk", flat=True)
    return Impact(**counted, sentences=(*_attempts(**counted), *depending(list(quizzes))))


def _asking(question: Question) -> dict[int, str]:
    """Return the live quizzes that may ask a question now: their titles by primary key."""
    asking = Quiz.objects.filter(current__questions__version__question=question, page__live=True)
    return dict(asking.distinct().order_by("title").values_list("pk", "title"))


def _attempts(graded: int, open: int) -> list[str]:
    said = []
    if graded:
        text = ngettext(
            "%(count)d percobaan sudah dinilai dengan versi sebelumnya; nilainya tetap.",
            "%(count)d percobaan sudah dinilai dengan versi sebelumnya; nilainya tetap.",
            graded,
        )
        said.append(text % {"count": graded})
    if open:
        text = ngettext(
            "%(count)d percobaan sedang dikerjakan, dan diselesaikan dengan versi sebelumnya.",
            "%(count)d percobaan sedang dikerjakan, dan diselesaikan dengan versi sebelumnya.",
            open,
        )
        said.append(text % {"count": open})
    return said


def depending(quizzes: Collection[int]) -> list[str]:
    """Return what apps above say rests on quizzes."""
    return [text for ask in _askers for text in ask(quizzes)] if quizzes else []


def names(titles: Collection[str]) -> str:
    """Return the first of some titles, and how many there are besides."""
    shown, rest = list(titles)[:SHOWN], len(titles) - SHOWN
    more = [_("dan %(count)d lagi") % {"count": rest}] if rest > 0 else []
    return ", ".join([*shown, *more])


# --- After publishing -----------------------------------------------------------------


def judged_otherwise(question: Question) -> tuple[QuestionVersion, int] | None:
    """Return the latest version asked with another key than today's, and by how many attempts.

    None where nobody was asked it, or where it was judged anew by a regrade already.
    """
    older = question.versions.exclude(pk=question.current_id).filter(
        regrades__isnull=True, kind=question.current.kind
    )
    version = older.order_by("-number").first()
    if version is None or not _differs(version, question.current):
        return None
    asked = AttemptItem.objects.filter(version=version).count()
    return (version, asked) if asked else None


def _differs(old: QuestionVersion, new: QuestionVersion) -> bool:
    """Whether two versions call something else right, or offer something else."""
    kind = KINDS[new.kind]
    parts = [(shape_of(kind, v.body), kind.solution(v.body)) for v in (old, new)]
    return parts[0] != parts[1]
