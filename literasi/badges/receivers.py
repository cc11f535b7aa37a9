"""What badges do about news from elsewhere."""

from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver

# Imported to be connected first: a merge must have joined what both learners completed
# before it is judged here, and receivers run in the order in which they were connected.
from courses import receivers as courses_first  # noqa: F401
from courses.signals import course_completed
from literasi.badges import services
from literasi.badges.models import Badge
from literasi.core.publication import announce
from literasi.users.signals import learner_merged


@receiver(course_completed)
def award_what_was_earned(sender, enrolment, **kwargs):
    services.award_earned(learner=enrolment.learner, course=enrolment.course)


@receiver(learner_merged)
def follow_merge(sender, source, target, **kwargs):
    services.follow_merge(source=source, target=target)


@receiver(post_save, sender=Badge)
@receiver(m2m_changed, sender=Badge.courses.through)
def show_changed_badges(sender, **kwargs):
    """Course pages show which badge they earn, and visitors get them from a cache."""
    announce()
