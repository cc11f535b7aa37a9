"""Publishing: questions become versions, quizzes become releases. Neither changes again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from wagtail.rich_text import expand_db_html

from literasi.core import publication
from quizzes import layout, rules
from quizzes.drawing import Draw, draw
from quizzes.freezing import content_hash, freeze
from quizzes.kinds.registry import by_people
from quizzes.models import (
    Question,
    QuestionVersion,
    Quiz,
    QuizItem,
    QuizPage,
    QuizRelease,
    ReleaseQuestion,
)
from quizzes.signals import quiz_released


@transaction.atomic
def publish_question(*, question: Question) -> QuestionVersion:
    """Freeze a question as it is now, and have every live quiz that asks it ask this.

    Returns the version; the one there is when nothing has changed.
    """
    Question.objects.select_for_update().get(pk=question.pk)
    version = _version(question, {"kind": question.kind, "body": freeze(question)})
    # Past the instance: saving it would make a change that no editor made. With the body,
    # because options that were imported get their ids when they are first read.
    Question.objects.filter(pk=question.pk).update(current=version, body=question.body)
    question.current = version
    release_quizzes_asking(question=question)
    publication.announce()
    return version


def _version(question: Question, content: dict[str, Any]) -> QuestionVersion:
    found, _created = question.versions.get_or_create(
        content_hash=content_hash(content),
        defaults={**content, "number": _next_number(question.versions)},
    )
    return found


def _next_number(rows) -> int:
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


_held: ContextVar[list[Question] | None] = ContextVar("held_questions", default=None)


@contextmanager
def releasing_once() -> Iterator[None]:
    """Within this, quizzes wait until all questions are published: one release, not many."""
    held: list[Question] = []
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
    release_quizzes_asking_any(questions=held)


def release_quizzes_asking(*, question: Question) -> None:
    """Release anew every live quiz that asks a question: outright, by topic, or until now."""
    held = _held.get()
    if held is None:
        release_quizzes_asking_any(questions=[question])
    else:
        held.append(question)


@transaction.atomic
def release_quizzes_asking_any(*, questions: Sequence[Question]) -> None:
    """Release anew, once, every live quiz that asks any of these questions."""
    ways = (
        Q(items__question__in=questions)
        | Q(items__topic__questions__in=questions)
        | Q(quiz__current__questions__version__question__in=questions)
    )
    for page in QuizPage.objects.live().filter(ways).distinct():
        release_quiz(page=page)


@transaction.atomic
def release_quiz(*, page: QuizPage) -> QuizRelease:
    """Freeze a quiz: its settings and the versions it may ask. Reused when unchanged."""
    quiz = _identity(page)
    lines = _lines(page)
    quiz.current = _release(quiz, _settings(page, lines), lines)
    quiz.save(update_fields=["current", "title", "baseline"])
    if page.purpose == QuizPage.Purpose.BEFORE:
        _release_counterparts(page)
    publication.announce()
    quiz_released.send(sender=QuizPage, page=page)
    return quiz.current


def _release_counterparts(page: QuizPage) -> None:
    """A test after asks what its test before asks."""
    for counterpart in QuizPage.objects.live().filter(baseline=page):
        release_quiz(page=counterpart)


def _identity(page: QuizPage) -> Quiz:
    Quiz.objects.get_or_create(page=page, defaults={"title": page.title})
    quiz = Quiz.objects.select_for_update().get(page=page)
    quiz.title = page.title
    quiz.baseline = getattr(page.baseline, "quiz", None)
    # The page may remember that it had none.
    page.quiz = quiz
    return quiz


def _lines(page: QuizPage) -> list[Draw]:
    """Return what each line may ask; a question that is not published is asked by nobody."""
    items = QuizItem.objects.filter(page=page.asks_like).order_by("sort_order", "pk")
    live = Question.objects.askable().order_by("pk")
    rows = live.filter(_asked_by(items)).with_family().distinct()
    named, drawn = defaultdict(list), defaultdict(list)
    for topic, *asked in rows.values_list("topics", "current", "pk", "family"):
        named[asked[1]] = [asked]
        drawn[topic].append(asked)
    places = layout.lay_out((bool(i.section), i.new_page, i.required) for i in items)
    return [
        _line(item.count, drawn[item.topic_id], place)
        if item.topic_id
        else _line(1, named[item.question_id], place)
        for item, place in zip(items, places, strict=True)
    ]


def _line(pick: int, asked: list[list[int]], place: layout.Line) -> Draw:
    """Return a line that picks among rows of version, question and family."""
    versions, questions, families = zip(*asked, strict=True) if asked else ((), (), ())
    return Draw(pick, versions, questions, families, place)


def _asked_by(items) -> Q:
    return Q(pk__in=items.values("question")) | Q(topics__in=items.values("topic"))


def _settings(page: QuizPage, lines: list[Draw]) -> dict[str, Any]:
    asked = {"questions": sum(map(len, draw(lines, seed=0)))}
    return {**terms_of(page), **asked, **_layout(page, lines), **_graders(lines)}


def terms_of(page: QuizPage) -> dict[str, Any]:
    """Return the terms a release of the page as it is now would hold."""
    return {
        "purpose": page.purpose,
        "pass_mark": 0 if page.measures else page.pass_mark,
        "attempts": 1 if page.measures else page.attempts_allowed,
        "wait_hours": page.wait_hours,
        "time_limit": page.time_limit,
        "shuffle_questions": page.shuffle_questions,
        "shuffle_options": page.shuffle_options,
        "review": _review(page),
        # Only where there is one, so that a quiz without keeps the release it has.
        **({"honesty": page.honesty} if page.honesty else {}),
    }


def _review(page: QuizPage) -> str:
    """Return what is shown afterwards; tests that measure leave no choice, see ``measuring``."""
    if not page.measures:
        return str(page.review)
    is_first = page.purpose == QuizPage.Purpose.BEFORE
    return rules.ReviewPolicy.NOTHING if is_first else rules.ReviewPolicy.FULL


def _graders(lines: list[Draw]) -> dict[str, Any]:
    """Return that people grade some of a quiz; nothing where they do not."""
    asked = {version for line in lines for version in line.choices}
    judged = QuestionVersion.objects.filter(pk__in=asked, kind__in=by_people())
    return {"by_people": True} if judged.exists() else {}


def _layout(page: QuizPage, lines: list[Draw]) -> dict[str, Any]:
    """Return how the quiz is laid out; nothing where its author has left it plain.

    So a quiz that uses none of it keeps the release it has.
    """
    placed = [line.line for line in lines]
    sections = QuizItem.objects.filter(page=page.asks_like).exclude(section="")
    said: dict[str, Any] = {
        "layout": [astuple(line) for line in placed] if set(placed) - {layout.PLAIN} else None,
        "sections": [
            {"title": item.section, "intro": expand_db_html(item.section_intro)}
            for item in sections.order_by("sort_order", "pk")
        ],
        "per_page": page.questions_per_page,
    }
    return {name: value for name, value in said.items() if value}


def _release(quiz: Quiz, settings: dict[str, Any], lines: list[Draw]) -> QuizRelease:
    content = {"settings": settings, "lines": [_content(line) for line in lines]}
    release, created = quiz.releases.get_or_create(
        content_hash=content_hash(content),
        defaults={"settings": settings, "number": _next_number(quiz.releases)},
    )
    if created:
        ReleaseQuestion.objects.bulk_create(_rows(release, lines))
    return release


def _content(line: Draw) -> list[Any]:
    """Return what makes a line what it is; families only where a question is a variant."""
    families = [line.families] if line.has_variants else []
    return [line.pick, line.choices, *families]


def _rows(release: QuizRelease, lines: list[Draw]) -> list[ReleaseQuestion]:
    return [
        ReleaseQuestion(
            release=release,
            version_id=version,
            line=number,
            pick=line.pick,
            family_id=family if family != question else None,
        )
        for number, line in enumerate(lines)
        for version, question, family in zip(
            line.choices, line.questions, line.families, strict=True
        )
    ]
