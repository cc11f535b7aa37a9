"""What courses do when pages are published, quizzes are graded and learners are merged."""

from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from courses import hot, services
from courses.models import CoursePage, LessonPage, ModulePage
from literasi.users.signals import learner_merged
from quizzes.models import QuizPage
from quizzes.signals import attempt_graded, attempt_regraded, quiz_released

COURSE_PAGES = (CoursePage, ModulePage, LessonPage, QuizPage)


@receiver(page_published)
@receiver(page_unpublished)
def release_when_published(sender, instance, **kwargs):
    # A quiz says itself when its own release is ready: release_when_quiz_released.
    is_new_quiz = issubclass(sender, QuizPage) and instance.live
    if issubclass(sender, COURSE_PAGES) and not is_new_quiz:
        _release_around(instance)


@receiver(quiz_released)
def release_when_quiz_released(sender, page, **kwargs):
    _release_around(page)


@receiver(page_slug_changed)
@receiver(post_delete, sender=Page)
def release_when_changed(sender, instance, **kwargs):
    _release_around(instance)


@receiver(post_page_move)
def release_when_moved(sender, instance, parent_page_before, **kwargs):
    """Release the course the page came from as well as the one it went to."""
    _release_around(instance)
    # Moving may have shifted the old parent itself within the tree.
    _release(_above(Page.objects.get(pk=parent_page_before.pk)))


def _release_around(page: Page) -> None:
    """Release the live course that the page is or lies in, and those it holds."""
    _release(_above(page) | Q(path__startswith=page.path))


def _above(page: Page) -> Q:
    ends = range(page.steplen, len(page.path) + 1, page.steplen)
    return Q(path__in=[page.path[:end] for end in ends])


def _release(which: Q) -> None:
    for course in CoursePage.objects.live().filter(which):
        services.release_course(page=course)


@receiver(attempt_graded)
@receiver(attempt_regraded)
def complete_when_passed(sender, attempt, **kwargs):
    """A quiz is completed by passing it; practice and test alike."""
    if not attempt.passed or attempt.quiz.page_id is None:
        return
    if activity := hot.activity_at.first(page=attempt.quiz.page_id):
        services.complete_activity(
            learner=attempt.learner,
            activity=activity,
            percent=attempt.percent,
            at=attempt.finished_at,
        )


@receiver(learner_merged)
def merge_when_signed_in(sender, source, target, **kwargs):
    services.merge_records(source=source, target=target)
