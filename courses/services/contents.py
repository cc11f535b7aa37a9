"""Reading a live course out of the page tree: its parts, and its outline as JSON."""

from dataclasses import dataclass, field

from wagtail.models import Page

from courses.models import Activity, CoursePage, LessonPage, ModulePage
from quizzes.models import QuizPage


@dataclass(slots=True)
class Part:
    """A module and its live activities; or one activity straight under the course."""

    module: ModulePage | None
    pages: list[LessonPage | QuizPage] = field(default_factory=list)


def parts_of(course: CoursePage) -> list[Part]:
    """Return the parts of a course that hold something to do, in reading order.

    What lies under an unpublished module is not offered, live or not.
    """
    parts: dict[str, Part] = {}
    for page in _live_pages(course):
        parent = page.path[: -page.steplen]
        if isinstance(page, ModulePage):
            parts[page.path] = Part(page)
        elif parent == course.path:
            parts[page.path] = Part(None, [page])
        elif parent in parts:
            parts[parent].pages.append(page)
    return [part for part in parts.values() if part.pages]


def _live_pages(course: CoursePage):
    pages = Page.objects.descendant_of(course).live().type(ModulePage, LessonPage, QuizPage)
    return pages.order_by("path").defer_streamfields().specific()


def outline_content(course: CoursePage, parts: list[Part], identities: dict[int, Activity]) -> dict:
    """Return a release's content, see ``CourseRelease``."""
    return {
        "title": course.title,
        "url": path_of(course),
        "jp": course.jp,
        "order": str(course.order),
        "modules": [_module(part, identities) for part in parts],
    }


def _module(part: Part, identities: dict[int, Activity]) -> dict:
    head = part.module or part.pages[0]
    return {
        "page": part.module and part.module.pk,
        "title": head.title,
        "url": path_of(head),
        "activities": [_activity(page, identities[page.pk]) for page in part.pages],
    }


def _activity(page: LessonPage | QuizPage, identity: Activity) -> dict:
    return {
        "id": str(identity.uuid),
        "page": page.pk,
        "kind": str(identity.kind),
        "title": page.title,
        "url": path_of(page),
        "minutes": page.minutes,
        "required": page.required,
        "opens_last": getattr(page, "opens_last", False),
        "needs_account": getattr(page, "purpose", None) == QuizPage.Purpose.TEST,
    }


def kind_of(page: LessonPage | QuizPage) -> str:
    """Return the kind of activity a page is."""
    return Activity.Kind.QUIZ if isinstance(page, QuizPage) else Activity.Kind.LESSON


def path_of(page: Page) -> str:
    """Return the page's address without a host; empty for a page outside every site."""
    parts = page.get_url_parts()
    return (parts and parts[2]) or ""
