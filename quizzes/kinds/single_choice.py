"""One right option among several."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from quizzes import rules
from quizzes.kinds.base import Body
from quizzes.kinds.choice import ChoiceKind, OptionsBlock


class SingleChoiceBlock(OptionsBlock):
    def problem(self, correct):
        return None if sum(correct) == 1 else _("Tandai tepat satu pilihan sebagai benar.")

    class Meta:
        icon = "radio-full"
        label = _("Pilihan ganda")


class SingleChoice(ChoiceKind):
    name = "single_choice"
    label = _("Pilihan ganda")
    block = SingleChoiceBlock

    def clean_response(self, body: Body, values: Sequence[str]) -> str | None:
        return next((value for value in values if value in self.options(body)), None)

    def score(self, body: Body, response: str | None) -> Fraction:
        return rules.score_one(next(iter(self.right(body)), ""), response)
