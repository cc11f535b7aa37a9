"""A text with gaps to fill, typed or chosen from one list."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy

from quizzes import gapped, spelling
from quizzes.gapped import Faulty
from quizzes.kinds import written
from quizzes.kinds.base import TYPED, Body, Pick
from quizzes.kinds.gap_text import GapsBlock, leeway_of
from quizzes.rules import Review
from quizzes.spelling import Leeway


class Gaps:
    name = "gaps"
    label = gettext_lazy("Isian rumpang")
    template = "quizzes/kinds/gaps.html"
    fixed_order = False

    def edit_block(self):
        return GapsBlock()

    def freeze(self, value) -> Body:
        """Return lines of words and gap numbers, and what each gap accepts.

        A text that cannot be read yet, in a draft being looked at, has no gaps.
        """
        try:
            lines = gapped.parse(value["text"] or "")
        except Faulty:
            lines = [[line] for line in gapped.listed(value["text"])]
        answers = [list(gap.answers) for gap in gapped.gaps(lines)]
        leeway = leeway_of(value)
        said = {remark["gap"]: remark["feedback"] for remark in value["remarks"]}
        gaps = [
            {"answers": words, "feedback": said.get(number, "")}
            for number, words in enumerate(answers, start=1)
        ]
        picked = (
            gapped.choices(answers, gapped.listed(value["distractors"]), leeway)
            if value["pick"]
            else []
        )
        frozen = {"slips": leeway.slips, "accents": leeway.accents}
        return {"lines": gapped.numbered(lines), "gaps": gaps, "options": picked, **frozen}

    def options(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"]]

    def shape(self, body: Body) -> list[str]:
        """Answers refer to gaps by their place, and to what is listed, if anything is."""
        return [str(len(body["gaps"])), *(f"{o['id']} {o['text']}" for o in body["options"])]

    def clean_response(self, body: Body, values: Sequence[str]) -> list[str] | None:
        typed = [spelling.tidy(value) for value in values[: len(body["gaps"])]]
        if body["options"]:
            known = set(self.options(body))
            typed = [value if value in known else "" for value in typed]
        return typed + [""] * (len(body["gaps"]) - len(typed)) if any(typed) else None

    def solution(self, body: Body) -> list[str]:
        firsts = [gap["answers"][0] for gap in body["gaps"]]
        return [self._id_of(body, word) for word in firsts] if body["options"] else firsts

    def _id_of(self, body: Body, word: str) -> str:
        """Return the option that reads like ``word``; letter case may differ."""
        exact = Leeway(0, body["accents"])
        found = (o["id"] for o in body["options"] if gapped.fits(o["text"], [word], exact))
        return next(found, "")

    def words(self, body: Body, response: list[str] | None) -> list[str]:
        """Return what stands in each gap, in words; "" where nothing does."""
        texts = {option["id"]: option["text"] for option in body["options"]}
        given = response or [""] * len(body["gaps"])
        return [texts.get(value, "") for value in given] if texts else given

    def filled(self, body: Body, response: list[str] | None) -> list[bool]:
        """Return for each gap whether what stands in it is right."""
        leeway = written.leeway_of(body)
        given = zip(self.words(body, response), body["gaps"], strict=True)
        return [gapped.fits(word, gap["answers"], leeway) for word, gap in given]

    def is_finished(self, body: Body, response: list[str]) -> bool:
        return all(response)

    def score(self, body: Body, response: list[str] | None) -> Fraction:
        return gapped.score(self.filled(body, response))

    def picks(self, body: Body) -> list[Pick]:
        """For each gap what it may hold: all that is listed, or else the answers it accepts."""
        offered = [option["text"] for option in body["options"]]
        exact = Leeway(0, body["accents"])
        return [
            Pick(f"{number}:{place}", f"{number}. {word}", gapped.fits(word, gap["answers"], exact))
            for number, gap in enumerate(body["gaps"], start=1)
            for place, word in enumerate(offered or gap["answers"])
        ]

    def picked(self, body: Body, response: list[str] | None) -> list[str]:
        given = enumerate(self.words(body, response), start=1)
        return [self._pick(body, number, word) for number, word in given if word]

    def _pick(self, body: Body, number: int, word: str) -> str:
        offered = [option["text"] for option in body["options"]]
        answers = offered or body["gaps"][number - 1]["answers"]
        leeway = Leeway(0, body["accents"]) if offered else written.leeway_of(body)
        place = spelling.read(word, answers, leeway)
        return f"{TYPED}{number}. {word.casefold()}" if place is None else f"{number}:{place}"

    def present(
        self, body: Body, order: Sequence[str], response: list[str] | None, review: Review | None
    ) -> dict[str, Any]:
        gaps = self._gaps(body, response, review)
        lines = [
            [gaps[part - 1] if isinstance(part, int) else part for part in line]
            for line in body["lines"]
        ]
        texts = {option["id"]: option["text"] for option in body["options"]}
        return {
            "lines": [[as_part(part) for part in line] for line in lines],
            "gaps": gaps,
            "options": [{"id": i, "text": texts[i]} for i in order if i in texts],
            "total": len(gaps),
            "longest": spelling.LONGEST,
        }

    def _gaps(self, body, response, review):
        given = response or [""] * len(body["gaps"])
        known = zip(
            body["gaps"],
            given,
            self.words(body, response),
            self.filled(body, response),
            strict=True,
        )
        return [
            {"number": number, "value": value, "text": word, **judged(gap, word, right, review)}
            for number, (gap, value, word, right) in enumerate(known, start=1)
        ]


def judged(gap, word: str, right: bool, review: Review | None) -> dict[str, Any]:
    """Return what may be told of a gap: its verdict, its answers and its feedback.

    The feedback explains the right answer, so it waits for the key where it was not found.
    """
    line = written.told(word, right=written.may_tell(review, right), chosen=bool(word))
    key = review is not None and review.key
    explains = review is not None and review.feedback and (key or right)
    return {
        "verdict": line["verdict"] if word else None,
        "answers": gap["answers"] if key and not right else [],
        "feedback": gap["feedback"] if explains else "",
    }


def as_part(part) -> dict[str, Any]:
    return {"gap": part} if isinstance(part, dict) else {"text": part}
