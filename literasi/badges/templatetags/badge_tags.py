"""What templates of other apps show of badges."""

from django import template
from django.db.models import OuterRef, Subquery

from literasi.badges import rules
from literasi.badges.models import Award, Badge
from literasi.users.visitors import current_learner

register = template.Library()

TONES = {
    rules.Status.ACTIVE: "good",
    rules.Status.EXPIRED: "wait",
    rules.Status.REVOKED: "off",
    rules.Status.SUPERSEDED: "wait",
}


@register.inclusion_tag("badges/course_award.html", takes_context=True)
def course_award(context, course):
    """Draw which badges a course earns, and the reader's award if they have it; one query."""
    return {"course": course, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def course_badges(context, course):
    """Return the active badges of a course, each with ``my_award``: its uuid, or None."""
    request = context.get("request")
    learner = current_learner(request) if request else None
    mine = Award.objects.filter(learner=learner, badge=OuterRef("pk")).order_by("-cycle")
    badges = Badge.objects.active().naming(course)
    return list(badges.annotate(my_award=Subquery(mine.values("uuid")[:1])))


@register.filter
def status_tone(status):
    """Return the tone in which components/badge_state.html shows an award's status."""
    return TONES[rules.Status(status)]
