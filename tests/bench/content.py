"""Fills the site that is measured: `python -m tests.bench.content`, with the bench's settings.

Arguments say how many learners are measured, and how many more make a crowd. Prints, as JSON on
its last line, what there is to ask for: addresses, sessions of learners who are signed in, and
the right answers.
"""

import json
import sys

import django
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.urls import reverse

QUESTIONS = 10
# Each takes the quiz once: some before the rounds, others in each, two whose statements count.
LEARNERS = 146

django.setup()

# Models can be imported only now.
from courses.models import CoursePage, LessonPage  # noqa: E402
from courses.services import complete_activity, enrol  # noqa: E402
from literasi.articles.models import ArticlePage  # noqa: E402
from literasi.users.models import Learner, User  # noqa: E402
from quizzes.models import QuestionVersion, QuizItem, QuizPage  # noqa: E402


def main(learners: int = LEARNERS, crowd: int = 0) -> None:
    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("load_demo", stdout=sys.stderr)
    lesson = typical(LessonPage.objects.live())
    course = CoursePage.objects.ancestor_of(lesson).get()
    quiz = add_quiz(course)
    plan = {
        "article": typical(ArticlePage.objects.live()).url,
        "course": course.url,
        "lesson": lesson.url,
        "my_learning": reverse("my_learning"),
        "quiz": quiz.url,
        "start": reverse("quizzes:start", args=[quiz.quiz.uuid]),
        "sessions": [sign_in(add_learner(n, course)) for n in range(learners)],
        "crowd": [sign_in(add_learner(n, course)) for n in range(learners, learners + crowd)],
        "right": sorted(right_options()),
    }
    print(json.dumps(plan))


def typical(pages):
    """Return the page whose text is of middling length."""
    ordered = sorted(pages, key=lambda page: len(json.dumps(page.body.get_prep_value())))
    return ordered[len(ordered) // 2]


def add_quiz(course: CoursePage) -> QuizPage:
    """Begin the course with a quiz of ten questions, required, open to any number of attempts."""
    quiz = QuizPage(title="Ukur", slug="ukur", shuffle_questions=True, minutes=10)
    quiz.items = [QuizItem(question=version.question) for version in versions()[:QUESTIONS]]
    course.get_first_child().add_sibling("first-sibling", instance=quiz)
    quiz.save_revision().publish()
    course.specific.save_revision().publish()
    quiz.refresh_from_db()
    return quiz


def versions():
    """Return current versions of questions with options of their own."""
    kinds = ("single_choice", "multiple_choice")
    found = QuestionVersion.objects.filter(kind__in=kinds, question__current__isnull=False)
    return found.select_related("question").order_by("pk")


def right_options() -> set[str]:
    """Return the ids of all right options of the questions in the quiz."""
    options = (o for v in versions()[:QUESTIONS] for o in v.body["options"])
    return {option["id"] for option in options if option["correct"]}


def add_learner(number: int, course: CoursePage) -> User:
    """Return a person who has begun the course."""
    user = User.objects.create_user(f"ukur{number}@literasi.example", full_name=f"Ukur {number}")
    learner, _created = Learner.objects.get_or_create(user=user)
    enrol(learner=learner, course=course.course)
    for activity in course.course.activities.filter(kind="lesson").order_by("pk")[:3]:
        complete_activity(learner=learner, activity=activity)
    return user


def sign_in(user: User) -> str:
    """Return the key of a session in which the user is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
