"""The statements of an attempt's busiest moments, written by hand.

An attempt runs them dozens of times, and building them anew each time costs the ORM ten times
what running them costs the database. tests/quizzes/test_hot.py holds them to the models.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import connection

from literasi.core.rows import Columns, one, ready
from literasi.users.models import Learner
from quizzes import known
from quizzes.kinds.base import Response
from quizzes.models import Attempt, AttemptItem

ATTEMPT, ITEM = Columns(Attempt, "a"), Columns(AttemptItem, "i")

OWN_ATTEMPT = f"""
    SELECT {ATTEMPT.sql} FROM quizzes_attempt a WHERE a.uuid = %s AND a.learner_id = %s
"""  # noqa: S608  (made of names of our own models)

ITEMS = f"""
    SELECT {ITEM.sql} FROM quizzes_attemptitem i
    WHERE i.attempt_id = %s {{some}}
    ORDER BY i.slot {{lock}}
"""  # noqa: S608  (as above)

# The guard of what rules.receive decided: nothing has changed since. A hand-in holds the rows
# of all questions and gives each a score, so one that came in between shows in the row itself.
# PostgreSQL looks at the row again after waiting for it, as it would not into a subquery.
WRITE_ANSWER = """
    UPDATE quizzes_attemptitem SET response = %s, seq = %s, saved_at = %s
    WHERE id = %s AND seq = %s AND score IS NULL
"""

WRITE_SCORES = """
    UPDATE quizzes_attemptitem SET score = CASE id {cases} END WHERE attempt_id = %s
"""


def own_attempt(learner: Learner, uuid: UUID) -> Attempt | None:
    """Return the attempt with its quiz and learner, if it is the learner's."""
    row = one(OWN_ATTEMPT, [ready(Attempt, "uuid", uuid), learner.pk])
    if row is None:
        return None
    attempt = ATTEMPT.instance(row)
    attempt.quiz, attempt.learner = known.quiz(pk=attempt.quiz_id), learner
    return attempt


def items(attempt: Attempt, slots: Sequence[int] = (), *, lock: bool = False) -> list[AttemptItem]:
    """Return the attempt's questions with their versions, all of them or some, in order.

    With ``lock``, answers that are just being written wait until the transaction ends.
    """
    some = f"AND i.slot IN ({', '.join(['%s'] * len(slots))})" if slots else ""
    locking = lock and connection.features.has_select_for_update
    sql = ITEMS.format(some=some, lock="FOR UPDATE" if locking else "")
    with connection.cursor() as cursor:
        cursor.execute(sql, [attempt.pk, *slots])
        found = [ITEM.instance(row) for row in cursor.fetchall()]
    versions = known.versions(item.version_id for item in found)
    for item in found:
        item.version, item.attempt = versions[item.version_id], attempt
    return found


def write_answer(item: AttemptItem, response: Response, seq: int, now: datetime) -> bool:
    """Write an answer if its question is still as it was read; return whether it was."""
    values = [
        ready(AttemptItem, "response", response),
        seq,
        ready(AttemptItem, "saved_at", now),
        item.pk,
        item.seq,
    ]
    with connection.cursor() as cursor:
        cursor.execute(WRITE_ANSWER, values)
        return cursor.rowcount == 1


def write_scores(attempt: Attempt, scores: dict[int, Decimal]) -> None:
    """Write the score of every question of an attempt, by the item's primary key."""
    cases = " ".join(["WHEN %s THEN %s"] * len(scores))
    values = [v for pk, score in scores.items() for v in (pk, ready(AttemptItem, "score", score))]
    with connection.cursor() as cursor:
        cursor.execute(WRITE_SCORES.format(cases=cases), [*values, attempt.pk])
