"""The statements of an attempt's busiest moments: reads that are prepared, writes by hand.

An attempt runs them dozens of times, and building them anew each time costs the ORM ten times
what running them costs the database. tests/quizzes/test_hot.py holds them to the models.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import connection, models
from django.db.models import OuterRef, Subquery

from literasi.core.prepared import NUMBER, prepared, ready
from literasi.users.models import Learner
from quizzes import known
from quizzes.kinds.base import Response
from quizzes.models import Attempt, AttemptItem, Regrade

# The guard of what rules.receive decided: nothing has changed since. A hand-in holds the rows
# of all questions and gives each a score, so one that came in between shows in the row itself.
# PostgreSQL looks at the row again after waiting for it, as it would not into a subquery.
WRITE_ANSWER = """
    UPDATE quizzes_attemptitem SET response = %s, flagged = %s, seq = %s, saved_at = %s
    WHERE id = %s AND seq = %s AND score IS NULL AND awaits = ''
"""

WRITE_LOCKED = """
    UPDATE quizzes_attemptitem SET response = %s, flagged = %s, seq = %s, saved_at = %s
    WHERE id = %s
"""

WRITE_SCORES = """
    UPDATE quizzes_attemptitem SET score = CASE id {cases} END WHERE attempt_id = %s
"""


@prepared(uuid=models.UUIDField(), learner=NUMBER)
def attempt_of(uuid, learner):
    return Attempt.objects.filter(uuid=uuid, learner=learner)


@prepared(learner=NUMBER, quiz=NUMBER)
def attempts_at(learner, quiz):
    return Attempt.objects.filter(learner=learner, quiz=quiz).order_by("-number")


@prepared(attempt=NUMBER)
def questions_of(attempt):
    return AttemptItem.objects.filter(attempt=attempt).order_by("slot")


@prepared(attempt=NUMBER)
def locked_questions_of(attempt):
    holds = Regrade.objects.in_force().filter(version=OuterRef("version")).order_by("-pk")
    found = questions_of.make(attempt).annotate(holds=Subquery(holds.values("pk")[:1]))
    return found.select_for_update()


@prepared(attempt=NUMBER, slot=NUMBER)
def question_of(attempt, slot):
    return AttemptItem.objects.filter(attempt=attempt, slot=slot)


def own_attempt(learner: Learner, uuid: UUID) -> Attempt | None:
    """Return the attempt with its quiz and learner, if it is the learner's.

    With its release too, where that is still the current one.
    """
    attempt = attempt_of.first(uuid=uuid, learner=learner.pk)
    if attempt:
        attempt.quiz, attempt.learner = known.quiz(pk=attempt.quiz_id), learner
        if attempt.release_id == attempt.quiz.current_id:
            attempt.release = attempt.quiz.current
    return attempt


def items(attempt: Attempt, slots: Sequence[int] = (), *, lock: bool = False) -> list[AttemptItem]:
    """Return the attempt's questions with their versions, all of them or some, in order.

    With ``lock``, answers that are just being written wait until the transaction ends.
    """
    found = _read(attempt, slots, lock)
    versions = known.versions(item.version_id for item in found)
    for item in found:
        item.version, item.attempt = versions[item.version_id], attempt
    return found


def _read(attempt: Attempt, slots: Sequence[int], lock: bool) -> list[AttemptItem]:
    if len(slots) == 1 and not lock:
        return question_of.all(attempt=attempt.pk, slot=slots[0])
    found = (locked_questions_of if lock else questions_of).all(attempt=attempt.pk)
    return [item for item in found if not slots or item.slot in slots]


def write_answer(
    item: AttemptItem, response: Response, seq: int, now: datetime, *, flagged: bool = False
) -> bool:
    """Write an answer if its question is still as it was read; return whether it was."""
    values = [
        ready(AttemptItem, "response", response),
        flagged,
        seq,
        ready(AttemptItem, "saved_at", now),
        item.pk,
        item.seq,
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE_ANSWER, values)
        return cursor.rowcount == 1


def write_answers(items: Sequence[AttemptItem]) -> None:
    """Write the answers in questions that are locked."""
    names = ("response", "flagged", "seq", "saved_at", "id")
    rows = [[ready(AttemptItem, name, getattr(item, name)) for name in names] for item in items]
    with connection.cursor() as cursor:
        cursor.executemany(WRITE_LOCKED, rows)


def write_scores(attempt: Attempt, scores: dict[int, Decimal]) -> None:
    """Write the scores of questions of an attempt, by the item's primary key; others get none."""
    cases = " ".join(["WHEN %s THEN %s"] * len(scores))
    values = [v for pk, score in scores.items() for v in (pk, ready(AttemptItem, "score", score))]
    with connection.cursor() as cursor:
        cursor.execute(WRITE_SCORES.format(cases=cases), [*values, attempt.pk])
