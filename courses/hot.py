"""What every step of a learner asks of a course, as statements that are built once."""

from courses.models import Activity, ActivityCompletion, Course, Enrolment
from literasi.core.prepared import NUMBER, prepared


@prepared(page=NUMBER)
def activity_at(page):
    return Activity.objects.filter(page=page).select_related("course")


@prepared(learner=NUMBER, course=NUMBER)
def completed_in(learner, course):
    mine = ActivityCompletion.objects.filter(learner=learner).that_count()
    return mine.of_course(course).values_list("activity__uuid")


@prepared(learner=NUMBER, course=NUMBER)
def enrolments_in(learner, course):
    return Enrolment.objects.filter(learner=learner, course=course).newest_first()


@prepared(learner=NUMBER, course=NUMBER)
def locked_enrolments_in(learner, course):
    # The newest alone: who holds an older one and waits for a newer must not be waited for.
    return enrolments_in.make(learner, course)[:1].select_for_update()


@prepared(pk=NUMBER)
def with_release(pk):
    return Course.objects.filter(pk=pk).select_related("current")
