"""Courses as pages, what is taken (releases), and what learners have done."""

from courses.models.follow_ups import Drill, FollowUp
from courses.models.learning import ActivityCompletion, Enrolment, RenewedCompletion
from courses.models.pages import CatalogPage, CoursePage, LessonPage, ModulePage
from courses.models.releases import Activity, Course, CourseRelease

__all__ = [
    "Activity",
    "ActivityCompletion",
    "CatalogPage",
    "Course",
    "CoursePage",
    "CourseRelease",
    "Drill",
    "Enrolment",
    "FollowUp",
    "LessonPage",
    "ModulePage",
    "RenewedCompletion",
]
