"""Reads of enrolments, as adjectives."""

from django.db import models


class EnrolmentQuerySet(models.QuerySet):
    def completed(self):
        return self.filter(completed_at__isnull=False)

    def underway(self):
        return self.filter(completed_at__isnull=True)

    def for_lists(self):
        """With all that a list of enrolments shows of each, in one query."""
        return self.select_related("course__page", "course__current", "release", "agency")
