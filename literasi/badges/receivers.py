"""What badges do about news from elsewhere."""

from django.db.models.signals import m2m_changed, post_save
from django.dispatch import receiver

from courses.signals import course_completed, records_merged
from literasi.badges import services
from literasi.badges.models import Badge
from literasi.core.publication import announce


@receiver(course_completed)
def award_what_was_earned(sender, enrolment, **kwargs):
    services.award_earned(learner=enrolment.learner, course=enrolment.course)


@receiver(records_merged)
def follow_merge(sender, source, target, **kwargs):
    """Only now: what both have completed must be together before it is judged."""
    services.follow_merge(source=source, target=target)


@receiver(post_save, sender=Badge)
@receiver(m2m_changed, sender=Badge.courses.through)
def show_changed_badges(sender, **kwargs):
    """Course pages show which badge they earn, and visitors get them from a cache."""
    announce()
