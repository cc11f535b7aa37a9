"""What templates of other apps show of badges."""

from django import template

from literasi.badges import rules
from literasi.badges.credentials import keys
from literasi.badges.models import Award, Badge
from literasi.core import publication
from literasi.users.visitors import current_learner

register = template.Library()

TONES = {
    rules.Status.ACTIVE: "good",
    rules.Status.EXPIRED: "wait",
    rules.Status.SUSPENDED: "off",
    rules.Status.REVOKED: "off",
    rules.Status.SUPERSEDED: "wait",
}


@register.inclusion_tag("badges/course_award.html", takes_context=True)
def course_award(context, course):
    """Draw which badges a course earns, and the reader's award if they have it; one query."""
    return {"course": course, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def course_badges(context, course):
    """Return the active badges of a course with the uuid of the reader's award, or None.

    As pairs: the badges themselves are kept for all readers.
    """
    badges = publication.remember(f"badges:{course.pk}", lambda: _badges(course))
    mine = _awards(context.get("request"), badges)
    return [(badge, mine.get(badge.pk)) for badge in badges]


def _badges(course):
    return list(Badge.objects.active().naming(course))


def _awards(request, badges):
    """Return the reader's newest award of each badge: badge's key to award's uuid."""
    learner = current_learner(request) if request and badges else None
    if learner is None or not learner.has_account:
        return {}
    awards = Award.objects.filter(learner=learner, badge__in=badges).order_by("cycle")
    return dict(awards.values_list("badge_id", "uuid"))


@register.filter
def status_tone(status):
    """Return the tone in which components/badge_state.html shows an award's status."""
    return TONES[rules.Status(status)]


@register.simple_tag
def credentials_are_trial():
    """Return whether no signing key is configured, so that what is signed proves nothing."""
    return keys.is_trial()
