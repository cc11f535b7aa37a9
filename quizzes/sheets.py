"""An attempt as its learner pages through it: sheets, the parts on each, and the overview."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from quizzes.layout import Mark
from quizzes.models import Attempt, AttemptItem
from quizzes.presenting import Asked

# Fewer questions are seen at a glance: no overview, and nothing to flag.
OVERVIEW_FROM = 5


@dataclass(frozen=True, slots=True)
class Part:
    """Questions of one section that follow each other on a page.

    ``title`` is empty before any section; ``intro`` is told where the section begins.
    """

    key: str
    title: str
    intro: str
    asked: list[Asked]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an attempt. ``before`` and ``after`` are its neighbours, 0 for none."""

    page: int
    before: int
    after: int
    parts: list[Part]


def sheets(attempt: Attempt, items: Sequence[AttemptItem], asked: Sequence[Asked]) -> list[Sheet]:
    """Return the pages of an attempt; ``asked`` are its ``items`` as they are drawn."""
    pairs = list(zip(items, asked, strict=True))
    last, told = items[-1].page, set()
    found = []
    for page, group in groupby(pairs, key=lambda pair: pair[0].page):
        after = page + 1 if page < last else 0
        found.append(Sheet(page, page - 1, after, _parts(attempt, page, list(group), told)))
    return found


def parts(attempt: Attempt, items: Sequence[AttemptItem], asked: Sequence[Asked]) -> list[Part]:
    """Return all questions of an attempt by section, as a review shows them on one page."""
    return _parts(attempt, 0, list(zip(items, asked, strict=True)), set())


def _parts(attempt: Attempt, page: int, pairs: list, told: set[int]) -> list[Part]:
    """Return the parts of a page; ``told`` are the sections that were introduced before."""
    found = []
    for section, group in groupby(pairs, key=lambda pair: pair[0].section):
        said = _section(attempt, section)
        intro = "" if section in told else said["intro"]
        told.add(section)
        asked = [one for _item, one in group]
        found.append(Part(f"bagian-{section}-{page}", said["title"], intro, asked))
    return found


def _section(attempt: Attempt, number: int) -> dict[str, str]:
    # Where there are no sections the release need not even be read.
    sections = attempt.release.settings.get("sections", []) if number else []
    return sections[number - 1] if number <= len(sections) and number else NOTHING


NOTHING = {"title": "", "intro": ""}


def mark(item: AttemptItem) -> Mark:
    """Return a question as the overview shows it."""
    return Mark(
        item.slot, item.page, item.is_finished, item.flagged, item.required, item.is_answered
    )


def marks(items: Sequence[AttemptItem]) -> list[Mark]:
    """Return what the overview of an attempt shows; empty where it can do without one."""
    wanted = len(items) >= OVERVIEW_FROM or any(i.page > 1 or i.required for i in items)
    return [mark(item) for item in items] if wanted else []


def page_asked(text: str, items: Sequence[AttemptItem]) -> int:
    """Return the page a browser asks for, or the first one."""
    pages = {str(item.page): item.page for item in items}
    return pages.get(text, 1)
