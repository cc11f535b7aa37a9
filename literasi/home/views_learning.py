"""The page “Belajar saya”: everything one learner has begun and reached."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from courses.models import Course, Drill
from courses.reading import Reading, readings_of
from courses.rules import Stage
from literasi.agencies.services import coordinated_agency
from literasi.badges.models import Award
from literasi.badges.progress import on_the_way
from literasi.home import feeds
from literasi.home.schedule import schedule
from literasi.users.models import Learner
from literasi.users.visitors import current_learner
from quizzes.models import Attempt

ACTIVE = Award.Status.ACTIVE
ATTEMPTS_SHOWN = 8


@require_safe
@never_cache
def my_learning(request):
    """Show the account's or the device's courses, attempts and badges; writes nothing."""
    learner = current_learner(request)
    context = {"learner": learner, "is_member": request.user.is_authenticated}
    context["agency"] = coordinated_agency(request.user) if context["is_member"] else None
    if learner:
        context |= _courses(request, learner) | _awards(learner)
        context["on_the_way"] = on_the_way(learner) if _has_completed(context) else []
        context["attempts"] = _attempts(learner)
        context |= _drills(learner) if context["completed"] else {}
        courses = [reading.course.pk for reading in context["underway"]]
        context["schedule"] = schedule(learner, courses, timezone.now())
    return render(request, "home/my_learning.html", context)


def _courses(request, learner: Learner) -> dict[str, list[Reading]]:
    """Return the courses under way, the latest first, apart from those completed."""
    readings = readings_of(request, Course.objects.touched_by(learner))
    readings.sort(key=_last_active, reverse=True)
    completed = [r for r in readings if r.stage is Stage.COMPLETED]
    return {
        "underway": [r for r in readings if r.stage is not Stage.COMPLETED],
        "completed": completed,
    }


def _has_completed(context) -> bool:
    """Say whether any course was ever completed; one that is taken again was."""
    enrolments = [reading.enrolment for reading in context["underway"]]
    again = any(enrolment and enrolment.cycle > 1 for enrolment in enrolments)
    return again or bool(context["completed"])


def _drills(learner: Learner) -> dict:
    """Return the courses the learner is asked about again, and what may be answered now."""
    wanted = list(learner.follow_ups.filter(ended_at=None).select_related("course"))
    drills = Drill.objects.open(timezone.now()).filter(follow_up__learner=learner)
    return {
        "wanted": wanted,
        "followed": {follow_up.course_id for follow_up in wanted},
        "drills": drills.select_related("follow_up__course") if wanted else (),
        "feed": reverse("drill_feed", args=[feeds.token_of(learner)]),
    }


def _last_active(reading: Reading) -> float:
    enrolment = reading.enrolment
    return enrolment.last_activity_at.timestamp() if enrolment else 0.0


def _attempts(learner: Learner):
    """Return the latest attempts, with what a line about each shows, in one query."""
    latest = Attempt.objects.filter(learner=learner).order_by("-started_at")
    return latest.select_related("quiz__activity__course", "release")[:ATTEMPTS_SHOWN]


def _awards(learner: Learner) -> dict:
    """Return the learner's awards and the JP earned this year, as ``counted`` counts them."""
    awards = list(Award.objects.filter(learner=learner).current().for_pages().with_whereabouts())
    year = timezone.localdate().year
    counted = [a for a in awards if a.earned_on.year == year and a.stored_status == ACTIVE]
    jp = sum(award.jp or 0 for award in counted)
    return {
        "awards": awards,
        "year": year,
        "jp": jp,
        "years": sorted({award.earned_on.year for award in awards}, reverse=True),
    }
