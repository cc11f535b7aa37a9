"""Keeping answers as they are given.

Each answer is one UPDATE that says itself when it may happen, outside any transaction: what
was answered is kept at once, and neither a stale tab nor a late one can undo anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from quizzes import hot, rules
from quizzes.kinds.base import Response
from quizzes.models import AttemptItem


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser says about one question. ``seq`` grows with every change it makes."""

    item: AttemptItem
    response: Response
    seq: int

    @property
    def is_news(self) -> bool:
        return self.response != self.item.response

    @property
    def is_newer(self) -> bool:
        return self.seq > self.item.seq


@dataclass(slots=True)
class Saved:
    """What became of answers, by slot. ``closed``: the attempt takes no more of them."""

    saved: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    closed: bool = False


def save_answers(*, answers: Sequence[Answer], now: datetime | None = None) -> Saved:
    """Keep answers to questions of one attempt, each if it is newer than what is kept.

    What is kept already counts as saved, so sending again does no harm.
    """
    now, result = now or timezone.now(), Saved()
    for answer in answers:
        _save(answer, now, result)
    return result


def _save(answer: Answer, now: datetime, result: Saved) -> None:
    if hot.write_answer(answer.item, answer.response, answer.seq, now):
        answer.item.response, answer.item.seq = answer.response, answer.seq
        result.saved.append(answer.item.slot)
    else:
        _explain(answer, now, result)


def _explain(answer: Answer, now: datetime, result: Saved) -> None:
    """Find out why nothing was written: closed, sent before, or older than what is kept."""
    kept = AttemptItem.objects.select_related("attempt").get(pk=answer.item.pk)
    answer.item.response, answer.item.seq = kept.response, kept.seq
    if not kept.attempt.is_open or rules.ended(kept.attempt.deadline_at, now):
        result.closed = True
    elif kept.response == answer.response:
        result.saved.append(kept.slot)
    else:
        result.stale.append(kept.slot)
