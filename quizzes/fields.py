"""A StreamField that holds exactly one block: the body of a question, of any kind."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock, StreamBlockValidationError
from wagtail.fields import StreamField

from quizzes.kinds.registry import edit_blocks


class OneKindBlock(StreamBlock):
    """One block, whose absence is complained about in words, and only once it is missed.

    ``min_num`` would show its complaint in the editor before anything was typed.
    """

    def clean(self, value):
        if not value and self.required and not self.is_deferred_validation:
            message = _("Tekan tanda tambah, pilih jenis soal, lalu isi jawabannya.")
            raise StreamBlockValidationError(non_block_errors=[ValidationError(message)])
        return super().clean(value)

    class Meta:
        max_num = 1


class QuestionBodyField(StreamField):
    """Offers one block per registered kind.

    The blocks stay out of migrations: a kind is a plug-in, and adding one must not
    need a migration of the bank.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(OneKindBlock(edit_blocks()), **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [], kwargs
