"""Essays handed in, and people who mark them."""

import json

from django.contrib.auth.models import Permission

from quizzes.models import Attempt, AttemptItem
from quizzes.services import Answer, record_mark, submit_attempt
from tests.factories.kinds import ESSAY
from tests.factories.quizzes import attempt_at, question, quiz_page
from tests.factories.users import LearnerFactory, UserFactory

TEXT = "Kami sedang memeriksa laporan ini. Kabar berikutnya pukul 10.00."


def essay(markers=1, **fields):
    """Return a published question that ``markers`` people grade."""
    value = ESSAY | {"markers": str(markers)} | fields
    return question(
        stem="<p>Tulis pernyataan pertama.</p>",
        body=json.dumps([{"type": "essay", "value": value}]),
        feedback="",
    )


def test_of(home, *questions, **fields):
    fields = {"purpose": "test", "review": "full", "title": "Tugas"} | fields
    return quiz_page(home, *questions, **fields)


test_of.__test__ = False


def hand_in(page, learner, text=TEXT) -> Attempt:
    """Take a quiz: every essay says ``text``, everything else is right."""
    attempt = attempt_at(page, learner)
    items = list(attempt.items.select_related("version"))
    for item in items:
        item.attempt = attempt
    submit_attempt(attempt=attempt, answers=[answer_to(item, text) for item in items])
    attempt.refresh_from_db()
    return attempt


def answer_to(item: AttemptItem, text: str) -> Answer:
    if item.version.kind == "essay":
        return Answer(item, text or None, 1)
    right = next(o["id"] for o in item.version.body["options"] if o["correct"])
    return Answer(item, right, 1)


def waiting_item(page, learner=None) -> AttemptItem:
    """Return an essay that waits for its markers."""
    attempt = hand_in(page, learner or LearnerFactory())
    return attempt.items.exclude(awaits="").select_related("version", "attempt").first()


def levels_of(item: AttemptItem, *points: int) -> dict[str, str]:
    """Return the levels that give these points, criterion by criterion."""
    criteria = item.version.body["criteria"]
    return {
        criterion["id"]: next(o["id"] for o in criterion["levels"] if o["points"] == worth)
        for criterion, worth in zip(criteria, points, strict=True)
    }


def marker(*codenames: str):
    """Return somebody who may mark."""
    user = UserFactory()
    allowed = {"mark_answers", "access_admin", *codenames}
    user.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    return type(user).objects.get(pk=user.pk)


def mark(item: AttemptItem, *points: int, by=None, comment="Bagus."):
    levels = levels_of(item, *points)
    return record_mark(item=item, by=by or marker(), levels=levels, comment=comment)
