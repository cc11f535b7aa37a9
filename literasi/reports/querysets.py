"""What staff may read of learning, as adjectives. Who may not see it gets no rows."""

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from courses.models import ActivityCompletion, Course, Enrolment
from courses.querysets import EnrolmentQuerySet
from literasi.badges.models import Award
from literasi.users.models import Learner
from quizzes.models import Attempt, QuizPage

PERMISSION = "reports.view_learning"

NOT_STARTED, UNDERWAY, COMPLETED = "belum-mulai", "berlangsung", "selesai"
STATE_LABELS = {
    NOT_STARTED: _("Belum mulai"),
    UNDERWAY: _("Sedang berlangsung"),
    COMPLETED: _("Selesai"),
}
IN_STATE = {
    NOT_STARTED: Q(completed_at=None, done=0),
    UNDERWAY: Q(completed_at=None, done__gt=0),
    COMPLETED: Q(completed_at__isnull=False),
}
HAS_ACCOUNT = Q(user__isnull=False)
# A visitor's device holds a key; an erased account has neither key nor user.
IS_VISITOR = Q(visitor_key__isnull=False, user=None)


def may_view(user) -> bool:
    """Return whether ``user`` may read reports about learners."""
    return user.is_authenticated and user.has_perm(PERMISSION)


class EnrolmentReport(EnrolmentQuerySet):
    """Enrolments as rows of a report."""

    def visible_to(self, user):
        return self if may_view(user) else self.none()

    def in_state(self, state):
        return self.filter(IN_STATE[state])

    def with_results(self):
        """With ``state``, ``best_percent`` and the award's number, status and last day."""
        award = _award_of_enrolment()
        return self.select_related("learner__user", "course", "agency").annotate(
            state=Case(
                *(When(condition, then=Value(state)) for state, condition in IN_STATE.items()),
                output_field=CharField(),
            ),
            best_percent=Subquery(_tests_of_enrolment().values("percent")[:1]),
            award_number=Subquery(award.values("number")[:1]),
            award_stored_status=Subquery(award.values("stored_status")[:1]),
            award_expires_on=Subquery(award.values("expires_on")[:1]),
        )

    def totals(self) -> dict:
        """Return ``learners`` (people), ``enrolments``, ``completed`` and ``jp`` completed."""
        jp = Cast(KeyTextTransform("jp", "release__content"), IntegerField())
        return self.order_by().aggregate(
            learners=Count("learner", distinct=True),
            enrolments=Count("pk"),
            completed=Count("pk", filter=IN_STATE[COMPLETED]),
            jp=Sum(jp, filter=IN_STATE[COMPLETED], default=0),
        )


def _tests_of_enrolment():
    return (
        tests()
        .filter(learner=OuterRef("learner"), quiz__activity__course=OuterRef("course"))
        .order_by("-percent")
    )


def _award_of_enrolment():
    return (
        Award.objects.filter(learner=OuterRef("learner"), badge__courses=OuterRef("course"))
        .exclude(stored_status=Award.Status.SUPERSEDED)
        .order_by("-issued_at")
    )


def tests():
    """Graded attempts at quizzes that were tests, not practice, when they were taken."""
    return Attempt.objects.graded().filter(release__settings__purpose=QuizPage.Purpose.TEST)


def enrolments(user) -> EnrolmentReport:
    """Return every enrolment that ``user`` may see."""
    return EnrolmentReport(Enrolment).visible_to(user)


def account_holders(user):
    """Learners with an account that ``user`` may see. Visitors are numbers only, never rows."""
    learners = Learner.objects.filter(HAS_ACCOUNT).select_related("user")
    return learners if may_view(user) else learners.none()


def attempts(user):
    """Account holders' attempts that ``user`` may see."""
    return Attempt.objects.filter(learner__in=account_holders(user)).select_related(
        "learner__user", "quiz", "release"
    )


def visitors(user, course: Course | None = None):
    """Visitors' devices that have completed an activity, of ``course`` if given. To be counted."""
    done = ActivityCompletion.objects.filter(learner=OuterRef("pk"))
    if course:
        done = done.filter(activity__course=course)
    devices = Learner.objects.filter(IS_VISITOR).filter(Exists(done))
    return devices if may_view(user) else devices.none()


def courses(user):
    """Courses with ``enrolled``, ``completed`` (people) and ``visitors`` (devices)."""
    rows = Course.objects.annotate(
        enrolled=Count("enrolments__learner", distinct=True),
        completed=Count(
            "enrolments__learner",
            distinct=True,
            filter=Q(enrolments__completed_at__isnull=False),
        ),
        visitors=Subquery(_visitors_of_course().values("total"), output_field=IntegerField()),
    )
    return rows if may_view(user) else rows.none()


def _visitors_of_course():
    return (
        ActivityCompletion.objects.filter(activity__course=OuterRef("pk"))
        .filter(learner__visitor_key__isnull=False, learner__user=None)
        .order_by()
        .values("activity__course")
        .annotate(total=Count("learner", distinct=True))
    )
