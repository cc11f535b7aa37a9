"""What the demo's learners have done: through the same services as everybody."""

from courses.models import Activity, Course, CoursePage
from courses.services import complete_activity, enrol
from literasi.home.demo.people import Account
from literasi.users.models import Learner, User
from quizzes.kinds.registry import KINDS
from quizzes.models import AttemptItem, Quiz
from quizzes.services import Answer, start_attempt, submit_attempt

PUBLIC_COURSE = "cerdas-bermedia-mengenali-dan-melawan-hoaks"
ADMIN_COURSE = "etika-komunikasi-pemerintah-di-media-sosial"


def load_learning(created: list[tuple[Account, str]], courses: dict[str, CoursePage]) -> None:
    """Let the new demo accounts learn: one is half way, one has finished and holds a badge."""
    emails = {account.email for account, _password in created}
    if "admin@literasi.example" in emails:
        _study("admin@literasi.example", courses[ADMIN_COURSE], share=0.5)
    if "warga@literasi.example" in emails:
        _study("warga@literasi.example", courses[PUBLIC_COURSE], share=1)


def _study(email: str, page: CoursePage, *, share: float) -> None:
    learner, _new = Learner.objects.get_or_create(user=User.objects.get(email=email))
    course = Course.objects.select_related("current").get(page=page)
    enrol(learner=learner, course=course)
    outline = course.current.activities()
    for entry in outline[: round(len(outline) * share)]:
        _do(learner, Activity.objects.select_related("course", "quiz").get(uuid=entry["id"]))


def _do(learner: Learner, activity: Activity) -> None:
    if activity.kind == Activity.Kind.LESSON:
        complete_activity(learner=learner, activity=activity)
    else:
        _take(learner, activity.quiz)


def _take(learner: Learner, quiz: Quiz) -> None:
    """Take a quiz as a good learner would: all right but the last question."""
    attempt = start_attempt(learner=learner, quiz=quiz)
    items = list(attempt.items.select_related("version"))
    submit_attempt(attempt=attempt, answers=[_right_answer(item) for item in items[:-1]])


def _right_answer(item: AttemptItem) -> Answer:
    body, kind = item.version.body, KINDS[item.version.kind]
    return Answer(item, kind.clean_response(body, kind.solution(body)), seq=1)
