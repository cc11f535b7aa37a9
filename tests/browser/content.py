"""What the browser tests need besides the demo. Made with the site's own models and signals."""

import json

from django.contrib.auth.models import Group

from courses.models import CatalogPage, Course, CoursePage, LessonPage, ModulePage
from literasi.badges.models import Badge
from literasi.users.models import User
from quizzes.models import Question, QuizItem, QuizPage, Topic
from tests.factories.kinds import SAMPLES
from tests.factories.quizzes import OPTIONS

PASSWORD = "sandi-untuk-uji-peramban"
ADMINISTRATOR = "pengelola@uji.example"
EDITOR = "redaktur@uji.example"
LEARNER = "peserta@uji.example"
MARKER = "penilai@uji.example"
SHORT_COURSE = "kursus-singkat-uji"
HONEST = "Saya mengerjakan latihan ini sendiri."
MEASURED_COURSE = "kursus-terukur-uji"
# Where a browser lets a week go by, see urls.
A_WEEK_LATER = "uji/sepekan-kemudian/"
TIME_IS_OVER = "uji/waktu-habis/"
RIGHT, WRONG = "Periksa dahulu", "Teruskan segera"


def load() -> None:
    User.objects.create_superuser(ADMINISTRATOR, PASSWORD, full_name="Pengelola Uji")
    editor = User.objects.create_user(EDITOR, PASSWORD, full_name="Redaktur Uji", is_staff=True)
    editor.groups.set(Group.objects.filter(name__in=["Penyunting", "Peninjau"]))
    User.objects.create_user(LEARNER, PASSWORD, full_name="Peserta Uji, S.Kom.")
    marker = User.objects.create_user(MARKER, PASSWORD, full_name="Penilai Uji", is_staff=True)
    marker.groups.set(Group.objects.filter(name="Penilai"))
    load_short_course()
    load_measured_course()


def load_short_course() -> None:
    """A course of two lessons, two practice quizzes and a final test that earns a badge."""
    course = CoursePage(title="Kursus singkat", slug=SHORT_COURSE, jp=2, summary="Untuk uji.")
    CatalogPage.objects.get().add_child(instance=course)
    module = ModulePage(title="Satu modul", slug="modul")
    course.add_child(instance=module)
    module.save_revision().publish()
    for number in (1, 2):
        add(module, LessonPage(title=f"Pelajaran singkat {number}", slug=f"pelajaran-{number}"))
    # What has a topic may be asked again weeks later.
    topic = Topic.objects.create(name="Kursus singkat")
    add(module, quiz("Latihan singkat", "latihan", topic, required=False))
    add(module, quiz("Latihan berwaktu", "berwaktu", topic, required=False, time_limit=30))
    add(module, sectioned())
    add(module, quiz("Latihan di ruang", "ruang", required=False, needs_code=True, honesty=HONEST))
    for name in SAMPLES.keys() - OPTIONS.keys():
        add(module, quiz_of_kind(name))
    task = quiz_of_kind("essay")
    task.title, task.slug, task.purpose = "Tugas singkat", "tugas", "test"
    add(module, task)
    add(course, quiz("Uji singkat", "uji", purpose="test", opens_last=True))
    course.save_revision().publish()
    badge = Badge.objects.create(
        name="Lencana singkat", description="Memeriksa sebelum meneruskan.", criteria="Lulus."
    )
    badge.courses.set([Course.objects.get(page=course)])


def load_measured_course() -> None:
    """A course of one lesson between a test before and a test after, of two questions each."""
    topic = Topic.objects.create(name="Kursus terukur")
    for number in range(4):
        question(f"Terukur: soal {number}", topic)
    course = CoursePage(title="Kursus terukur", slug=MEASURED_COURSE, summary="Untuk uji.")
    CatalogPage.objects.get().add_child(instance=course)
    before = QuizPage(title="Tes awal kita", slug="awal", purpose="before", required=False)
    before.items = [QuizItem(topic=topic, count=2)]
    add(course, before)
    module = ModulePage(title="Satu modul", slug="modul")
    course.add_child(instance=module)
    module.save_revision().publish()
    add(module, LessonPage(title="Pelajaran terukur", slug="pelajaran"))
    after = QuizPage(title="Tes akhir kita", slug="akhir", purpose="after", required=False)
    after.baseline = before
    add(course, after)
    course.save_revision().publish()


def add(parent, page) -> None:
    if isinstance(page, LessonPage):
        page.body = [("text", "<p>Berhenti sejenak sebelum meneruskan pesan.</p>")]
    parent.add_child(instance=page)
    page.save_revision().publish()


def quiz(title: str, slug: str, *topics: Topic, **settings) -> QuizPage:
    page = QuizPage(title=title, slug=slug, **settings)
    page.items = [QuizItem(question=question(f"{title}: soal {n}", *topics)) for n in (1, 2)]
    return page


def sectioned() -> QuizPage:
    """Six questions in two sections on two pages; the last one must be answered."""
    page = QuizPage(title="Latihan berbagian", slug="berbagian", required=False)
    items = [QuizItem(question=question(f"Bagian: soal {n}")) for n in range(1, 7)]
    items[0].section, items[3].section = "Bagian pertama", "Bagian kedua"
    items[0].section_intro = "<p>Baca <b>teliti</b>.</p>"
    items[3].new_page = items[5].required = True
    page.items = items
    return page


def quiz_of_kind(name: str) -> QuizPage:
    """A practice quiz that asks the sample of one kind, at ``name`` with hyphens."""
    page = QuizPage(title=f"Latihan {name}", slug=name.replace("_", "-"), required=False)
    row = Question(stem="<p>Apa yang Anda ingat?</p>")
    row.body = json.dumps([{"type": name, "value": SAMPLES[name].raw}])
    row.save()
    row.save_revision().publish()
    page.items = [QuizItem(question=row)]
    return page


def question(stem: str, *topics: Topic) -> Question:
    options = [
        {"text": RIGHT, "correct": True, "feedback": "Tepat: memeriksa itu pelindung pertama."},
        {"text": WRONG, "correct": False, "feedback": "Belum tepat: periksa lebih dahulu."},
    ]
    row = Question(stem=f"<p>{stem}</p>", body=[("single_choice", {"options": options})])
    row.topics = topics
    row.save()
    row.save_revision().publish()
    return row
