"""Renewing an award: its courses are begun again, and the next cycle follows by itself."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from courses import services as learning
from courses.models import Course
from literasi.badges import renewal, rules
from literasi.badges.models import Award
from literasi.badges.querysets import Completed, completions_of
from literasi.badges.services.awarding import issue_if_due
from literasi.badges.services.standing import AwardRefused

NOT_RENEWABLE = gettext_lazy(
    "Sertifikat ini belum atau tidak dapat diperpanjang. Tidak ada yang berubah."
)


@transaction.atomic
def renew(*, award: Award) -> Award | None:
    """Begin again each course that renewing still asks; asking twice begins once.

    Returns the new award when all had been completed again already. Raises AwardRefused.
    """
    learner = award.learner
    courses = list(award.badge.courses.select_related("page"))
    if not is_renewable(award, courses):
        raise AwardRefused(NOT_RENEWABLE)
    completed = completions_of(learner)
    for course in courses:
        if not is_done_again(award, course, completed):
            learning.renew(learner=learner, course=course)
    return issue_if_due(award.badge, learner, completions_of(learner))


def is_renewable(award: Award, courses: list[Course]) -> bool:
    """Say whether the award may be renewed now, and its courses can be taken."""
    status, today = rules.Status(award.status), timezone.localdate()
    if not renewal.can_renew(status, award.expires_on, today) or award.newer:
        return False
    offered = all(c.current_id and c.page_id and c.page.live for c in courses)
    return award.learner.has_account and award.badge.is_active and bool(courses) and offered


def is_done_again(award: Award, course: Course, completed: Completed) -> bool:
    """Say whether a course was completed again since renewal opened."""
    previous, row = award.as_rules(), completed.get(course.pk)
    if row is None:
        return False
    at = timezone.localtime(row.completed_at)
    return at > previous.earned_at and at.date() >= previous.opens_on
