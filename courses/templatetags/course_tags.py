"""What page templates show of a course: all from its release, see courses/reading.py."""

from django import template

from courses.drawing import draw
from courses.models import Course
from courses.reading import reading_of, readings_of

register = template.Library()


@register.simple_tag(takes_context=True)
def course_reading(context, page):
    """Return the reader's ``Reading`` of a course page, lesson or quiz; None outside courses."""
    request = context.get("request")
    return reading_of(request, page) if request and page.pk else None


@register.simple_tag(takes_context=True)
def catalog_readings(context, page):
    """Return the reader's ``Reading`` of every live course in a catalogue, in page order."""
    courses = Course.objects.offered().filter(page__path__startswith=page.path)
    return readings_of(context.get("request"), courses.order_by("page__path"))


@register.inclusion_tag("courses/parts/outline.html")
def outline_list(outline):
    """Draw every activity of an outline with the reader's state."""
    return {"parts": draw(outline)}


@register.inclusion_tag("courses/parts/outline_at_hand.html", takes_context=True)
def course_outline(context, page):
    """Draw the reader's progress and the outline, folded. Empty outside courses."""
    return {"reading": course_reading(context, page)}


@register.inclusion_tag("courses/parts/course_neighbours.html", takes_context=True)
def course_neighbours(context, page):
    """Draw the way to the activity before and the one after. Empty outside courses."""
    return {"reading": course_reading(context, page)}


@register.inclusion_tag("courses/parts/after_passing.html", takes_context=True)
def after_passing(context, page):
    """Draw where to go after passing a quiz: on, or to what the course has earned."""
    return {"reading": course_reading(context, page), "request": context.get("request")}


@register.inclusion_tag("courses/parts/navigation.html", takes_context=True)
def course_navigation(context, page):
    """Draw both: what a quiz's page needs to stand in its course."""
    return {"reading": course_reading(context, page)}
