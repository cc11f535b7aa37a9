"""A StreamField that holds exactly one block: the body of a question, of any kind."""

from wagtail.fields import StreamField

from quizzes.kinds.registry import edit_blocks


class QuestionBodyField(StreamField):
    """Offers one block per registered kind.

    The blocks stay out of migrations: a kind is a plug-in, and adding one must not
    need a migration of the bank.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(edit_blocks(), min_num=1, max_num=1, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [], kwargs
