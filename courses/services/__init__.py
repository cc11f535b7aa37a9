"""Writes about courses that touch several rows; each is one transaction."""

from courses.services.following import answer_drill, end, follow, open_drill, remind
from courses.services.learning import complete_activity, enrol
from courses.services.merging import merge_records
from courses.services.releasing import release_course
from courses.services.renewing import renew

__all__ = [
    "answer_drill",
    "complete_activity",
    "end",
    "enrol",
    "follow",
    "merge_records",
    "open_drill",
    "release_course",
    "remind",
    "renew",
]
