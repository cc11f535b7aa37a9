"""Forms about people in the Wagtail admin: e-mail and one full name."""

from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.users import forms as wagtail_forms

from literasi.users.models import User
from literasi.users.second_factor import has_second_factor, reset_second_factor
from literasi.users.services import refresh_staff

FIELDS = ["email", "full_name", "is_superuser", "groups"]
WIDGETS = {"groups": forms.CheckboxSelectMultiple}


class OneName(forms.ModelForm):
    """Wagtail's forms ask for a first name and a surname; ours for the full name."""

    first_name = last_name = None

    def clean_email(self):
        """Addresses are kept in lower case; taken ones are refused whatever their case."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Alamat email ini sudah dipakai akun lain."))
        return email

    def save(self, commit=True):
        """Save; when the address has changed, the old one no longer signs in."""
        user = super().save(commit)
        if commit:
            refresh_staff(users=User.objects.filter(pk=user.pk))
        if commit and "email" in self.changed_data:
            EmailAddress.objects.filter(user=user).delete()
        return user


class UserCreationForm(OneName, wagtail_forms.UserCreationForm):
    class Meta(wagtail_forms.UserCreationForm.Meta):
        fields = FIELDS
        widgets = WIDGETS


class UserEditForm(OneName, wagtail_forms.UserEditForm):
    """Wagtail's, and a way in for who lost the phone that shows the codes."""

    reset_second_factor = forms.BooleanField(
        label=_("Matikan verifikasi dua langkah"),
        help_text=_(
            "Untuk yang kehilangan ponsel dan kode pemulihannya. Pastikan dahulu bahwa yang "
            "meminta memang orangnya. Ia memasangnya lagi saat masuk ke dasbor."
        ),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_second_factor(self.instance):
            del self.fields["reset_second_factor"]

    def save(self, commit=True):
        user = super().save(commit)
        if commit and self.cleaned_data.get("reset_second_factor"):
            reset_second_factor(user=user)
        return user

    class Meta(wagtail_forms.UserEditForm.Meta):
        fields = [*FIELDS, "is_active"]
        widgets = WIDGETS


class AccountNameForm(NameEmailForm):
    """The name on the admin's own account page; the address is changed on the site."""

    first_name = last_name = email = None

    def __init__(self, *args, **kwargs):
        # Not Wagtail's, which takes a field away that is not there.
        forms.ModelForm.__init__(self, *args, **kwargs)

    class Meta:
        model = User
        fields = ["full_name"]
