"""The demo's tests before and after each course, as an editor would make them."""

from courses.models import CoursePage
from literasi.home.demo.pages import add
from quizzes.models import QuizItem, QuizPage, Topic


def load_pair(course: CoursePage, table: dict) -> None:
    """Begin a course with a test before, and put the test after ahead of its final test.

    There a learner meets it with everything learnt and nothing won yet. Neither is required.
    """
    shared = table["measure"]
    before = add(course, _before(shared), ahead_of=course.get_first_child())
    final = course.get_children().filter(slug=table["final"]["slug"]).first()
    add(course, _after(shared, before), ahead_of=final)


def _before(shared: dict) -> QuizPage:
    quiz = QuizPage(purpose=QuizPage.Purpose.BEFORE, **_described(shared, shared["before"]))
    topic = Topic.objects.get(name=shared["topic"])
    quiz.items = [QuizItem(topic=topic, count=shared["questions"], sort_order=0)]
    return quiz


def _after(shared: dict, before: QuizPage) -> QuizPage:
    described = _described(shared, shared["after"])
    return QuizPage(purpose=QuizPage.Purpose.AFTER, baseline=before, **described)


def _described(shared: dict, table: dict) -> dict:
    return {
        "title": table["title"],
        "slug": table["slug"],
        "intro": f"<p>{table['intro']}</p>",
        "minutes": shared["minutes"],
        "required": False,
    }
