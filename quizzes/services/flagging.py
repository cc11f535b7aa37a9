"""Looking for signs that a person should look at, and keeping what the person made of them.

Nothing here touches an attempt, a result or an award: docs/rules.md says why.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from wagtail.log_actions import log

from literasi.agencies.models import Membership
from literasi.users.models import User
from quizzes import integrity
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem, IntegrityFlag, QuestionVersion
from quizzes.wording import plain

# How far back is looked, and at how much: a quiz's newest attempts, and those of an agency.
WINDOW = timedelta(days=30)
MOST_ATTEMPTS, MOST_IN_AGENCY = 2000, 150

Sign = IntegrityFlag.Sign


@dataclass(slots=True)
class Taken:
    """One attempt at a test, as far as signs are concerned."""

    pk: int
    learner: int
    agency: int | None
    number: int
    passed: bool
    started_at: datetime
    seconds: float
    answers: dict[int, Any] = field(default_factory=dict)
    saved: list[tuple[float, int]] = field(default_factory=list)

    @property
    def is_first_and_passed(self) -> bool:
        """Whether its time tells anything: later ones are read faster by right."""
        return self.number == 1 and self.passed


@dataclass(slots=True)
class Known:
    """What everybody answered to the questions of a quiz."""

    words: dict[int, int]
    wrong: dict[int, Counter[Any]] = field(default_factory=lambda: defaultdict(Counter))
    right: dict[int, set[Any]] = field(default_factory=lambda: defaultdict(set))


def find_signs(*, now: datetime | None = None) -> int:
    """Look at the tests handed in lately; keep signs not seen before. Returns how many."""
    now = now or timezone.now()
    quizzes = _recent(now).order_by().values_list("quiz", flat=True).distinct()
    return sum(_look_at(quiz, now) for quiz in sorted(quizzes))


def _recent(now: datetime):
    """Attempts at tests that people handed in themselves."""
    return (
        Attempt.objects.graded()
        .filter(closed_by=Attempt.ClosedBy.LEARNER, finished_at__gt=now - WINDOW)
        .filter(release__settings__purpose="test", learner__user__is_staff=False)
    )


def _look_at(quiz: int, now: datetime) -> int:
    taken = _attempts(quiz, now)
    known = _read_answers(taken)
    flags = [*_quick_ones(taken, known), *_alike(taken, known)]
    for flag in flags:
        flag.found_at = now
    seen = set(_keys(IntegrityFlag.objects.filter(attempt__quiz=quiz)))
    fresh = [flag for flag, key in zip(flags, _keys(flags), strict=True) if key not in seen]
    IntegrityFlag.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def _keys(flags: Iterable[IntegrityFlag]) -> list[tuple[str, int, int | None]]:
    return [(flag.sign, flag.attempt_id, flag.other_id) for flag in flags]


def _attempts(quiz: int, now: datetime) -> dict[int, Taken]:
    member = Membership.objects.confirmed().filter(user=OuterRef("learner__user"))
    rows = (
        _recent(now)
        .filter(quiz=quiz)
        .annotate(agency=Subquery(member.values("agency")[:1]))
        .order_by("-finished_at")
        .values("pk", "learner", "agency", "number", "passed", "started_at", "finished_at")
    )
    return {row["pk"]: _taken(**row) for row in rows[:MOST_ATTEMPTS]}


def _taken(*, finished_at: datetime, **row: Any) -> Taken:
    return Taken(**row, seconds=(finished_at - row["started_at"]).total_seconds())


def _read_answers(taken: dict[int, Taken]) -> Known:
    """Fill in what each attempt answered; return what is known of the questions."""
    items = AttemptItem.objects.filter(attempt__in=taken, score__isnull=False)
    rows = list(items.order_by().values_list("attempt", "version", "response", "score", "saved_at"))
    versions = QuestionVersion.objects.in_bulk({row[1] for row in rows})
    known = Known({pk: words_of(version) for pk, version in versions.items()})
    for attempt, pk, response, score, saved_at in rows:
        answer = _told_apart(versions[pk], response)
        taken[attempt].answers[pk] = answer
        if saved_at:
            since = (saved_at - taken[attempt].started_at).total_seconds()
            taken[attempt].saved.append((since, pk))
        if score == 1:
            known.right[pk].add(answer)
        elif answer is not None:
            known.wrong[pk][answer] += 1
    return known


def _told_apart(version: QuestionVersion, response: Any) -> tuple[str, ...] | None:
    """Return an answer so that it equals another's exactly if the same was chosen."""
    kind = KINDS.get(version.kind)
    picked = kind.picked(version.body, response) if kind else []
    return tuple(sorted(picked)) or None


def words_of(version: QuestionVersion) -> int:
    """Return how many words must be read at least: the question and its options."""
    kind = KINDS.get(version.kind)
    options = set(kind.options(version.body)) if kind else set()
    texts = [plain(version.body.get("stem", "")), *_texts_of(version.body, options)]
    return sum(len(text.split()) for text in texts)


def _texts_of(part: Any, options: set[str]) -> Iterator[str]:
    """Yield the texts of options, wherever a kind keeps them in its body."""
    if isinstance(part, dict):
        if part.get("id") in options and isinstance(part.get("text"), str):
            yield part["text"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from _texts_of(inner, options)


def _quick_ones(taken: dict[int, Taken], known: Known) -> Iterator[IntegrityFlag]:
    firsts = [attempt for attempt in taken.values() if attempt.number == 1]
    times = [attempt.seconds for attempt in firsts]
    for attempt in firsts:
        if not attempt.is_first_and_passed:
            continue
        pace = integrity.pace(
            taken=attempt.seconds,
            words={pk: known.words[pk] for pk in attempt.answers},
            saved=attempt.saved,
            others=times,
        )
        signs = ((Sign.PACE, pace.is_implausible), (Sign.HURRY, pace.is_hurried))
        evidence = {
            "taken": round(pace.taken),
            "needed": round(pace.needed),
            "usual": pace.usual and round(pace.usual),
            "timed": pace.timed,
            "hurried": pace.hurried,
        }
        for sign in (sign for sign, found in signs if found):
            yield IntegrityFlag(
                sign=sign, attempt_id=attempt.pk, agency_id=attempt.agency, evidence=evidence
            )


def _alike(taken: dict[int, Taken], known: Known) -> list[IntegrityFlag]:
    """Return the most striking pair of attempts of each two people of one agency."""
    pairs = list(_pairs(taken.values()))
    right = {pk: frozenset(answers) for pk, answers in known.right.items()}
    striking: dict[tuple[int, int], tuple[integrity.Likeness, Taken, Taken]] = {}
    for one, other in pairs:
        found = integrity.likeness(one.answers, other.answers, wrong=known.wrong, right=right)
        people = (min(one.learner, other.learner), max(one.learner, other.learner))
        best = striking.get(people)
        if found.is_striking(len(pairs)) and (not best or found.chance < best[0].chance):
            striking[people] = (found, one, other)
    return [_pair_flag(*found, compared=len(pairs)) for found in striking.values()]


def _pairs(taken: Iterable[Taken]) -> Iterator[tuple[Taken, Taken]]:
    agencies: dict[int, list[Taken]] = defaultdict(list)
    for attempt in taken:
        if attempt.agency is not None:
            agencies[attempt.agency].append(attempt)
    for attempts in agencies.values():
        for one, other in combinations(attempts[:MOST_IN_AGENCY], 2):
            if one.learner != other.learner:
                yield one, other


def _pair_flag(
    found: integrity.Likeness, one: Taken, other: Taken, *, compared: int
) -> IntegrityFlag:
    first, second = sorted((one, other), key=lambda attempt: attempt.pk)
    evidence = {
        "common": found.common,
        "shared": found.shared,
        "different": found.different,
        "chance": found.chance,
        "compared": compared,
    }
    return IntegrityFlag(
        sign=Sign.LIKENESS,
        attempt_id=first.pk,
        other_id=second.pk,
        agency_id=one.agency,
        evidence=evidence,
    )


@transaction.atomic
def judge_flag(*, flag: IntegrityFlag, by: User, state: str, note: str) -> None:
    """Keep what somebody made of a sign: by whom, when and why. It stays a remark."""
    flag.state, flag.note = state, note
    flag.judged_by, flag.judged_at = by, timezone.now()
    flag.save(update_fields=["state", "note", "judged_by", "judged_at"])
    log(instance=flag, action="quizzes.judge_flag", user=by, data={"state": state, "note": note})
