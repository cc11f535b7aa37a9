"""Forms about accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignupForm(forms.Form):
    """What signing up asks beyond e-mail and password: the name."""

    full_name = forms.CharField(
        label=_("Nama lengkap"),
        max_length=150,
        help_text=_("Beserta gelar, seperti yang ingin Anda lihat di sertifikat."),
    )

    def signup(self, request, user):
        user.full_name = self.cleaned_data["full_name"]
        user.save(update_fields=["full_name"])
