"""The second step of a login: who has one, and taking it away when the phone is lost."""

from allauth.mfa import stages
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.db import transaction
from wagtail.log_actions import log

from literasi.users.models import User

# Recovery codes alone are none: they only stand in for one of these.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user: User) -> bool:
    return is_mfa_enabled(user, SECOND_FACTORS)


@transaction.atomic
def reset_second_factor(*, user: User) -> None:
    """Let a person sign in with the password alone, until they set a second step up again."""
    Authenticator.objects.filter(user=user).delete()
    log(instance=user, action="users.reset_second_factor")


class AuthenticateStage(stages.AuthenticateStage):
    """The page that asks for a code, until there is nothing left to ask for.

    allauth's leads whoever lost their second step halfway through a login to the login
    page, and that back here, for ever.
    """

    def is_resumable(self, request) -> bool:
        return has_second_factor(self.login.user)
