"""Who a session belongs to."""

from allauth.account.auth_backends import AuthenticationBackend

from literasi.core import rows
from literasi.users.models import Learner, User

USER, LEARNER = rows.Columns(User, "u"), rows.Columns(Learner, "l")

PERSON = f"""
    SELECT {USER.sql}, {LEARNER.sql}
    FROM users_user u LEFT JOIN users_learner l ON l.user_id = u.id
    WHERE u.id = %s
"""  # noqa: S608  (made of names of our own models)


class AccountBackend(AuthenticationBackend):
    """Sign in by e-mail; know a person together with their learner, in one statement."""

    def get_user(self, user_id):
        row = rows.one(PERSON, [user_id])
        user = _person(row) if row else None
        return user if user and self.user_can_authenticate(user) else None


def _person(row) -> User:
    user = USER.instance(row[: len(USER)])
    if row[len(USER)] is not None:
        # Setting one end of a one-to-one sets the other.
        LEARNER.instance(row[len(USER) :]).user = user
    return user
