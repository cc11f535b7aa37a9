"""A rubric as a form: one level for each criterion, and what the learner is told."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes import judging, marking
from quizzes.models import AttemptItem

CRITERION = "criterion-"


class MarkForm(forms.Form):
    comment = forms.CharField(
        label=_("Catatan untuk peserta"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Wajib bila nilainya tidak penuh: apa yang sudah baik dan apa yang kurang."),
    )

    def __init__(self, *args, item: AttemptItem, **kwargs):
        super().__init__(*args, **kwargs)
        self.rubric, self.wording = judging.rubric(item), judging.criteria(item)
        fields = {CRITERION + c["id"]: self._criterion(c) for c in self.wording}
        self.fields = {**fields, **self.fields}

    def _criterion(self, criterion: dict[str, Any]) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=criterion["text"],
            choices=[(level["id"], level["text"]) for level in criterion["levels"]],
            widget=forms.RadioSelect,
            error_messages={"required": _("Pilih satu tingkat untuk kriteria ini.")},
        )

    def criteria(self) -> Iterator[dict[str, Any]]:
        """Yield the criteria as they are drawn: ``field``, and its ``levels`` with ``points``."""
        for criterion in self.wording:
            field = self[CRITERION + criterion["id"]]
            levels = zip(field, criterion["levels"], strict=True)
            yield {"field": field, "levels": [(radio, level["points"]) for radio, level in levels]}

    @property
    def levels(self) -> marking.Levels:
        chosen = self.cleaned_data
        return {c.id: chosen.get(CRITERION + c.id, "") for c in self.rubric.criteria}

    def clean(self):
        cleaned = super().clean()
        is_whole = not marking.missing(self.rubric, self.levels)
        if is_whole and not marking.is_full(self.rubric, self.levels) and not cleaned["comment"]:
            text = _("Nilainya tidak penuh. Tulis catatan, agar peserta tahu apa yang kurang.")
            self.add_error("comment", text)
        return cleaned


class CorrectionForm(MarkForm):
    reason = forms.CharField(
        label=_("Alasan koreksi"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Dicatat bersama koreksinya; tidak tampil bagi peserta."),
        error_messages={"required": _("Tulis mengapa penilaian ini dikoreksi.")},
    )
