"""An answer as who marks it reads it: without a name."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from quizzes import judging, marking
from quizzes.kinds.base import Body
from quizzes.models import AttemptItem, Mark


@dataclass(frozen=True, slots=True)
class Given:
    """One mark, for other markers to read."""

    title: str
    points: int
    possible: int
    lines: list[dict[str, Any]]
    comment: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, what was written, and the ``marks`` that may be read of it."""

    body: Body
    quiz: str
    text: str
    words: int
    length: str
    marks: list[Given] = field(default_factory=list)


def answer_of(item: AttemptItem, *, with_marks: bool = False, only: Mark | None = None) -> Answer:
    """Return an answer; its marks, or that one ``only``, where they may be read."""
    body, text = item.version.body, item.response or ""
    words = marking.count_words(text)
    length = marking.length(words, body.get("least"), body.get("most"))
    marks = [only] if only else list(item.marks.standing()) if with_marks else []
    given = [_given(item, mark) for mark in marks]
    return Answer(body, str(item.attempt.quiz), text, words, length.value, given)


def _given(item: AttemptItem, mark: Mark) -> Given:
    rubric = judging.rubric(item)
    return Given(
        title=_("Penilai %(number)s") % {"number": mark.place},
        points=marking.points(rubric, mark.levels),
        possible=rubric.possible,
        lines=judging.lines(item, mark.levels),
        comment=mark.comment,
        at=mark.at,
        reason=mark.reason,
    )


def may_see_learner(user, item: AttemptItem) -> bool:
    """Return whether a marker may learn whose answer it was: once it is settled, from reports."""
    return not item.awaits and user.has_perm("reports.view_learning")
