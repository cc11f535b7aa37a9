"""Taking a completed course again: a further enrolment, in which only what is done anew counts."""

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from courses import hot
from courses.models import ActivityCompletion, Course, Enrolment, RenewedCompletion
from courses.services.learning import AccountNeeded, NotOffered, enrol, judge
from literasi.agencies.services import agency_of
from literasi.users.models import Learner
from quizzes import terms
from quizzes.models import Allowance, Quiz
from quizzes.services import allow


@transaction.atomic
def renew(*, learner: Learner, course: Course) -> Enrolment:
    """Begin a course again that the learner has completed; return the enrolment under way.

    Asking twice begins once; who has not completed it yet goes on with what they have.
    Completions and results stay. Raises AccountNeeded or NotOffered.
    """
    if not learner.has_account:
        raise AccountNeeded
    if course.current_id is None:
        raise NotOffered
    latest = hot.locked_enrolments_in.first(learner=learner.pk, course=course.pk)
    if latest is None or not latest.is_completed:
        return enrol(learner=learner, course=course)
    _begin(latest, course)
    return judge(learner, course.pk)


def _begin(latest: Enrolment, course: Course) -> None:
    _fresh, is_new = Enrolment.objects.get_or_create(
        learner_id=latest.learner_id,
        course=course,
        cycle=latest.cycle + 1,
        defaults={"release_id": course.current_id, "agency": agency_of(latest.learner)},
    )
    if is_new:
        _give_attempts(latest.learner, course)


def _give_attempts(learner: Learner, course: Course) -> None:
    """Let the learner take each test as often as anybody who is new to the course."""
    mine = Quiz.objects.filter(activity__course=course, attempts__learner=learner)
    for quiz in mine.annotate(used=Count("attempts")).select_related("current", "page"):
        if quiz.limits.attempts is not None:
            _allow(quiz, learner, quiz.used)


def _allow(quiz: Quiz, learner: Learner, used: int) -> None:
    held = Allowance.objects.standing().filter(quiz=quiz, learner=learner).first()
    before = held.as_rules() if held else terms.Allowance()
    given = terms.Allowance(
        before.minutes, max(before.attempts, used), before.opens_at, before.closes_at
    )
    reason = _("Mengulang kursus untuk memperpanjang sertifikat.")
    allow(quiz=quiz, learner=learner, given=given, reason=reason, by=None)


def carry_renewed(*, source: Learner, target: Learner) -> None:
    """Count for ``target``'s renewals what ``source`` has done since they began."""
    for enrolment in target.enrolments.renewing():
        since = ActivityCompletion.objects.filter(
            learner=source,
            activity__course=enrolment.course_id,
            completed_at__gte=enrolment.enrolled_at,
        )
        _write(enrolment, since.values_list("activity_id", "completed_at"))


def move_renewed(*, source: Enrolment, target: Enrolment) -> None:
    """Give ``target`` what was done again under ``source``, which is about to go."""
    _write(target, source.renewed.values_list("activity_id", "completed_at"))


def _write(enrolment: Enrolment, done) -> None:
    rows = [
        RenewedCompletion(enrolment=enrolment, activity_id=activity, completed_at=at)
        for activity, at in done
    ]
    RenewedCompletion.objects.bulk_create(rows, ignore_conflicts=True)
