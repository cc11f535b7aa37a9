"""What a course asks before one of its activities may be done."""

from django.db.models import Q
from wagtail.models import Page

from courses import hot, rules
from courses.models import Course, CourseRelease
from literasi.core import publication
from literasi.users.models import Learner
from quizzes import access as quiz_access
from quizzes.models import QuizPage
from quizzes.terms import Permission, Refusal


def hold_quizzes_back() -> None:
    """Have courses asked before every attempt at a quiz."""
    quiz_access.register(activities_first)


def activities_first(learner: Learner | None, page: QuizPage) -> Permission:
    """Refuse a quiz that the course holds back: by its order, or because it opens last.

    A quiz outside every course is not held back, and one that was passed stays open.
    """
    course = course_at(page)
    if course is None:
        return Permission()
    steps = course.current.activities()
    target = next((step["id"] for step in steps if step["page"] == page.pk), None)
    held_back = target and blockers(learner, course.current, target)
    return Permission(Refusal.ACTIVITIES_FIRST) if held_back else Permission()


def course_at(page: Page) -> Course | None:
    """Return the course that a page is or stands in, with its release; None outside courses.

    Kept until the next publication, for everybody: it must not be changed.
    """
    return publication.remember(f"course:{page.pk}", lambda: _look_up(page))


def _look_up(page: Page) -> Course | None:
    here = Q(page_id=page.pk) | Q(activities__page_id=page.pk)
    return Course.objects.filter(here, current__isnull=False).select_related("current").first()


def blockers(learner: Learner | None, release: CourseRelease, target: str) -> list[dict]:
    """Return the activities, as in the release, to do before ``target`` may count."""
    steps = {step["id"]: step for step in release.activities()}
    if target not in steps:
        return []
    done = done_in(learner, release.course_id)
    return [steps[i] for i in rules.blockers(release.as_rules(), done, release.order, target)]


def done_in(learner: Learner | None, course_id: int) -> frozenset[str]:
    """Return what the learner has completed of a course; nothing for nobody.

    While they take it again, that is what they have done again.
    """
    if learner is None:
        return frozenset()
    rows = hot.completed_in.all(learner=learner.pk, course=course_id)
    return frozenset(str(uuid) for (uuid,) in rows)
