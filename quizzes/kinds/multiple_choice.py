"""Several right options; each right tick earns, each wrong tick costs."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from quizzes import rules
from quizzes.kinds.base import Body
from quizzes.kinds.choice import ChoiceKind, OptionsBlock


class MultipleChoiceBlock(OptionsBlock):
    def problem(self, correct):
        if sum(correct) < 2:
            return _("Tandai sedikitnya dua pilihan sebagai benar.")
        if all(correct):
            return _("Sertakan sedikitnya satu pilihan yang salah.")
        return None

    class Meta:
        icon = "list-ul"
        label = _("Pilihan ganda, lebih dari satu jawaban")


class MultipleChoice(ChoiceKind):
    name = "multiple_choice"
    label = _("Pilihan ganda, lebih dari satu jawaban")
    block = MultipleChoiceBlock
    input_type = "checkbox"

    def clean_response(self, body: Body, values: Sequence[str]) -> list[str] | None:
        ticked = frozenset(values)
        return [option for option in self.options(body) if option in ticked] or None

    def chosen(self, response: list[str] | None) -> list[str]:
        return list(response or [])

    def score(self, body: Body, response: list[str] | None) -> Fraction:
        return rules.score_many(self.right(body), response or [])
