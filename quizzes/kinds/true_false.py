"""A statement that is true or false."""

from django.utils.translation import gettext_lazy as _

from quizzes.kinds.single_choice import SingleChoice, SingleChoiceBlock


class TrueFalseBlock(SingleChoiceBlock):
    # What learners read; the interface's language does not change what an editor has written.
    starts_with = ("Benar", "Salah")

    def problem(self, correct):
        if len(correct) != 2:
            return _("Isi dua pilihan: benar dan salah.")
        return super().problem(correct)

    class Meta:
        icon = "check"
        label = _("Benar atau salah")


class TrueFalse(SingleChoice):
    """As single choice, but "Benar" stays above "Salah": nothing to shuffle."""

    name = "true_false"
    label = _("Benar atau salah")
    block = TrueFalseBlock
    fixed_order = True
