"""Starting an attempt: everything it will be judged by is drawn and stored at once."""

import secrets
from datetime import datetime

from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.utils import timezone

from literasi.users.models import Learner
from quizzes import rules
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem, Quiz, QuizRelease
from quizzes.services.closing import submit_attempt
from quizzes.standing import standing

SEED_BITS = 62


class Refused(Exception):
    """An attempt may not start; ``permission`` says why, and from when it may."""

    def __init__(self, permission: rules.Permission):
        super().__init__(permission.refusal)
        self.permission = permission


def start_attempt(*, learner: Learner, quiz: Quiz, now: datetime | None = None) -> Attempt:
    """Return the learner's attempt under way, beginning one if there is none.

    An attempt whose time has ended is graded first and counts. Raises Refused.
    """
    now = now or timezone.now()
    stand = standing(quiz=quiz, learner=learner, now=now)
    if stand.resumable:
        return stand.resumable
    if stand.open:
        submit_attempt(attempt=stand.open, now=now)
        stand = standing(quiz=quiz, learner=learner, now=now)
    if not stand.permission.granted:
        raise Refused(stand.permission)
    return _open(learner, quiz, len(stand.attempts) + 1, now)


def _open(learner: Learner, quiz: Quiz, number: int, now: datetime) -> Attempt:
    """Insert an attempt with its questions; the constraints decide when two come at once."""
    release, seed = quiz.current, secrets.randbits(SEED_BITS)
    attempt = Attempt(
        learner=learner,
        quiz=quiz,
        release=release,
        number=number,
        seed=seed,
        pass_mark=release.settings["pass_mark"],
        started_at=now,
        deadline_at=rules.deadline(now, release.settings["time_limit"]),
        rules_version=rules.VERSION,
    )
    try:
        with transaction.atomic():
            attempt.save(force_insert=True)
            AttemptItem.objects.bulk_create(_items(attempt, release))
    except IntegrityError:
        # The start button was pressed twice: both presses get the attempt of the first.
        mine = quiz.attempts.filter(learner=learner)
        return mine.open().first() or mine.latest("number")
    return attempt


def _items(attempt: Attempt, release: QuizRelease) -> list[AttemptItem]:
    lines, asked = _plan(release)
    settings = release.settings
    drawn = rules.draw(lines, seed=attempt.seed, shuffle=settings["shuffle_questions"])
    return [
        AttemptItem(
            attempt=attempt,
            slot=slot,
            version_id=version,
            option_order=_order(attempt, slot, asked[version], settings["shuffle_options"]),
        )
        for slot, version in enumerate(drawn, start=1)
    ]


def _order(attempt: Attempt, slot: int, asked: tuple[str, list[str]], shuffle: bool) -> list[str]:
    kind, options = asked
    mixed = shuffle and not KINDS[kind].fixed_order
    return rules.option_order(options, seed=attempt.seed, slot=slot, shuffle=mixed)


def _plan(release: QuizRelease) -> tuple[list[rules.Draw], dict[int, tuple[str, list[str]]]]:
    """Return what a release draws from, and each version's kind and options.

    A release never changes, so each worker reads it once.
    """
    key = f"release:{release.pk}:{release.content_hash}"
    return caches["local"].get_or_set(key, lambda: _read_plan(release), None)


def _read_plan(release: QuizRelease):
    rows = release.questions.values_list("version", "version__kind", "version__body")
    asked = {pk: (kind, KINDS[kind].options(body)) for pk, kind, body in rows}
    return release.as_rules(), asked
