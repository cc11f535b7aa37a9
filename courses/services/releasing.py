"""Publishing a course: freezing its outline as a release, and telling who is under way."""

import hashlib
import json

from django.db import transaction
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from courses.models import (
    Activity,
    ActivityCompletion,
    Course,
    CoursePage,
    CourseRelease,
    Enrolment,
    LessonPage,
)
from courses.services.contents import Part, kind_of, outline_content, parts_of
from literasi.core import publication
from quizzes.models import Quiz, QuizPage

DESCRIBED = ["course", "title", "quiz"]


@transaction.atomic
def release_course(*, page: CoursePage) -> CourseRelease:
    """Freeze the course as it is live now, and judge everyone under way by it.

    The release of the same content is used again. Completions and completed enrolments are
    not touched, and nobody is completed here: an activity taken down for an hour must not
    hand out awards. Who has nothing left is completed by their own next step.
    """
    course = _identify(page)
    parts = parts_of(page)
    release = _freeze(course, outline_content(page, parts, _identities(course, parts)))
    if course.current_id != release.pk or course.title != page.title:
        course.current, course.title = release, page.title
        course.save(update_fields=["current", "title"])
        _recount_underway(course, release)
        publication.announce()
    return release


def _identify(page: CoursePage) -> Course:
    """Return the page's course, locked so that two publications come one after the other."""
    course, _created = Course.objects.get_or_create(page=page, defaults={"title": page.title})
    return Course.objects.select_for_update(no_key=True).get(pk=course.pk)


def _identities(course: Course, parts: list[Part]) -> dict[int, Activity]:
    """Return the activity of each page by the page's key, creating and updating as needed."""
    pages = {page.pk: page for part in parts for page in part.pages}
    quizzes = dict(Quiz.objects.filter(page__in=pages).values_list("page", "pk"))
    known = Activity.objects.in_bulk(pages, field_name="page_id")
    fresh = [
        Activity(page_id=pk, kind=kind_of(page), **_described(course, page, quizzes))
        for pk, page in pages.items()
        if pk not in known
    ]
    Activity.objects.bulk_create(fresh)
    changed = [
        activity
        for pk, activity in known.items()
        if _rewrite(activity, _described(course, pages[pk], quizzes))
    ]
    Activity.objects.bulk_update(changed, DESCRIBED)
    return known | {activity.page_id: activity for activity in fresh}


def _described(course: Course, page: LessonPage | QuizPage, quizzes: dict[int, int]) -> dict:
    """Return what may change: the title, and the course of what was moved from another one."""
    return {"course_id": course.pk, "title": page.title, "quiz_id": quizzes.get(page.pk)}


def _rewrite(activity: Activity, described: dict) -> bool:
    """Set the fields that differ; return whether any did."""
    changed = {name for name, value in described.items() if getattr(activity, name) != value}
    for name in changed:
        setattr(activity, name, described[name])
    return bool(changed)


def _freeze(course: Course, content: dict) -> CourseRelease:
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    if known := course.releases.filter(content_hash=digest).first():
        return known
    last = course.releases.aggregate(last=Max("number"))["last"] or 0
    return course.releases.create(number=last + 1, content=content, content_hash=digest)


def _recount_underway(course: Course, release: CourseRelease) -> None:
    """Judge all who are under way by the release, in one statement however many they are."""
    required = [activity.id for activity in release.as_rules() if activity.required]
    underway = Enrolment.objects.underway().filter(course=course)
    # A completion being recorded elsewhere holds its enrolment; counting waits for it, and
    # PostgreSQL shows its result only to a statement that starts afterwards.
    list(underway.select_for_update().order_by("pk").values_list("pk"))
    done = (
        ActivityCompletion.objects.filter(learner=OuterRef("learner"), activity__uuid__in=required)
        .that_count()
        .order_by()
        .values("learner")
        .annotate(count=Count("pk"))
        .values("count")
    )
    underway.update(release=release, required=len(required), done=Coalesce(Subquery(done), 0))
