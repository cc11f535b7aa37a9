"""What a course asks before one of its activities may be done."""

from courses import rules
from courses.models import ActivityCompletion, Course, CourseRelease
from literasi.users.models import Learner
from quizzes import access as quiz_access
from quizzes.models import QuizPage
from quizzes.rules import Permission, Refusal


def hold_quizzes_back() -> None:
    """Have courses asked before every attempt at a quiz."""
    quiz_access.register(activities_first)


def activities_first(learner: Learner | None, page: QuizPage) -> Permission:
    """Refuse a quiz that the course holds back: by its order, or because it opens last.

    A quiz outside every course is not held back, and one that was passed stays open.
    """
    course = Course.objects.select_related("current").filter(activities__page_id=page.pk).first()
    if course is None or course.current is None:
        return Permission()
    steps = course.current.activities()
    target = next((step["id"] for step in steps if step["page"] == page.pk), None)
    held_back = target and blockers(learner, course.current, target)
    return Permission(Refusal.ACTIVITIES_FIRST) if held_back else Permission()


def blockers(learner: Learner | None, release: CourseRelease, target: str) -> list[dict]:
    """Return the activities, as in the release, to do before ``target`` may count."""
    steps = {step["id"]: step for step in release.activities()}
    if target not in steps:
        return []
    done = done_in(learner, release.course_id)
    return [steps[i] for i in rules.blockers(release.as_rules(), done, release.order, target)]


def done_in(learner: Learner | None, course_id: int) -> frozenset[str]:
    """Return what the learner has ever completed of a course; nothing for nobody."""
    if learner is None:
        return frozenset()
    mine = ActivityCompletion.objects.filter(learner=learner)
    return mine.of_course(course_id).activity_ids()
