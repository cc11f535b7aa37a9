"""How tests answer a question whose key is wrong, and correct it."""

import json

from quizzes.models import Attempt, AttemptItem, Regrade
from quizzes.services import regrade, submit_attempt
from quizzes.services.regrading import examine
from tests.factories.quizzes import answer, attempt_at, items_of, republish
from tests.factories.users import LearnerFactory

REASON = "Kunci soal 1 keliru."


def move_key(faulty, to=1):
    """Publish a question with another option marked as right; return the version."""
    raw = json.loads(json.dumps(faulty.body.get_prep_value()))
    for place, option in enumerate(raw[0]["value"]["options"]):
        option["value"]["correct"] = place == to
    faulty.body = json.dumps(raw)
    return republish(faulty)


def taken(exam, *places, learner=None) -> Attempt:
    """Hand in an attempt with the option at each of ``places``, question by question."""
    attempt = attempt_at(exam, learner or LearnerFactory())
    submit_attempt(attempt=attempt, answers=chosen(attempt, *places))
    attempt.refresh_from_db()
    return attempt


def chosen(attempt, *places):
    return [
        answer(item, ids=[item.version.body["options"][place]["id"]])
        for item, place in zip(items_of(attempt), places, strict=True)
        if place is not None
    ]


def result(attempt) -> tuple:
    attempt.refresh_from_db()
    return float(attempt.earned), attempt.possible, attempt.percent, attempt.passed


def everything() -> list:
    """Return all that a regrade may change, as the database has it."""
    attempts = Attempt.objects.order_by("pk").values_list(
        "pk", "state", "earned", "possible", "percent", "passed"
    )
    items = AttemptItem.objects.order_by("pk").values_list("pk", "score", "counts", "response")
    return [*attempts, *items]


def run(plan, by, **fields) -> Regrade:
    return regrade(plan=plan, by=by, reason=REASON, digest=examine(plan).digest, **fields)


def crowd(exam, count):
    """Give a quiz more attempts like its first one, past the services."""
    pattern = Attempt.objects.filter(quiz__page=exam).earliest("pk")
    items = items_of(pattern)
    for _ in range(count):
        copy = Attempt.objects.get(pk=pattern.pk)
        copy.pk, copy.uuid, copy.learner = None, None, LearnerFactory()
        copy.uuid = copy._meta.get_field("uuid").get_default()
        copy.save(force_insert=True)
        AttemptItem.objects.bulk_create(
            AttemptItem(
                attempt=copy,
                slot=item.slot,
                version_id=item.version_id,
                response=item.response,
                score=item.score,
            )
            for item in items
        )
