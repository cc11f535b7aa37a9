"""The demo's courses, with their lessons, practice quizzes and tests."""

from collections.abc import Sequence

from courses.models import CatalogPage, CoursePage, LessonPage, ModulePage
from literasi.home.demo import files
from literasi.home.demo.bank import load_questions
from literasi.home.demo.body import question_uuid, stream
from literasi.home.demo.measuring import load_pair
from literasi.home.demo.pages import add, raw
from literasi.home.models import HomePage
from quizzes.models import Question, QuizItem, QuizPage, Topic


def load_courses(home: HomePage) -> dict[str, CoursePage]:
    """Create the catalogue and its courses; return the courses by slug."""
    catalog = CatalogPage(
        title="Kursus",
        slug="kursus",
        show_in_menus=True,
        summary="Kursus singkat yang dapat Anda baca kapan saja, dengan latihan dan uji akhir.",
    )
    catalog = add(home, catalog)
    tables = [files.read(f"courses/{slug}/course.toml") for slug in ORDER]
    pages = {table["slug"]: _load_course(catalog, table) for table in tables}
    _suggest(pages, tables)
    return pages


# As the catalogue shows them: the public's course first.
ORDER = (
    "cerdas-bermedia-mengenali-dan-melawan-hoaks",
    "etika-komunikasi-pemerintah-di-media-sosial",
    "komunikasi-krisis-dan-bencana-di-media-sosial",
)


def _load_course(catalog: CatalogPage, table: dict) -> CoursePage:
    slug, pool = table["slug"], table["final"]["title"]
    questions = _questions(slug)
    load_questions(slug, pool, questions)
    page = add(catalog, _course(table), publish=False)
    if not page.live:
        _load_modules(page, table, questions)
        add(page, _final(table["final"], pool))
    load_pair(page, table)
    if not page.live:
        page.save_revision().publish()
    return page


def _questions(slug: str) -> list[dict]:
    tables = files.read_all(f"courses/{slug}/questions-*.toml")
    return [question for table in tables for question in table["question"]]


def _course(table: dict) -> CoursePage:
    return CoursePage(
        title=table["title"],
        slug=table["slug"],
        summary=table["summary"],
        audience=table["audience_text"],
        outcomes="\n".join(table["outcomes"]),
        jp=table["jp"],
        order=table["order"],
        access_note=table["public_note"],
        body=raw(stream([{"type": "text", "html": f"<p>{table['description']}</p>"}])),
    )


def _load_modules(course: CoursePage, table: dict, questions: list[dict]) -> None:
    for number, module in enumerate(table["module"], start=1):
        page = add(
            course,
            ModulePage(title=module["title"], slug=module["slug"], summary=module["intro"]),
        )
        lessons = files.read_all(f"courses/{table['slug']}/lessons/{number}*.toml")
        for lesson in lessons:
            add(page, _lesson(lesson, table["slug"]))
        slugs = {lesson["slug"] for lesson in lessons}
        asked = [q for q in questions if q["lesson"] in slugs]
        add(page, _practice(module, _used(asked, "practice"), table["slug"]))
        if tasks := _used(asked, "task"):
            add(page, _task(module, tasks, table["slug"]))


def _used(questions: list[dict], use: str) -> list[dict]:
    return [question for question in questions if question["use"] == use]


def _lesson(table: dict, course: str) -> LessonPage:
    return LessonPage(
        title=table["title"],
        slug=table["slug"],
        summary=table["summary"],
        objective=table["objective"],
        minutes=table["minutes"],
        reviewed_on=table["reviewed_on"],
        needs_legal_review=any(block["type"] == "legal_note" for block in table["body"]),
        body=raw(stream(table["body"], course)),
    )


def _practice(module: dict, asked: list[dict], course: str) -> QuizPage:
    quiz = QuizPage(
        title=module["practice_title"],
        slug="latihan",
        summary=f"Latihan singkat untuk modul {module['title']}.",
        minutes=module["practice_minutes"],
        required=False,
    )
    quiz.items = _items(asked, course, module.get("section", []))
    return quiz


def _items(asked: list[dict], course: str, begin: Sequence[dict] = ()) -> list[QuizItem]:
    """Return a line for each question; sections begin before those that ``begin`` names."""
    sections = {section["before"]: section for section in begin}
    questions = [Question.objects.get(uuid=question_uuid(course, q["key"])) for q in asked]
    return [
        QuizItem(question=question, sort_order=place, **_begins(sections.get(one["key"])))
        for place, (one, question) in enumerate(zip(asked, questions, strict=True))
    ]


def _task(module: dict, asked: list[dict], course: str) -> QuizPage:
    """Return what people grade: optional, so that nobody's course waits for a marker."""
    quiz = QuizPage(
        title=module["task_title"],
        slug="tugas",
        intro=f"<p>{module['task_intro']}</p>",
        purpose=QuizPage.Purpose.TEST,
        attempts_allowed=2,
        minutes=module["task_minutes"],
        required=False,
    )
    quiz.items = _items(asked, course)
    return quiz


def _begins(section: dict | None) -> dict:
    """Return what a line of a quiz says where a section begins, on a page of its own."""
    if section is None:
        return {}
    intro = f"<p>{section['intro']}</p>"
    return {"section": section["title"], "section_intro": intro, "new_page": True}


def _final(table: dict, pool: str) -> QuizPage:
    quiz = QuizPage(
        title=table["title"],
        slug=table["slug"],
        intro=f"<p>{table['intro']}</p>",
        purpose=QuizPage.Purpose.TEST,
        review=QuizPage.Review.AFTER_PASS,
        pass_mark=table["pass_mark"],
        attempts_allowed=table["attempts"],
        wait_hours=table["wait_hours"],
        time_limit=table["time_limit"],
        minutes=table["minutes"],
        honesty=table["honesty"],
        questions_per_page=table["per_page"],
        shuffle_questions=True,
        opens_last=True,
    )
    quiz.items = [
        QuizItem(topic=Topic.objects.get(name=pool), count=table["questions"], sort_order=0)
    ]
    return quiz


def _suggest(pages: dict[str, CoursePage], tables: list[dict]) -> None:
    for table in tables:
        page, first = pages[table["slug"]], pages.get(table["prerequisite"])
        if first and not page.suggested_first_id:
            page.suggested_first = first
            page.save_revision().publish()
