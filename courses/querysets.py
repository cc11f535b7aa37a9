"""Reads of courses, enrolments and completions, as adjectives."""

from django.apps import apps
from django.db import models


class CourseQuerySet(models.QuerySet):
    def offered(self):
        """Courses that can be taken today, with their page and release."""
        live = self.filter(page__live=True, current__isnull=False)
        return live.select_related("page", "current")

    def touched_by(self, learner):
        """Courses that the learner has enrolled in or done anything of, on offer or not."""
        enrolled = models.Q(pk__in=learner.enrolments.values("course"))
        begun = models.Q(pk__in=learner.completions.values("activity__course"))
        return self.filter(enrolled | begun, current__isnull=False)


class EnrolmentQuerySet(models.QuerySet):
    def completed(self):
        return self.filter(completed_at__isnull=False)

    def underway(self):
        return self.filter(completed_at__isnull=True)

    def newest_first(self):
        """The learner's present cycle before the ones it renews."""
        return self.order_by("-cycle")

    def renewing(self):
        """Courses that are being taken again: what was done before does not count for these."""
        return self.underway().filter(cycle__gt=1)


class CompletionQuerySet(models.QuerySet):
    def that_count(self):
        """What counts today: in a course that is taken again, only what was done again."""
        enrolments = apps.get_model("courses", "Enrolment").objects.renewing()
        renewing = enrolments.filter(
            learner=models.OuterRef("learner"), course=models.OuterRef("activity__course")
        )
        # Of the completion's own activity, as seen from within the enrolment.
        again = apps.get_model("courses", "RenewedCompletion").objects.filter(
            enrolment=models.OuterRef("pk"),
            activity=models.OuterRef(models.OuterRef("activity")),
        )
        return self.exclude(models.Exists(renewing.exclude(models.Exists(again))))

    def of_course(self, course_id):
        return self.filter(activity__course_id=course_id)

    def activity_ids(self) -> frozenset[str]:
        """The UUIDs of what was completed, as ``courses.rules`` names activities."""
        return frozenset(map(str, self.values_list("activity__uuid", flat=True)))


class DrillQuerySet(models.QuerySet):
    def open(self, now):
        """Those that may be done now, of learners who still want them. As ``spacing.state``."""
        return self.filter(
            follow_up__ended_at=None, finished_at=None, due_at__lte=now, ends_at__gt=now
        )

    def to_tell(self, now):
        """Those whose learner wants a letter and has had none."""
        return self.open(now).filter(told_at=None, follow_up__by_mail=True)
