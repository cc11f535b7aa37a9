"""Items to be put in order; each earns by how near it stands to its place."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quizzes.kinds.base import Body
from quizzes.kinds.choice import WordedCharBlock, WordedTextBlock, about, repeated
from quizzes.kinds.sequence import Places, SequenceKind


class StepBlock(blocks.StructBlock):
    text = WordedCharBlock(
        label=_("Bunyi butir"), max_length=200, missing=_("Tulis bunyi butir ini.")
    )
    feedback = WordedTextBlock(
        label=_("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=_("Mengapa butir ini berada di urutan itu."),
        missing=_("Tulis mengapa butir ini berada di urutan itu, agar peserta belajar darinya."),
    )

    class Meta:
        icon = "order"
        label = _("Butir")


class OrderingBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        StepBlock(),
        label=_("Butir, dalam urutan yang benar"),
        min_num=3,
        max_num=10,
        help_text=_("Tulis dari yang pertama sampai yang terakhir; peserta melihatnya diacak."),
    )

    def get_default(self):
        return self.normalize({"items": [{"text": "", "feedback": ""}] * 4})

    def clean(self, value):
        """Refuse what could not be graded. A draft may still be incomplete."""
        cleaned = super().clean(value)
        if (
            repeated([item["text"] for item in cleaned["items"]])
            and not self.is_deferred_validation
        ):
            problem = about(_("Ada dua butir yang berbunyi sama."))
            raise blocks.StructBlockValidationError(block_errors={"items": problem})
        return cleaned

    class Meta:
        icon = "order"
        label = _("Mengurutkan")


class Ordering(SequenceKind):
    """A frozen body holds ``items``: ``[{"id", "text", "feedback"}]``, in the right order."""

    name = "ordering"
    label = _("Mengurutkan")
    template = "quizzes/kinds/ordering.html"

    def edit_block(self):
        return OrderingBlock()

    def freeze(self, value) -> Body:
        items = value["items"].bound_blocks
        return {"items": [{"id": child.id, **child.value} for child in items]}

    def is_finished(self, body: Body, response: Places) -> bool:
        return len(response) == len(body["items"])
