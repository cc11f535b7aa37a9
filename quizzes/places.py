"""Where quizzes stand, for people who choose among several of the same name."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page


def parent_title(path):
    """Return an expression: the title of the page above the one whose ``path`` is named."""
    above = Length(OuterRef(path)) - Page.steplen
    return Subquery(Page.objects.filter(path=Substr(OuterRef(path), 1, above)).values("title"))
