"""Keeping answers as they are given.

Each answer is one UPDATE by itself, outside any transaction: what was answered is kept at
once. ``rules.receive`` decides by what was read of the question, and the UPDATE acts only
while that still holds; else the question is read again and the rule asked anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from quizzes import hot, rules
from quizzes.kinds.base import Kind, Response, covers, extends
from quizzes.kinds.registry import KINDS
from quizzes.models import AttemptItem
from quizzes.rules import Reception


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser says about one question. ``seq`` grows with every change it makes.

    ``flagged``: whether the learner wants to look at it again.
    """

    item: AttemptItem
    response: Response
    seq: int
    flagged: bool = False

    @property
    def kind(self) -> Kind:
        return KINDS[self.item.version.kind]

    @property
    def is_news(self) -> bool:
        news = not covers(self.kind, self.item.response, self.response)
        return news or self.flagged != self.item.flagged

    def received(self, now: datetime) -> Reception:
        """Return what becomes of the answer, as far as its question is known here.

        Where answers only ever grow, one that does not go on from what is kept is an old one.
        """
        goes_on = extends(self.kind, self.response, self.item.response)
        return rules.receive(
            self.seq if goes_on else 0,
            kept=self.item.seq,
            same=not self.is_news,
            is_open=self.item.is_open,
            deadline_at=self.item.attempt.deadline_at,
            now=now,
        )

    def fill_in(self, now: datetime) -> None:
        """Put the answer into its question, which the caller writes."""
        self.item.response, self.item.flagged = self.response, self.flagged
        self.item.seq, self.item.saved_at = self.seq, now


@dataclass(slots=True)
class Saved:
    """What became of answers, by slot. ``closed``: the attempt takes no more of them."""

    saved: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    closed: bool = False

    def note(self, slot: int, reception: Reception) -> None:
        if reception is Reception.CLOSED:
            self.closed = True
        elif reception is Reception.STALE:
            self.stale.append(slot)
        else:
            self.saved.append(slot)


def save_answers(*, answers: Sequence[Answer], now: datetime | None = None) -> Saved:
    """Keep answers to questions of one attempt, each if it is newer than what is kept.

    What is kept already counts as saved, so sending again does no harm.
    """
    now, result = now or timezone.now(), Saved()
    for answer in answers:
        result.note(answer.item.slot, _save(answer, now))
    return result


def _save(answer: Answer, now: datetime) -> Reception:
    while (reception := answer.received(now)) is Reception.TAKEN:
        flag = answer.flagged
        if hot.write_answer(answer.item, answer.response, answer.seq, now, flagged=flag):
            answer.fill_in(now)
            break
        # Somebody was faster. Numbers only grow and grades stay, so this comes to an end.
        fields = ["response", "flagged", "seq", "score", "awaits", "attempt"]
        answer.item.refresh_from_db(fields=fields)
    return reception
