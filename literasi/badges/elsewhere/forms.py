"""The form that takes files signed elsewhere, one or many."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_FILES = 50
# What the server in front lets through in one request (docs/deployment.md), and a margin.
MOST_TOGETHER = 10 * 1024 * 1024


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files from one control; each is read whole, so their number is bounded."""

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(FilesField, self).clean(file, initial) for file in files or [None]]
        if len(cleaned) > MOST_FILES:
            raise forms.ValidationError(
                _("Paling banyak %(most)d berkas sekaligus. Unggah sisanya sesudah ini.")
                % {"most": MOST_FILES}
            )
        if sum(file.size for file in cleaned) > MOST_TOGETHER:
            raise forms.ValidationError(
                _("Semuanya bersama lebih besar dari 10 MB. Unggah sebagian dahulu.")
            )
        return cleaned


class SignedFilesForm(forms.Form):
    files = FilesField(
        label=gettext_lazy("Berkas PDF yang sudah ditandatangani"),
        help_text=gettext_lazy(
            "Paling banyak 50 berkas, masing-masing paling besar 5 MB dan bersama-sama 10 MB. "
            "Pemiliknya dikenali dari kredensial di dalam berkas atau dari nomor di nama berkas, "
            "seperti "
            "sertifikat-0001-LIT-Diskominfo-XI-2026.pdf."
        ),
        widget=FilesInput(attrs={"accept": "application/pdf,.pdf", "multiple": True}),
    )


class SignedFileForm(forms.Form):
    files = FilesField(
        label=gettext_lazy("Berkas PDF yang sudah ditandatangani"),
        help_text=gettext_lazy("Paling besar 5 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
