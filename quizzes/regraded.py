"""What a learner is told of corrections of their result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from quizzes.models import Attempt, AttemptItem, RegradeLine
from quizzes.regrading import Policy


@dataclass(frozen=True, slots=True)
class Note:
    """A correction in force that has changed a result. ``what``: how it judges, in words."""

    slot: int
    at: datetime
    what: str
    reason: str


def notes(attempt: Attempt, items: Sequence[AttemptItem]) -> list[Note]:
    """Return what has changed a result; asks only where a question stands under a correction."""
    if not any(item.correction_id for item in items):
        return []
    lines = RegradeLine.objects.filter(attempt=attempt, regrade__reversed_at=None)
    return [_note(line) for line in lines.select_related("regrade", "item").order_by("pk")]


def _note(line: RegradeLine) -> Note:
    what: dict[str, Any] = {
        Policy.ACCEPT_BOTH: _("jawaban menurut kunci lama dan kunci baru sama-sama diterima"),
        Policy.NEW_KEY: _("dinilai dengan kunci yang sudah diperbaiki"),
        Policy.CREDIT: _("semua peserta mendapat nilai penuh"),
        Policy.DROP: _("tidak lagi dihitung"),
    }
    regrade = line.regrade
    return Note(line.item.slot, regrade.at, what[Policy(regrade.policy)], regrade.reason)
