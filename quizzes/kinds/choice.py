"""What the kinds with options share: the edit block, the frozen form, and how it is shown."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes.kinds.base import Body
from quizzes.rules import Review


class OptionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Pilihan"), max_length=300)
    correct = blocks.BooleanBlock(label=_("Benar"), required=False)
    feedback = blocks.TextBlock(
        label=_("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa pilihan ini tepat atau kurang tepat."),
    )

    class Meta:
        icon = "radio-full"
        label = _("Pilihan")


class OptionsBlock(blocks.StructBlock):
    """The options of a question. Subclasses say how many may be right."""

    options = blocks.ListBlock(OptionBlock(), label=_("Pilihan"), min_num=2, max_num=10)

    def clean(self, value):
        cleaned = super().clean(value)
        if problem := self.problem([bool(option["correct"]) for option in cleaned["options"]]):
            raise blocks.StructBlockValidationError(
                block_errors={"options": blocks.ListBlockValidationError(
                    non_block_errors=[ValidationError(problem)]
                )}
            )
        return cleaned

    def problem(self, correct: list[bool]) -> str | None:
        """Return what is wrong with this set of right and wrong options, if anything."""
        raise NotImplementedError


class ChoiceKind:
    """Options with ids that stay the same from version to version."""

    name: str
    block: type[OptionsBlock]
    template = "quizzes/kinds/choice.html"
    input_type = "radio"
    fixed_order = False

    def edit_block(self):
        return self.block()

    def freeze(self, value) -> Body:
        return {"options": [self._frozen(child) for child in value["options"].bound_blocks]}

    def _frozen(self, child) -> dict[str, Any]:
        return {"id": child.id, **{key: child.value[key] for key in ("text", "correct", "feedback")}}

    def options(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"]]

    def right(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"] if option["correct"]]

    def present(
        self, body: Body, order: Sequence[str], response: Any, review: Review | None
    ) -> dict[str, Any]:
        by_id = {option["id"]: option for option in body["options"]}
        chosen = self.chosen(response)
        shown = [self._shown(by_id[i], i in chosen, review) for i in order if i in by_id]
        return {"options": shown, "input_type": self.input_type, "reviewing": review is not None}

    def chosen(self, response: Any) -> list[str]:
        """Return the ids a stored response holds."""
        return [response] if response else []

    def _shown(self, option, chosen: bool, review: Review | None) -> dict[str, Any]:
        tells = review is not None and (review.key or (chosen and review.correctness))
        explains = review is not None and review.feedback and (chosen or review.key)
        return {
            "id": option["id"],
            "text": option["text"],
            "chosen": chosen,
            "correct": option["correct"] if tells else None,
            "feedback": option["feedback"] if explains else "",
        }
