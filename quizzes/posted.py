"""Reads what a browser sends about answers. Rubbish is no answer; nothing here raises.

A form holds, for each question it covers, ``seq-<slot>``, any number of ``answer-<slot>``
and, where the learner wants to look again, ``flag-<slot>``: a question whose ``seq`` is
missing was not on the form, one without answers was left or made empty. Radio buttons of
which a question has several groups are named ``answer-<slot>-<part>``, one part for each
group; their values say what they are about, so they count like the others.
"""

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from quizzes.kinds.registry import KINDS
from quizzes.marking import Rubric
from quizzes.models import AttemptItem
from quizzes.services import Answer

COVERED = re.compile(r"seq-([1-9][0-9]{0,3})")
FIELD = re.compile(r"(answer(?:-[1-9][0-9]{0,3})?)(?:-[a-z][0-9a-z]{0,7})?")
# What JavaScript counts exactly.
LARGEST = 2**53 - 1


def slots(data: QueryDict) -> list[int]:
    """Return the numbers of the questions a form covers."""
    found = (COVERED.fullmatch(name) for name in data)
    return [int(match[1]) for match in found if match]


def answers(data: QueryDict, items: Iterable[AttemptItem]) -> list[Answer]:
    """Return what a form says about those of ``items`` that it covers."""
    covered, sent = set(slots(data)), by_field(data)
    return [_answer(data, sent, item) for item in items if item.slot in covered]


def _answer(data: QueryDict, sent: Mapping[str, list[str]], item: AttemptItem) -> Answer:
    kind, body = KINDS[item.version.kind], item.version.body
    values = sent.get(f"answer-{item.slot}", [])
    seq, flagged = number(data[f"seq-{item.slot}"]), f"flag-{item.slot}" in data
    return Answer(item, kind.clean_response(body, values), seq, flagged)


def destination(data: QueryDict, items: Iterable[AttemptItem], *, saved: Iterable[int]) -> str:
    """Return which page of the attempt a plain form goes on to, as query and anchor.

    To go on with a question leads to its next step, once the one before is ``saved``.
    """
    pages = {item.slot: item.page for item in items}
    if (slot := number(data.get("go_on", ""))) in pages:
        newest = f"#soal-{slot}-terbaru" if slot in saved else ""
        return f"?halaman={pages[slot]}{newest}"
    if (slot := number(data.get("menuju", ""))) in pages:
        return f"?halaman={pages[slot]}#soal-{slot}"
    page = number(data.get("halaman") or data.get("simpan", ""))
    return f"?halaman={page}" if page > 1 else ""


def by_field(data: QueryDict) -> dict[str, list[str]]:
    """Return what was answered to each question, under the name of its field.

    That is ``answer-<slot>`` or, where a question is asked by itself, ``answer``.
    """
    sent: dict[str, list[str]] = {}
    for name, values in data.lists():
        if found := FIELD.fullmatch(name):
            sent.setdefault(found[1], []).extend(values)
    return sent


def number(text: str) -> int:
    """Return a sequence number; 0, older than every answer, for what is none."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= 16
    return min(int(text), LARGEST) if is_number else 0


def levels(data: QueryDict, rubric: Rubric, prefix: str) -> dict[str, str]:
    """Return the levels that a form chooses in a rubric, those there are."""
    chosen = {criterion.id: data.get(f"{prefix}{criterion.id}") for criterion in rubric.criteria}
    known = {criterion.id: criterion.levels for criterion in rubric.criteria}
    return {key: level for key, level in chosen.items() if level in known[key]}
