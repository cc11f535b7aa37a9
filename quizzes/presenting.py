"""What templates need to draw a question, for answering and for review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from quizzes.kinds.base import Body, Response, is_finished, script_of, unfolds
from quizzes.kinds.registry import KINDS
from quizzes.rules import EVERYTHING, Review


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on a page.

    ``key`` starts the ids of its elements, ``field`` names its inputs, ``shown`` is what its
    kind's ``template`` takes, ``script`` the module that helps answering, if any. ``version``
    is the key of the question's version, None in a preview. ``seq`` is for the answers of this
    page, ``kept`` that of the answer on the server. ``unfolds`` says that more of it appears
    with every answer, ``finished`` that all is answered. ``saves_at`` is where an attempt's
    answers go. ``verdict`` and ``feedback`` are empty unless they may be told. ``judged`` is
    what people said of it, a ``judging.Judgement``.
    """

    key: str
    field: str
    title: str
    body: Body
    template: str
    shown: dict[str, Any]
    answered: bool
    version: int | None = None
    slot: int = 0
    seq: int = 0
    kept: int = 0
    verdict: str = ""
    tone: str = ""
    feedback: str = ""
    reviewing: bool = False
    script: str = ""
    required: bool = False
    flagged: bool = False
    judged: Any = None
    unfolds: bool = False
    finished: bool = False
    saves_at: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether the next step of it is still to be answered, here."""
        return self.unfolds and not self.finished and not self.reviewing


def ask_all(
    items: Sequence, *, review: Review | None = None, seq: int = 0, judged: Mapping | None = None
) -> list[Asked]:
    """Return the items of an attempt as they are drawn; without ``review`` for answering.

    ``judged``: by primary key, what people said of them, see ``judging.judgements``.
    """
    judged = judged or {}
    title = _("Soal %(number)s dari %(total)s")
    return [
        ask(
            item,
            title % {"number": item.slot, "total": len(items)},
            review=review,
            seq=seq,
            judged=judged.get(item.pk),
        )
        for item in items
    ]


def ask(item, title: str, *, review: Review | None, seq: int, judged: Any = None) -> Asked:
    """Return one item of an attempt as it is drawn. Who judges it themself is told everything."""
    kind, body = KINDS[item.version.kind], item.version.body
    review = EVERYTHING if judged and judged.to_assess else review
    verdict, tone = told(item.score, item.is_answered, review)
    if verdict and judged and item.score is not None:
        verdict, tone = worth(item.score)
    return Asked(
        key=f"soal-{item.slot}",
        field=f"answer-{item.slot}",
        title=title,
        body=body,
        template=kind.template,
        shown=kind.present(body, item.option_order, item.response, review),
        answered=item.is_answered,
        version=item.version_id,
        slot=item.slot,
        seq=seq,
        kept=item.seq,
        verdict=verdict,
        tone=tone,
        feedback=body["feedback"] if review and review.feedback else "",
        reviewing=review is not None,
        script="" if review else script_of(kind),
        required=item.required and review is None,
        flagged=item.flagged,
        judged=judged,
        unfolds=unfolds(kind),
        finished=item.is_finished,
        saves_at=reverse("quizzes:save", args=[item.attempt.uuid]) if unfolds(kind) else "",
    )


def told(
    score: Decimal | Fraction | None, answered: bool, review: Review | None
) -> tuple[Any, str]:
    """Return in words how well a question was answered, and the tone; empty if not to be told."""
    if review is None or not review.correctness:
        return "", ""
    if not answered:
        return _("Tidak dijawab"), "wait"
    if score is None:
        return _("Menunggu penilaian"), "wait"
    if score == 1:
        return _("Benar"), "good"
    return (_("Benar sebagian"), "wait") if score else (_("Belum tepat"), "off")


def worth(score: Decimal) -> tuple[Any, str]:
    """Return in words what people gave for an answer: they know more than right and wrong."""
    return _("Nilai %(percent)s%%") % {"percent": int(score * 100)}, "good" if score == 1 else "now"


def check(version, response: Response, *, reviewing: bool) -> Asked:
    """Return a question as a lesson asks it: by itself, told everything once answered."""
    asked = alone(
        version.kind, version.body, response, reviewing=reviewing, key=f"cek-{version.pk}"
    )
    if not reviewing:
        return asked
    score = KINDS[version.kind].score(version.body, response)
    verdict, tone = told(score, asked.answered, EVERYTHING)
    return replace(asked, verdict=verdict, tone=tone)


def alone(
    name: str, body: Body, response: Response = None, *, reviewing: bool, key: str = "pratinjau"
) -> Asked:
    """Return a question outside any attempt, its options as the editor has put them."""
    kind, review = KINDS[name], EVERYTHING if reviewing else None
    return Asked(
        key=key,
        field="answer",
        title=_("Soal"),
        body=body,
        template=kind.template,
        shown=kind.present(body, kind.options(body), response, review),
        answered=response is not None,
        feedback=body["feedback"] if review else "",
        reviewing=reviewing,
        script="" if reviewing else script_of(kind),
        unfolds=unfolds(kind),
        finished=is_finished(kind, body, response),
    )


def scripts(questions: Sequence[Asked]) -> list[str]:
    """Return the modules that questions to be answered ask for, each once."""
    return sorted({asked.script for asked in questions if asked.script})


def unanswered(items: Sequence) -> list[int]:
    """Return the numbers of the questions without an answer, or with an unfinished one."""
    return [item.slot for item in items if not item.is_finished]


def unfolded(items: Sequence) -> dict[int, str]:
    """Return, by number, what is to be seen now of those of ``items`` that unfold."""
    shown = [item for item in items if unfolds(KINDS[item.version.kind])]
    asked = [ask(item, "", review=None, seq=item.seq) for item in shown]
    return {
        question.slot: render_to_string(question.template, {"question": question})
        for question in asked
    }
