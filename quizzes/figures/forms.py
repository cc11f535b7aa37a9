"""What is asked of whoever judges a sign."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.models import IntegrityFlag

State = IntegrityFlag.State


class JudgeForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Setelah diperiksa"),
        choices=[(state.value, state.label) for state in (State.DISMISSED, State.FOLLOWED)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih apa yang Anda lakukan dengan tanda ini.")},
    )
    note = forms.CharField(
        label=_("Catatan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Apa yang Anda periksa, dan mengapa Anda memutuskan begitu."),
        error_messages={"required": _("Tulis alasan Anda, agar orang lain memahaminya kelak.")},
    )
