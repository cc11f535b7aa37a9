"""What an award's page says of renewing it."""

from dataclasses import dataclass

from django.utils import timezone

from courses.models import Course, Enrolment
from literasi.badges import renewal, rules
from literasi.badges.models import Award
from literasi.badges.querysets import completions_of
from literasi.badges.services.renewing import is_done_again, is_renewable


@dataclass(frozen=True, slots=True)
class Again:
    """A course to complete again: whether that is done, or under way."""

    course: Course
    is_done: bool
    is_begun: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """``newer``: the award that renewed this one. ``steps``: what there is to do for it."""

    award: Award
    newer: Award | None
    steps: list[Again]
    is_open: bool

    @property
    def is_begun(self) -> bool:
        """Whether nothing is left to begin."""
        return bool(self.steps) and all(step.is_begun or step.is_done for step in self.steps)

    @property
    def is_early(self) -> bool:
        return self.award.expires_on >= timezone.localdate()


def offer_of(award: Award) -> Offer | None:
    """Return what to say of renewing; None while there is nothing to say."""
    status = rules.Status(award.status)
    if not renewal.can_renew(status, award.expires_on, timezone.localdate()):
        newer = award.newer if award.expires_on and not award.successor else None
        return Offer(award, newer, [], is_open=False) if newer else None
    if newer := award.newer:
        return Offer(award, newer, [], is_open=False)
    courses = list(award.badge.courses.select_related("page", "current").order_by("title"))
    return Offer(award, None, _steps(award, courses), is_renewable(award, courses))


def _steps(award: Award, courses: list[Course]) -> list[Again]:
    completed = completions_of(award.learner)
    begun = Enrolment.objects.renewing().filter(learner=award.learner_id, course__in=courses)
    begun = set(begun.values_list("course", flat=True))
    return [
        Again(course, is_done_again(award, course, completed), course.pk in begun)
        for course in courses
    ]
