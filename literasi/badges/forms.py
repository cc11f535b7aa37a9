"""What the admin asks before it changes what an award is worth."""

from django import forms
from django.utils.translation import gettext_lazy as _

from literasi.badges.models import Award


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=Award._meta.get_field("revoke_reason").max_length,
        help_text=_("Dibaca siapa saja di halaman verifikasi. Jangan menulis data pribadi."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReissueForm(forms.Form):
    """Asks nothing: the new name is the one in the holder's profile."""
