"""Where apps above may hold a quiz back: courses register what they ask here."""

from collections.abc import Callable

from literasi.users.models import Learner
from quizzes.models import QuizPage
from quizzes.terms import Permission

Check = Callable[[Learner | None, QuizPage], Permission]

_checks: list[Check] = []


def register(check: Check) -> None:
    """Have ``check(learner, page)`` asked before every attempt; None is a new visitor."""
    if check not in _checks:
        _checks.append(check)


def allowed(learner: Learner | None, page: QuizPage) -> Permission:
    """Return the first refusal of those who registered, or the permission to start."""
    answers = (check(learner, page) for check in _checks)
    return next((answer for answer in answers if not answer.granted), Permission())
