"""What page templates show of quizzes."""

from decimal import ROUND_DOWN, Decimal

from django import template
from django.utils import timezone

from literasi.users.visitors import current_learner
from quizzes import presenting, previewing, selfcheck, words
from quizzes.models import Quiz
from quizzes.standing import standing

register = template.Library()


@register.simple_tag(takes_context=True)
def quiz_standing(context, page):
    """Return where the reader stands with a quiz page; None before its first publication.

    In a preview, as somebody who may start what is being written.
    """
    request = context.get("request")
    if getattr(request, "is_preview", False):
        return previewing.standing(page, timezone.now())
    quiz = Quiz.objects.select_related("current").filter(page=page.pk).first()
    if quiz is None or quiz.current is None:
        return None
    quiz.page = page
    if not hasattr(request, "user"):
        return standing(quiz=quiz, learner=None, now=timezone.now())
    learner, signed_in = current_learner(request), request.user.is_authenticated
    return standing(quiz=quiz, learner=learner, now=timezone.now(), signed_in=signed_in)


@register.simple_tag(takes_context=True)
def quiz_preview(context, page):
    """Return, in a preview, what a quiz asks (``previewing.Preview``); otherwise None."""
    is_preview = getattr(context.get("request"), "is_preview", False)
    return previewing.preview(page) if is_preview else None


@register.simple_tag
def refusal(stand):
    """Return in words why the reader may not start, or an empty string."""
    return words.refusal(stand.permission, stand.now)


@register.filter
def tenths(points):
    """Cut points to one decimal, as the percentage beside them is cut, never rounded up."""
    return points.quantize(Decimal("0.1"), ROUND_DOWN)


@register.filter
def moment(when):
    """Say a time: "pukul 13.30 WIB", with its day unless that is today."""
    return words.moment(when) if when else ""


@register.filter
def date_and_time(when):
    """Say a time with its day, for pages that are kept."""
    return words.date_and_time(when) if when else ""


@register.simple_tag(takes_context=True)
def check_question(context, question):
    """Return a bank question as a lesson asks it, or None if a lesson may not.

    ``{"asked", "version", "back"}``, as templates/quizzes/check.html takes them.
    """
    version = selfcheck.checkable().filter(question=question).first() if question else None
    if version is None:
        return None
    request = context.get("request")
    return {
        "asked": presenting.check(version, None, reviewing=False),
        "version": version.pk,
        "back": request.path if request else "/",
    }
