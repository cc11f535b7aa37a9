"""Questions that ask the same in other words: each names one question, which names none."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def refuse_chain(question) -> None:
    """Raise a ValidationError unless variants stay one step from the question they vary."""
    if question.variant_of is None:
        return
    if problem := _problem(question, question.variant_of):
        raise ValidationError({"variant_of": problem})


def _problem(question, chosen) -> str:
    if chosen.pk == question.pk:
        return _("Soal tidak dapat menjadi varian dirinya sendiri. Pilih soal lain.")
    if chosen.variant_of:
        text = _("Soal itu sendiri varian dari “%(other)s”. Pilih soal tersebut.")
        return text % {"other": chosen.variant_of}
    if question.pk and (count := question.variants.count()):
        text = _(
            "Soal ini sudah mempunyai %(count)s varian, jadi tidak dapat menjadi varian soal lain. "
            "Kosongkan, atau ubah dahulu varian-varian itu."
        )
        return text % {"count": count}
    return ""
