"""What people do at the door of the site, in one place for all tests."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.urls import reverse

from tests.factories.users import PASSWORD

SIGNUP = {
    "full_name": "Ujang Suryana",
    "email": "ujang@contoh.id",
    "password1": PASSWORD,
    "age": "18",
}


def log_in(client, email, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def sign_up(client, **changes):
    return client.post(reverse("account_signup"), SIGNUP | changes)


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def code_for(secret: str) -> str:
    """Return the code an authenticator app would show now."""
    counters = list(yield_hotp_counters_from_time())
    counter = counters[len(counters) // 2]
    return format_hotp_value(hotp_value(secret, counter))
