"""What an administrator is asked before a badge is given from a list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from literasi.badges.desk.reading import MOST_BYTES, MOST_PEOPLE, Unreadable, from_file, from_text
from literasi.badges.models import Badge, GrantList
from literasi.badges.snapshots import clean


class ListForm(forms.Form):
    """A badge, why it is given, and to whom. ``cleaned_data["people"]`` are Listed."""

    badge = forms.ModelChoiceField(
        Badge.objects.active(), label=_("Lencana"), empty_label=_("Pilih lencana")
    )
    reason = forms.CharField(
        label=_("Diberikan berdasarkan"),
        max_length=GrantList._meta.get_field("reason").max_length,
        help_text=_(
            "Dibaca siapa saja di halaman verifikasi dan di sertifikat, misalnya: Pelatihan tatap "
            "muka 12 Juli 2026 di Diskominfo. Jangan menulis data pribadi."
        ),
    )
    counts_jp = forms.BooleanField(
        label=_("Jam pelajaran (JP) kursusnya diakui"),
        required=False,
        help_text=_(
            "Centang hanya bila penerimanya sungguh mengikuti pelatihan yang setara. Tanpa "
            "centang, sertifikatnya tidak menyebut JP."
        ),
    )
    people = forms.CharField(
        label=_("Alamat email"),
        required=False,
        max_length=MOST_PEOPLE * 600,
        help_text=_("Satu orang per baris. Atau unggah berkasnya di bawah."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=_("Berkas CSV atau XLSX"),
        required=False,
        max_length=200,
        allow_empty_file=True,
        help_text=_(
            "Baris pertama berisi judul kolom: email, dan bila perlu nama dan alasan. Alasan di "
            "sebuah baris menggantikan alasan di atas untuk orang itu."
        ),
    )

    def clean_reason(self):
        if reason := clean(self.cleaned_data["reason"]):
            return reason
        raise forms.ValidationError(self.fields["reason"].error_messages["required"])

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            text = _("Berkas ini lebih dari 2 MB. Bagi menjadi beberapa, atau tempel emailnya.")
            raise forms.ValidationError(text)
        return file

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        text, file = cleaned["people"], cleaned["file"]
        if bool(text.strip()) == bool(file):
            said = _("Tempel alamat emailnya, atau unggah berkasnya: salah satu saja.")
            raise forms.ValidationError({"people": said})
        try:
            cleaned["people"] = from_file(file.read()) if file else from_text(text)
        except Unreadable as unreadable:
            field = "file" if file else "people"
            raise forms.ValidationError({field: str(unreadable)}) from None
        return cleaned
