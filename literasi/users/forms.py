"""Forms about accounts: allauth's, with our labels, and our own."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from literasi.users.models import User

EMAIL = _("Alamat email")
PASSWORD = _("Kata sandi")
NEW_PASSWORD = _("Kata sandi baru")
CODE = _("Kode 6 angka dari aplikasi autentikator")
CODE_OR_RECOVERY = _("Kode dari aplikasi, atau kode pemulihan")
# What settings.AUTH_PASSWORD_VALIDATORS refuse, in one breath.
PASSWORD_HELP = _(
    "Sedikitnya 8 karakter, tidak hanya angka, dan bukan nama Anda atau kata yang umum."
)


class OurWords:
    """Give fields our labels; a placeholder would say the same again, and vanish on typing."""

    labels: dict = {}
    help_texts: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.help_texts.get(name, "")
            if isinstance(field, forms.EmailField):
                # The column's length; Django's form field would take 320 letters.
                field.validators.append(MaxLengthValidator(254))


class LoginForm(OurWords, account.LoginForm):
    labels = {"login": EMAIL, "password": PASSWORD}


class SignupForm(OurWords, account.SignupForm):
    """Name, e-mail, one password, and an age band; never a date of birth."""

    ADULT, MINOR = "18", "17"

    full_name = forms.CharField(
        label=_("Nama lengkap"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    age = forms.ChoiceField(
        label=_("Usia Anda"),
        choices=[(ADULT, _("18 tahun atau lebih")), (MINOR, _("Di bawah 18 tahun"))],
        widget=forms.RadioSelect,
    )
    guardian = forms.BooleanField(
        label=_("Orang tua atau wali saya setuju saya membuat akun ini"), required=False
    )

    field_order = ["full_name", "email", "password1", "age", "guardian"]
    labels = {"email": EMAIL, "password1": PASSWORD}
    help_texts = {
        "full_name": _("Beserta gelar, seperti yang ingin Anda lihat di sertifikat."),
        "password1": PASSWORD_HELP,
        "guardian": _("Perlu bila usia Anda di bawah 18 tahun."),
    }

    def clean(self):
        cleaned = super().clean()
        if self.cleaned_data.get("age") == self.MINOR and not cleaned.get("guardian"):
            self.add_error(
                "guardian",
                _("Mintalah persetujuan orang tua atau wali Anda, lalu beri tanda di sini."),
            )
        return cleaned

    def signup(self, request, user):
        user.full_name = self.cleaned_data["full_name"]
        user.is_minor = self.cleaned_data["age"] == self.MINOR
        user.agreed_at = timezone.now()
        user.save(update_fields=["full_name", "is_minor", "agreed_at"])


class AddEmailForm(OurWords, account.AddEmailForm):
    labels = {"email": _("Alamat email baru")}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Kata sandi saat ini"),
        "password1": NEW_PASSWORD,
        "password2": _("Kata sandi baru, sekali lagi"),
    }
    help_texts = {"password1": PASSWORD_HELP}


class SetPasswordForm(OurWords, account.SetPasswordForm):
    labels = {"password1": NEW_PASSWORD, "password2": _("Kata sandi baru, sekali lagi")}
    help_texts = {"password1": PASSWORD_HELP}


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    labels = {"email": EMAIL}


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    labels = {"password1": NEW_PASSWORD, "password2": _("Kata sandi baru, sekali lagi")}
    help_texts = {"password1": PASSWORD_HELP}


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    labels = {"password": PASSWORD}


class SecondFactorForm(OurWords, mfa.AuthenticateForm):
    labels = {"code": CODE_OR_RECOVERY}


class SecondFactorAgainForm(OurWords, mfa.ReauthenticateForm):
    labels = {"code": CODE_OR_RECOVERY}


class ActivateTOTPForm(OurWords, totp.ActivateTOTPForm):
    labels = {"code": CODE}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["full_name"]
        widgets = {"full_name": forms.TextInput(attrs={"autocomplete": "name"})}


class EraseForm(ReauthenticateForm):
    """The password again, before an account is erased. Counts as a login attempt."""
