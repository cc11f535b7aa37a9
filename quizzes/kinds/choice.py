"""What the kinds with options share: the edit block, the frozen form, and how it is shown."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes.kinds.base import Body, Pick
from quizzes.rules import Review

# What is said of an option in a review, and its tone, by (chosen, correct).
VERDICTS = {
    (True, True): {"label": _("Jawaban Anda, tepat"), "tone": "good"},
    (True, False): {"label": _("Jawaban Anda, belum tepat"), "tone": "off"},
    (True, None): {"label": _("Jawaban Anda"), "tone": "now"},
    (False, True): {"label": _("Jawaban yang tepat"), "tone": "good"},
}


class WordedCharBlock(blocks.CharBlock):
    """A line of text whose absence is complained about in its own words."""

    def __init__(self, *, missing, **kwargs):
        super().__init__(**kwargs)
        self.field.error_messages["required"] = missing


class WordedTextBlock(blocks.TextBlock):
    """As WordedCharBlock, for several lines."""

    def __init__(self, *, missing, **kwargs):
        super().__init__(**kwargs)
        self.field.error_messages["required"] = missing


class OptionBlock(blocks.StructBlock):
    text = WordedCharBlock(
        label=_("Bunyi pilihan"), max_length=300, missing=_("Tulis bunyi pilihan ini.")
    )
    correct = blocks.BooleanBlock(label=_("Benar"), required=False)
    feedback = WordedTextBlock(
        label=_("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa pilihan ini tepat atau kurang tepat."),
        missing=_("Tulis umpan balik untuk pilihan ini, agar peserta belajar dari jawabannya."),
    )

    class Meta:
        icon = "radio-full"
        label = _("Pilihan")


class OptionsBlock(blocks.StructBlock):
    """The options of a question. Subclasses say how many may be right.

    A new question begins with the options of ``starts_with``: with fewer than two, the editor
    would complain before anything was typed.
    """

    starts_with = ("", "")

    options = blocks.ListBlock(OptionBlock(), label=_("Pilihan"), min_num=2, max_num=10)

    def get_default(self):
        new = [{"text": text, "correct": False, "feedback": ""} for text in self.starts_with]
        return self.normalize({"options": new})

    def clean(self, value):
        """Refuse what could not be graded. A draft may still be incomplete."""
        cleaned = super().clean(value)
        options = cleaned["options"]
        problem = repeated([option["text"] for option in options]) or self.problem(
            [bool(option["correct"]) for option in options]
        )
        if problem and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors={"options": about(problem)})
        return cleaned

    def problem(self, correct: list[bool]) -> str | None:
        """Return what is wrong with this set of right and wrong options, if anything."""
        raise NotImplementedError


def key_of(text: str) -> str:
    """Return what two texts have in common when they read the same."""
    return " ".join(text.split()).casefold()


def repeated(texts: list[str]) -> str | None:
    """Return a complaint when two options read the same."""
    read = {key_of(text) for text in texts}
    return _("Ada dua pilihan yang berbunyi sama.") if len(read) < len(texts) else None


def about(problem: str) -> blocks.ListBlockValidationError:
    return blocks.ListBlockValidationError(non_block_errors=[ValidationError(problem)])


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
        value = child.value
        return {
            "id": child.id,
            "text": value["text"],
            "correct": bool(value["correct"]),
            "feedback": value["feedback"],
        }

    def options(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"]]

    def right(self, body: Body) -> list[str]:
        return [option["id"] for option in body["options"] if option["correct"]]

    def solution(self, body: Body) -> list[str]:
        return self.right(body)

    def picks(self, body: Body) -> list[Pick]:
        return [Pick(o["id"], o["text"], o["correct"]) for o in body["options"]]

    def picked(self, body: Body, response: Any) -> list[str]:
        return self.chosen(response)

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
        """What is known of an option: ``correct`` is None while it may not be told.

        ``state`` names how it looks, so that it need be drawn only once for all learners.
        """
        tells = review is not None and (review.key or (chosen and review.correctness))
        explains = review is not None and review.feedback and (chosen or review.key)
        correct = option["correct"] if tells else None
        return {
            "id": option["id"],
            "text": option["text"],
            "chosen": chosen,
            "correct": correct,
            "verdict": VERDICTS.get((chosen, correct)),
            "feedback": option["feedback"] if explains else "",
            "state": f"{chosen:d}{correct}{explains:d}",
        }
