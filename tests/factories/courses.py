"""Factories for courses: pages, and a whole published course in one call."""

import factory
import wagtail_factories
from wagtail.rich_text import RichText

from courses.models import (
    Activity,
    ActivityCompletion,
    CatalogPage,
    Course,
    CoursePage,
    LessonPage,
    ModulePage,
)
from courses.services import release_course
from quizzes.models import QuizPage


class CatalogPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = CatalogPage

    title = "Kursus"
    slug = "kursus"


class CoursePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = CoursePage

    title = factory.Sequence(lambda n: f"Kursus {n}")
    summary = "Belajar memeriksa kabar."
    audience = "Warga"
    outcomes = "Berhenti sejenak\nMemeriksa sumber"
    jp = 4


class ModulePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ModulePage

    title = factory.Sequence(lambda n: f"Modul {n}")


class LessonPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = LessonPage

    title = factory.Sequence(lambda n: f"Pelajaran {n}")
    objective = "Menyebutkan tiga tanda"
    body = [("text", RichText("<p>Tarik napas sebelum meneruskan.</p>"))]


class QuizPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = QuizPage

    title = factory.Sequence(lambda n: f"Uji {n}")


def course_page(home, lessons=3, final=False, **fields) -> CoursePage:
    """Return a live, released course of one module; ``final`` adds a test that opens last."""
    catalog = CatalogPage.objects.first() or CatalogPageFactory(parent=home)
    page = CoursePageFactory(parent=catalog, **fields)
    module = ModulePageFactory(parent=page)
    LessonPageFactory.create_batch(lessons, parent=module)
    if final:
        QuizPageFactory(parent=page, purpose="test", opens_last=True)
    release_course(page=page)
    return page


def course_of(page: CoursePage) -> Course:
    return Course.objects.select_related("current").get(page=page)


def activities_of(page: CoursePage) -> list[Activity]:
    """Return the released activities of a course, in order."""
    ids = [step["id"] for step in course_of(page).current.activities()]
    found = {str(a.uuid): a for a in Activity.objects.filter(uuid__in=ids)}
    return [found[id_] for id_ in ids]


def lessons_of(page: CoursePage) -> list[LessonPage]:
    return list(LessonPage.objects.descendant_of(page).order_by("path"))


def swell(page: CoursePage, size: int) -> None:
    """Let the course's release hold ``size`` activities; the new ones have no page."""
    course = course_of(page)
    steps = course.current.content["modules"][0]["activities"]
    fresh = [
        Activity(course=course, kind=Activity.Kind.LESSON, title=f"Tambahan {n}")
        for n in range(size - len(steps))
    ]
    Activity.objects.bulk_create(fresh)
    pattern = steps[0]
    for activity in fresh:
        names = {"id": str(activity.uuid), "page": 0, "title": activity.title}
        steps.append(pattern | names)
    course.current.save()


def complete_all(learner, activities) -> None:
    """Write completions straight to the table, without judging anything."""
    ActivityCompletion.objects.bulk_create(
        ActivityCompletion(learner=learner, activity=activity) for activity in activities
    )
