"""Sessions in the database, read by a statement that stands ready: every page begins with it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from literasi.core import rows

SESSION = rows.Columns(Session, "s")

UNEXPIRED = f"""
    SELECT {SESSION.sql} FROM django_session s WHERE s.session_key = %s AND s.expire_date > %s
"""  # noqa: S608  (made of names of Django's own model)


class SessionStore(db.SessionStore):
    """As Django's, which forgets a key that it does not find."""

    def _get_session_from_db(self):
        now = rows.ready(Session, "expire_date", timezone.now())
        if row := rows.one(UNEXPIRED, [self.session_key, now]):
            return SESSION.instance(row)
        self._session_key = None
        return None
