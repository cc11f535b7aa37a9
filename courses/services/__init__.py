"""Writes about courses that touch several rows; each is one transaction."""

from courses.services.learning import complete_activity, enrol
from courses.services.merging import merge_records
from courses.services.releasing import release_course

__all__ = ["complete_activity", "enrol", "merge_records", "release_course"]
