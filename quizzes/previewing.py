"""A quiz that is being written, as its learners will meet it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Min, prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from quizzes import layout, presenting, services, terms
from quizzes.models import Question, QuestionVersion, Quiz, QuizItem, QuizPage, QuizRelease
from quizzes.presenting import Asked
from quizzes.standing import Standing


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a quiz: its question, or the first one that a draw may pick, as an example.

    ``key``, ``title`` and ``intro`` are of the section that begins here, if any; ``page`` is
    that which begins here, or 0. ``asked`` is None where no question is published.
    """

    key: str
    title: str
    intro: str
    page: int
    item: QuizItem
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Preview:
    """All lines of a quiz. ``pages`` counts its pages."""

    lines: list[Line]
    pages: int

    @property
    def scripts(self) -> list[str]:
        return presenting.scripts([line.asked for line in self.lines if line.asked])


def standing(page: QuizPage, now: datetime) -> Standing:
    """Return the standing of somebody new who may start, by what the page says now."""
    asked = sum(map(_count, page.items.all()))
    release = QuizRelease(settings={**services.terms_of(page), "questions": asked})
    quiz = Quiz(page=page, current=release)
    return Standing(quiz, None, (), now, quiz.limits, terms.Permission())


def _count(item: QuizItem) -> int:
    return item.count if item.topic_id else 1


def preview(page: QuizPage) -> Preview:
    """Return what the page asks now, published or not, in the order in which it is written."""
    items = sorted(page.asks_like.items.all(), key=lambda item: item.sort_order or 0)
    prefetch_related_objects(items, "topic", "question")
    versions, starts = _versions(items), _starts(items, page.questions_per_page)
    total, last, lines = sum(map(_count, items)), 0, []
    for place, (item, (number, begins)) in enumerate(zip(items, starts, strict=True)):
        title = _("Soal %(number)s dari %(total)s") % {"number": number, "total": total}
        asked = _asked(versions.get(_source(item)), item, title, number)
        intro = expand_db_html(item.section_intro)
        begun = begins if begins != last else 0
        lines.append(Line(f"bagian-{place}", item.section, intro, begun, item, asked))
        last = begins
    return Preview(lines, last)


def _source(item: QuizItem) -> tuple[str, int | None]:
    return ("topic", item.topic_id) if item.topic_id else ("question", item.question_id)


def _starts(items: Sequence[QuizItem], per_page: int | None) -> list[tuple[int, int]]:
    """Return the number of every line's first question, and the page that is on."""
    places = layout.lay_out((bool(i.section), i.new_page, i.required) for i in items)
    drawn = [(line, [at] * _count(items[at])) for at, line in enumerate(places)]
    starts: dict[int, tuple[int, int]] = {}
    placed = layout.arrange(drawn, seed=0, shuffle=False, per_page=per_page)
    for number, one in enumerate(placed, start=1):
        starts.setdefault(one.version, (number, one.page))
    return list(starts.values())


def _versions(items: Sequence[QuizItem]) -> dict[tuple[str, int | None], QuestionVersion]:
    """Return what each line asks now, a draw its oldest question; nothing for what is a draft."""
    live = Question.objects.askable().order_by()
    named = live.filter(pk__in=[item.question_id for item in items])
    drawn = live.filter(topics__in=[item.topic_id for item in items if item.topic_id])
    first = drawn.values("topics").annotate(first=Min("current"))
    by_source = {("question", pk): version for pk, version in named.values_list("pk", "current")}
    by_source |= {("topic", pk): version for pk, version in first.values_list("topics", "first")}
    versions = QuestionVersion.objects.in_bulk(by_source.values())
    return {source: versions[pk] for source, pk in by_source.items()}


def _asked(
    version: QuestionVersion | None, item: QuizItem, title: str, number: int
) -> Asked | None:
    if version is None:
        return None
    asked = presenting.alone(version.kind, version.body, reviewing=False, key=f"soal-{number}")
    field = f"answer-{number}"
    return replace(asked, title=title, field=field, slot=number, required=item.required)
