"""What courses say rests on a quiz, to who is about to change it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from courses.models import Course
from quizzes import impact


def tell_editors() -> None:
    """Have courses asked wherever an editor sees what a change touches."""
    impact.register(depends)


def depends(quizzes: Collection[int]) -> list[str]:
    """Name the courses with one of these quizzes."""
    found = Course.objects.filter(activities__quiz__in=quizzes, current__isnull=False)
    titles = list(found.distinct().order_by("title").values_list("title", flat=True))
    return [_("Bagian dari kursus: %(names)s.") % {"names": impact.names(titles)}] if titles else []
