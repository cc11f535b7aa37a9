"""What an editor is asked when questions go in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.exchange.formats.registry import FORMATS, detect
from quizzes.exchange.items import MOST_BYTES

_MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """A file of questions. ``cleaned_data`` holds its ``content`` and the ``form`` it is in."""

    file = forms.FileField(
        label=_("Berkas soal"),
        max_length=200,
        allow_empty_file=True,
        help_text=_("Paling besar 10 MB; formatnya dikenali sendiri."),
        error_messages={"required": _("Pilih dahulu berkas soalnya.")},
    )
    format = forms.ChoiceField(
        label=_("Format"),
        required=False,
        choices=[("", _("Kenali sendiri")), *((f.name, f.label) for f in FORMATS.values())],
        help_text=_("Pilih hanya bila berkasnya salah dikenali."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            text = _(
                "Berkas ini %(size)s MB; paling besar %(most)s MB. Bagi menjadi beberapa berkas. "
                "Belum ada yang berubah di bank soal."
            )
            sizes = {"size": file.size // _MEGABYTE + 1, "most": MOST_BYTES // _MEGABYTE}
            raise forms.ValidationError(text % sizes)
        if not file.size:
            raise forms.ValidationError(_("Berkas ini kosong. Pilih berkas lain."))
        return file

    def clean(self):
        cleaned = super().clean()
        file = cleaned.get("file")
        if file is None or self.errors:
            return cleaned
        cleaned["content"] = file.read()
        chosen = FORMATS.get(cleaned.get("format") or "")
        form = chosen or detect(file.name, cleaned["content"])
        if form is None:
            text = _("Format berkas ini tidak dikenali. Pilih formatnya, atau pakai templat kami.")
            raise forms.ValidationError({"format": text})
        return {**cleaned, "form": form}
