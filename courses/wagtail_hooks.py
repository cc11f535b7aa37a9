"""What courses tell editors in the admin when something is taken away from learners."""

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail import hooks

from courses.models import CoursePage, LessonPage
from quizzes.models import QuizPage


@hooks.register("before_delete_page")
def warn_before_deleting(request, page):
    """Say on the page that asks for confirmation what learners keep, and what they lose."""
    if request.method == "GET":
        warn(request, page.specific)


@hooks.register("before_unpublish_page")
def warn_when_unpublishing(request, page):
    """Say it with the news that it is done: Wagtail asks nobody before the confirmation."""
    warn(request, page.specific)


def warn(request, page) -> None:
    if text := consequence(page):
        messages.warning(request, text)


def consequence(page) -> str:
    """Return what follows for learners when an activity of a published course goes; or ""."""
    is_activity = isinstance(page, LessonPage | QuizPage) and page.live
    if not is_activity or not CoursePage.objects.live().ancestor_of(page).exists():
        return ""
    kept = _("Yang sudah dikerjakan peserta tetap tersimpan.")
    if getattr(page, "purpose", None) == QuizPage.Purpose.TEST:
        lost = _("Selama uji ini tidak ada, kursus dapat ditamatkan tanpa uji.")
    else:
        lost = _("Penggantinya akan dihitung sebagai kegiatan baru.")
    advice = _("Untuk memperbaikinya, sunting saja lalu terbitkan.")
    return f"{kept} {lost} {advice}"
