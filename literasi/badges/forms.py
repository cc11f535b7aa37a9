"""What the admin asks before it changes what an award is worth."""

from django import forms
from django.utils.translation import gettext_lazy as _

from literasi.badges.models import Award
from literasi.badges.snapshots import clean

MANY = forms.Textarea(attrs={"rows": 3})


class ActionForm(forms.Form):
    """``seen``: the last line of the log that the page showed, see services.standing_seen."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class ReasonForm(ActionForm):
    """Asks for a reason that the public reads."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=Award._meta.get_field("revoke_reason").max_length,
        help_text=_("Dibaca siapa saja di halaman verifikasi. Jangan menulis data pribadi."),
        widget=MANY,
    )

    def clean_reason(self):
        """Keep it on one line; what nobody can see is no reason."""
        if reason := clean(self.cleaned_data["reason"]):
            return reason
        raise forms.ValidationError(self.fields["reason"].error_messages["required"])


class RestoreForm(ReasonForm):
    """The reason goes to the holder and into the log; the verify page needs none any more."""

    reason = forms.CharField(
        label=_("Catatan"),
        max_length=Award._meta.get_field("suspend_reason").max_length,
        help_text=_("Dibaca pemegangnya di email, dan tercatat di riwayat."),
        widget=MANY,
    )


class ReissueForm(ActionForm):
    """Asks nothing: the new name is the one in the holder's profile."""
