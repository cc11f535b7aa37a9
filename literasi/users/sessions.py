"""Sessions in the database, read by a prepared statement: every page begins with it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from literasi.core.prepared import prepared


@prepared(key=models.CharField(), now=models.DateTimeField())
def unexpired(key, now):
    return Session.objects.filter(session_key=key, expire_date__gt=now)


class SessionStore(db.SessionStore):
    """As Django's, which forgets a key that it does not find."""

    def _get_session_from_db(self):
        found = unexpired.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found
