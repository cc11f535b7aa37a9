"""What a lesson may hold beyond prose: a question to check oneself with."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from literasi.core.blocks import PROSE_BLOCKS
from quizzes.kinds.registry import by_people


class CheckBlock(blocks.StructBlock):
    """A question of the bank inside a lesson: answered on the spot, not recorded."""

    question = SnippetChooserBlock("quizzes.Question", label=_("Soal"))

    def clean(self, value):
        """Refuse what nobody would grade on the spot."""
        cleaned = super().clean(value)
        question = cleaned["question"]
        if question and question.kind in by_people():
            text = _(
                "Soal ini dinilai orang menurut rubrik, jadi tidak dapat diperiksa di dalam "
                "pelajaran. Pasang di kuis latihan; di sana peserta menilai tulisannya sendiri."
            )
            raise blocks.StructBlockValidationError({"question": ValidationError(text)})
        return cleaned

    class Meta:
        icon = "help"
        label = _("Soal cek diri")
        template = "blocks/check_block.html"
        group = _("Belajar")


LESSON_BLOCKS = [*PROSE_BLOCKS, ("check", CheckBlock())]
