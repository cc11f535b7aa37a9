"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db import models

from literasi.core.prepared import prepared
from literasi.users.models import User


@prepared(pk=models.IntegerField())
def person(pk):
    return User.objects.filter(pk=pk).select_related("learner")


class AccountBackend(AuthenticationBackend):
    """Sign in by e-mail; know a person together with their learner, in one statement."""

    def get_user(self, user_id):
        user = person.first(pk=user_id)
        return user if user and self.user_can_authenticate(user) else None
