"""What a lesson may hold beyond prose: a question to check oneself with."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from literasi.core.blocks import PROSE_BLOCKS


class CheckBlock(blocks.StructBlock):
    """A question of the bank inside a lesson: answered on the spot, not recorded."""

    question = SnippetChooserBlock("quizzes.Question", label=_("Soal"))

    class Meta:
        icon = "help"
        label = _("Soal cek diri")
        template = "blocks/check_block.html"
        group = _("Belajar")


LESSON_BLOCKS = [*PROSE_BLOCKS, ("check", CheckBlock())]
