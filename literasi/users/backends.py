"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend

from literasi.users.models import User


class AccountBackend(AuthenticationBackend):
    """Sign in by e-mail; know a person together with their learner, in one statement."""

    def get_user(self, user_id):
        user = User.objects.select_related("learner").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
