"""Starting an attempt: everything it will be judged by is drawn and stored at once."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from literasi.users.models import Learner
from quizzes import known, layout, rules, terms
from quizzes.drawing import draw, option_order
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem, QuestionVersion, Quiz, QuizRelease
from quizzes.seen import seen_before
from quizzes.services.closing import submit_attempt
from quizzes.services.rooms import room_code
from quizzes.standing import Standing, standing

SEED_BITS = 62


class Refused(Exception):
    """An attempt may not start; ``permission`` says why, and from when it may."""

    def __init__(self, permission: terms.Permission):
        super().__init__(permission.refusal)
        self.permission = permission


def start_attempt(
    *,
    learner: Learner,
    quiz: Quiz,
    accepted: bool = False,
    code: str = "",
    now: datetime | None = None,
) -> Attempt:
    """Return the learner's attempt under way, beginning one if there is none.

    ``accepted``: the statement of honesty; ``code``: what was typed as the room's. An attempt
    whose time has ended is graded first and counts. Raises Refused.
    """
    now = now or timezone.now()
    stand = standing(quiz=quiz, learner=learner, now=now)
    if stand.resumable:
        return stand.resumable
    if stand.open:
        submit_attempt(attempt=stand.open, now=now)
        stand = standing(quiz=quiz, learner=learner, now=now)
    permission = stand.permission
    if permission.granted:
        permission = terms.may_enter(_entry(quiz, accepted, code))
    if not permission.granted:
        raise Refused(permission)
    return _open(stand, now)


def _entry(quiz: Quiz, accepted: bool, typed: str) -> terms.Entry:
    code = room_code(quiz=quiz).code if quiz.page.needs_code else None
    return terms.Entry(bool(quiz.current.honesty), accepted, code, typed)


def _open(stand: Standing, now: datetime) -> Attempt:
    """Insert an attempt with its questions; the constraints decide when two come at once."""
    learner, quiz, number = stand.learner, stand.quiz, len(stand.attempts) + 1
    release, seed = quiz.current, secrets.randbits(SEED_BITS)
    attempt = Attempt(
        learner=learner,
        quiz=quiz,
        release=release,
        number=number,
        seed=seed,
        pass_mark=release.settings["pass_mark"],
        started_at=now,
        deadline_at=terms.deadline(now, stand.limits),
        honesty_at=now if release.honesty else None,
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
    lines, settings = known.lines(release), release.settings
    drawn = draw(lines, seed=attempt.seed, seen=seen_before(attempt.learner, lines))
    placed = layout.arrange(
        [(line.line, asked) for line, asked in zip(lines, drawn, strict=True)],
        seed=attempt.seed,
        shuffle=settings["shuffle_questions"],
        per_page=settings.get("per_page"),
    )
    versions = known.versions(one.version for one in placed)
    return [
        AttemptItem(
            attempt=attempt,
            slot=slot,
            version_id=one.version,
            correction_id=known.corrections().get(one.version),
            section=one.section,
            page=one.page,
            required=one.required,
            option_order=_order(attempt, slot, versions[one.version], settings["shuffle_options"]),
        )
        for slot, one in enumerate(placed, start=1)
    ]


def _order(attempt: Attempt, slot: int, version: QuestionVersion, shuffle: bool) -> list[str]:
    kind = KINDS[version.kind]
    mixed = shuffle and not kind.fixed_order
    return option_order(kind.options(version.body), seed=attempt.seed, slot=slot, shuffle=mixed)
