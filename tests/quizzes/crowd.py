"""Many people taking a quiz, written straight to the tables."""

import datetime
from decimal import Decimal

from literasi.users.models import Learner, User
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem, QuestionVersion, Quiz
from tests.factories.quizzes import quiz_of

START = datetime.datetime(2026, 11, 20, 2, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


def people(count: int, *, staff: bool = False) -> list[Learner]:
    """Return so many learners with accounts."""
    first = User.objects.count()
    users = User.objects.bulk_create(
        User(email=f"banyak{first + n}@contoh.id", full_name=f"Orang {first + n}", is_staff=staff)
        for n in range(count)
    )
    return Learner.objects.bulk_create(Learner(user=user) for user in users)


def versions_of(page) -> list[QuestionVersion]:
    """Return what a quiz asks, in order."""
    rows = quiz_of(page).current.questions.select_related("version").order_by("line", "pk")
    return [row.version for row in rows]


def option(version, place: int) -> str:
    """Return the id of the option at a place, from 0; the right one of a factory is the first."""
    return version.body["options"][place]["id"]


def take(page, learner, responses, *, gap=30, took=None, **fields) -> Attempt:
    """Write a graded attempt with these responses, by version; answers come ``gap`` apart."""
    quiz, versions = quiz_of(page), QuestionVersion.objects.in_bulk(list(responses))
    scores = {
        pk: KINDS[versions[pk].kind].score(versions[pk].body, responses[pk]) for pk in versions
    }
    earned = sum(scores.values())
    started = fields.pop("started_at", START)
    attempt = Attempt.objects.create(
        learner=learner,
        quiz=quiz,
        release=quiz.current,
        state=fields.pop("state", "graded"),
        seed=1,
        pass_mark=70,
        started_at=started,
        finished_at=started + SECOND * (took if took is not None else gap * (len(scores) + 1)),
        closed_by=fields.pop("closed_by", "learner"),
        earned=round(Decimal(float(earned)), 4),
        possible=len(scores),
        percent=int(earned * 100 / len(scores)),
        passed=earned * 100 >= 70 * len(scores),
        rules_version=1,
        **{"number": 1} | fields,
    )
    AttemptItem.objects.bulk_create(
        AttemptItem(
            attempt=attempt,
            slot=slot,
            version_id=pk,
            response=responses[pk],
            saved_at=started + SECOND * gap * slot if gap else started + SECOND * 60,
            score=round(Decimal(float(scores[pk])), 4),
        )
        for slot, pk in enumerate(responses, start=1)
    )
    return attempt


def choices(versions, places) -> dict:
    """Return responses that choose the options at ``places``, None for no answer."""
    return {
        version.pk: None if place is None else option(version, place)
        for version, place in zip(versions, places, strict=True)
    }


def quiz(page) -> Quiz:
    return quiz_of(page)
