"""Reads of attempts, as adjectives."""

from django.db import models


class AttemptQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state="open")

    def graded(self):
        return self.filter(state="graded")

    def overdue(self, now):
        """Open attempts whose time has ended."""
        return self.open().filter(deadline_at__lt=now)
