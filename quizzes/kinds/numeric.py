"""A number, typed."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes import numerals, spelling
from quizzes.kinds import written
from quizzes.kinds.base import TYPED, Body, Pick
from quizzes.kinds.number_form import NumericBlock, target_of
from quizzes.numerals import Verdict
from quizzes.rules import Review


class Numeric:
    name = "numeric"
    label = gettext_lazy("Isian angka")
    template = "quizzes/kinds/numeric.html"
    fixed_order = True

    def edit_block(self):
        return NumericBlock()

    def freeze(self, value) -> Body:
        numbers = {
            name: canonical(value[name]) for name in ("value", "tolerance", "least", "most", "near")
        }
        known = [
            {
                "id": child.id,
                "value": canonical(child.value["value"]),
                "feedback": child.value["feedback"],
            }
            for child in value["known"].bound_blocks
        ]
        words = {name: value[name] or "" for name in ("unit", "near_feedback")}
        return numbers | words | {"right_feedback": value["feedback"] or "", "known": known}

    def options(self, body: Body) -> list[str]:
        return []

    def clean_response(self, body: Body, values: Sequence[str]) -> str | None:
        typed = (spelling.tidy(value) for value in values)
        return next((text for text in typed if self._read(body, text) is not None), None)

    def _read(self, body: Body, text: str | None) -> Decimal | None:
        return numerals.read(text or "", body["unit"])

    def solution(self, body: Body) -> list[str]:
        return [body["value"]] if body["value"] else []

    def score(self, body: Body, response: str | None) -> Fraction:
        target = target_of(body)
        return numerals.score(self._read(body, response), target) if target else Fraction(0)

    def picks(self, body: Body) -> list[Pick]:
        """The right number, the known wrong ones, and coming near if that is told apart."""
        target = target_of(body)
        right = [Pick(Verdict.RIGHT.value, with_unit(target.value, body), True)] if target else []
        known = [Pick(each["id"], each["value"], False) for each in body["known"]]
        near = [Pick(Verdict.NEAR.value, _("Hampir tepat"), False)] if body["near"] else []
        return right + known + near

    def picked(self, body: Body, response: str | None) -> list[str]:
        given = self._read(body, response)
        if given is None:
            return []
        verdict, place = self._judged(body, given)
        if place is not None:
            return [body["known"][place]["id"]]
        told_apart = verdict in (Verdict.RIGHT, Verdict.NEAR)
        return [verdict.value if told_apart else TYPED + numerals.write(given)]

    def _judged(self, body: Body, given: Decimal) -> tuple[Verdict, int | None]:
        target = target_of(body)
        known = [numerals.read(known["value"]) or Decimal(0) for known in body["known"]]
        return numerals.judge(given, target, known) if target else (Verdict.WRONG, None)

    def present(
        self, body: Body, order: Sequence[str], response: str | None, review: Review | None
    ) -> dict[str, Any]:
        if review is None:
            return {"text": response or "", "unit": body["unit"], **self._help(body)}
        given = self._read(body, response)
        lines = [] if given is None else [self._given(body, given, review)]
        return {"lines": lines + (self._key(body, given) if review.key else [])}

    def _help(self, body):
        """Return what helps to answer: the bounds, and whether a keyboard needs a minus."""
        numbers = [body["value"], body["least"], *(known["value"] for known in body["known"])]
        least, most = (numerals.read(body[name] or "") for name in ("least", "most"))
        return {
            "least": None if least is None else numerals.write(least),
            "most": None if most is None else numerals.write(most),
            "mode": "text" if any((n or "").startswith("-") for n in numbers) else "decimal",
            "longest": numerals.LONGEST,
        }

    def _given(self, body, given: Decimal, review: Review):
        verdict, place = self._judged(body, given)
        said = {
            Verdict.RIGHT: body["right_feedback"],
            Verdict.KNOWN: "" if place is None else body["known"][place]["feedback"],
            Verdict.NEAR: body["near_feedback"],
            Verdict.SENSELESS: _("Angka ini di luar batas yang masuk akal."),
        }
        return written.told(
            with_unit(given, body),
            right=written.may_tell(review, verdict is Verdict.RIGHT),
            chosen=True,
            feedback=said.get(verdict, "") if review.feedback else "",
        )

    def _key(self, body, given: Decimal | None):
        """Return the right number; what stands above already is not said again."""
        target = target_of(body)
        if target is None or given == target.value:
            return []
        within = with_unit(target.tolerance, body)
        said = given is not None and target.hits(given)
        return [
            written.told(
                with_unit(target.value, body),
                right=True,
                chosen=False,
                feedback="" if said else body["right_feedback"],
                note=_("Selisih sampai %(within)s masih tepat.") % {"within": within}
                if target.tolerance
                else "",
            )
        ]


def canonical(text: str | None) -> str:
    """Return a number as it is written here, so that it reads the same for ever; or ""."""
    number = numerals.read(text or "")
    return "" if number is None else numerals.write(number)


def with_unit(number: Decimal, body: Body) -> str:
    """Return a number with its unit; a percent sign stands close, as is the custom here."""
    unit = body["unit"] if body["unit"] == "%" else f" {body['unit']}"
    return f"{numerals.write(number)}{unit}".rstrip()
