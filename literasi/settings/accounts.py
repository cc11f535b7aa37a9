"""People: how they sign up and sign in, what limits guessing, the second factor."""

from literasi.settings.environment import LITERASI_TRUSTED_PROXIES

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["literasi.users.backends.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_learning"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "literasi.users.models.display_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "literasi.users.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "literasi.users.forms.LoginForm",
    "signup": "literasi.users.forms.SignupForm",
    "add_email": "literasi.users.forms.AddEmailForm",
    "change_password": "literasi.users.forms.ChangePasswordForm",
    "set_password": "literasi.users.forms.SetPasswordForm",
    "reset_password": "literasi.users.forms.ResetPasswordForm",
    "reset_password_from_key": "literasi.users.forms.ResetPasswordKeyForm",
    "reauthenticate": "literasi.users.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
PASSWORD_RESET_TIMEOUT = 24 * 3600
# A training room of fifty people shares one address; a password is still guessed at most
# five times in five minutes from one place, and fifty times an hour from everywhere.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "login_failed_account": "50/h/key",
    "signup": "60/m/ip",
    "reset_password": "30/m/ip,5/h/key",
}
# How many proxies of ours add to X-Forwarded-For. With 0 the header, which anybody can
# write, is not believed, and limits count the address that connects.
ALLAUTH_TRUSTED_PROXY_COUNT = LITERASI_TRUSTED_PROXIES
MFA_ADAPTER = "literasi.users.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "literasi.users.forms.SecondFactorForm",
    "reauthenticate": "literasi.users.forms.SecondFactorAgainForm",
    "activate_totp": "literasi.users.forms.ActivateTOTPForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Literasi"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
