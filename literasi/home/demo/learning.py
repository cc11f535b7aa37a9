"""What the demo's learners have done: through the same services as everybody."""

from courses.models import Activity, Course, CoursePage
from courses.services import complete_activity, enrol
from literasi.agencies.services import share_certificates
from literasi.home.demo.people import Account
from literasi.users.models import Learner, User
from quizzes.kinds.registry import KINDS
from quizzes.models import AttemptItem, Quiz, QuizPage
from quizzes.services import Answer, start_attempt, submit_attempt

PUBLIC_COURSE = "cerdas-bermedia-mengenali-dan-melawan-hoaks"
ADMIN_COURSE = "etika-komunikasi-pemerintah-di-media-sosial"
TASK_COURSE, TASK = "komunikasi-krisis-dan-bencana-di-media-sosial", "tugas"

# What two of them have written for the task, one well and one in a hurry.
WRITTEN = {
    "admin@literasi.example": (
        "Tanggul Cimanuk di Kertajati jebol sekitar pukul 16.15 WIB. Air sudah masuk ke rumah "
        "warga di dua desa.\n\nSatu regu BPBD berangkat dengan perahu. Jumlah warga terdampak "
        "dan penyebabnya belum kami ketahui. Kabar bendungan di hulu juga belum dapat "
        "dipastikan.\n\nWarga di dekat tanggul mohon pindah ke balai Desa Babakan sekarang dan "
        "jauhi tepi sungai.\n\nKabar berikutnya pukul 17.45 WIB di akun ini."
    ),
    "koordinator@literasi.example": (
        "Banjir besar di Kertajati! Tanggul jebol. Kabar bendungan jebol itu hoaks, jangan "
        "percaya. BPBD sudah di lokasi. Tetap waspada dan berdoa, semoga semua selamat."
    ),
}


def load_learning(created: list[tuple[Account, str]], courses: dict[str, CoursePage]) -> None:
    """Let the new demo accounts learn: one is half way, two have finished and hold a badge.

    The agency's admin lets their coordinator see theirs.
    """
    emails = {account.email for account, _password in created}
    if "admin@literasi.example" in emails:
        _study("admin@literasi.example", courses[PUBLIC_COURSE], share=1)
        _study("admin@literasi.example", courses[ADMIN_COURSE], share=0.5)
        share_certificates(user=User.objects.get(email="admin@literasi.example"), agrees=True)
    if "warga@literasi.example" in emails:
        _study("warga@literasi.example", courses[PUBLIC_COURSE], share=1)
    for email in sorted(WRITTEN.keys() & emails):
        _write(email, courses[TASK_COURSE])


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
    """Take a quiz as a good learner would: all right but the last question.

    Before learning, only the first two.
    """
    attempt = start_attempt(learner=learner, quiz=quiz, accepted=True)
    items = list(attempt.items.select_related("version"))
    known = items[:2] if quiz.page.purpose == QuizPage.Purpose.BEFORE else items[:-1]
    submit_attempt(attempt=attempt, answers=[_right_answer(item) for item in known])


def _write(email: str, page: CoursePage) -> None:
    """Come as far as the task that people grade, and hand it in: then it waits for them."""
    learner, _new = Learner.objects.get_or_create(user=User.objects.get(email=email))
    course = Course.objects.select_related("current").get(page=page)
    enrol(learner=learner, course=course)
    quiz = Quiz.objects.with_page().get(page__slug=TASK)
    for entry in course.current.activities():
        if entry["id"] == str(quiz.activity.uuid):
            break
        if entry["required"]:
            _do(learner, Activity.objects.select_related("course", "quiz").get(uuid=entry["id"]))
    attempt = start_attempt(learner=learner, quiz=quiz)
    item = attempt.items.select_related("version").get()
    item.attempt = attempt
    submit_attempt(attempt=attempt, answers=[Answer(item, WRITTEN[email], seq=1)])


def _right_answer(item: AttemptItem) -> Answer:
    body, kind = item.version.body, KINDS[item.version.kind]
    return Answer(item, kind.clean_response(body, kind.solution(body)), seq=1)
