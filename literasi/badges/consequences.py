"""Which awards follow passes of quizzes, and which rest on them, for who corrects a key.

Foretold by the rules that courses and badges go by, for many learners at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses.models import Activity, ActivityCompletion, Enrolment
from courses.rules import progress
from literasi.badges import rules
from literasi.badges.models import Award, Badge
from literasi.users.models import Learner
from quizzes.consequences import Consequence, Consequences
from quizzes.passes import Pass, Passes

AT_ONCE = 500


def of_passes(passes: Passes) -> Consequences:
    """Say which awards follow the passes that are gained, and which rest on those lost."""
    return Consequences(tuple(_follows(passes.gained)), tuple(_rests(passes.lost)))


def _follows(gained: Sequence[Pass]) -> Iterator[Consequence]:
    for badge, learner in foretold(gained):
        text = _("%(badge)s untuk %(learner)s")
        yield Consequence(text % {"badge": badge.name, "learner": learner})


def _rests(lost: Sequence[Pass]) -> Iterator[Consequence]:
    for award in resting_on(lost):
        text = _("%(number)s · %(badge)s · %(name)s")
        words = {"number": award.number, "badge": award.badge.name, "name": award.name}
        yield Consequence(text % words, reverse("awards:inspect", args=[award.pk]))


def resting_on(lost: Sequence[Pass]) -> list[Award]:
    """Return the awards that hold and name a course with a quiz whose pass is lost."""
    pairs = {(one.learner_id, one.quiz_id) for one in lost}
    found: dict[int, Award] = {}
    through = "badge__courses__activities__quiz"
    for part in _parts(sorted({learner for learner, _quiz in pairs})):
        awards = Award.objects.standing(timezone.localdate()).earned().filter(learner__in=part)
        asked = awards.filter(**{f"{through}__in": {quiz for _learner, quiz in pairs}})
        for award in asked.select_related("badge").annotate(quiz_id=F(through)).order_by("pk"):
            if (award.learner_id, award.quiz_id) in pairs:
                found[award.pk] = award
    return list(found.values())


def _parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


# --- Foretelling ----------------------------------------------------------------------


@dataclass(slots=True)
class _Facts:
    """What a part of the learners have done, as far as badges and courses ask."""

    done: dict[tuple[int, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    completed: dict[int, dict[int, datetime]] = field(default_factory=lambda: defaultdict(dict))
    newest: dict[tuple[int, int], bool] = field(default_factory=dict)
    awards: dict[tuple[int, int], Award] = field(default_factory=dict)


def foretold(gained: Sequence[Pass]) -> list[tuple[Badge, Learner]]:
    """Return which badges would be given to whom if these passes came about now."""
    activities = _activities({one.quiz_id for one in gained})
    wanted = defaultdict(list)
    for one in gained:
        if activity := activities.get(one.quiz_id):
            wanted[one.learner_id].append(activity)
    badges = _badges({activity.course_id for activity in activities.values()})
    return [due for part in _parts(sorted(wanted)) for due in _due(part, wanted, badges) if badges]


def _activities(quizzes: Iterable[int]) -> dict[int, Activity]:
    """Return the activities that passing completes, by quiz; one without its page is none."""
    found = Activity.objects.filter(
        quiz__in=quizzes, page__isnull=False, course__current__isnull=False
    )
    return {activity.quiz_id: activity for activity in found.select_related("course__current")}


def _badges(courses: Iterable[int]) -> list[tuple[Badge, set[int]]]:
    named = Badge.objects.active().filter(courses__in=courses).distinct().with_criteria()
    return [(badge, {course.pk for course in badge.courses.all()}) for badge in named]


def _due(part, wanted, badges) -> Iterator[tuple[Badge, Learner]]:
    learners = Learner.objects.filter(pk__in=part, user__isnull=False).select_related("user")
    facts = _facts(part)
    for learner in learners.order_by("pk"):
        fresh = _finished(learner.pk, wanted[learner.pk], facts)
        for badge, criteria in badges:
            if fresh & criteria and _is_due(badge, criteria, learner.pk, fresh, facts):
                yield badge, learner


def _facts(learners: Sequence[int]) -> _Facts:
    facts = _Facts()
    rows = ActivityCompletion.objects.filter(learner__in=learners).that_count()
    for learner, course, uuid in rows.values_list("learner", "activity__course", "activity__uuid"):
        facts.done[learner, course].add(str(uuid))
    enrolments = Enrolment.objects.filter(learner__in=learners).order_by("cycle", "completed_at")
    for row in enrolments:
        facts.newest[row.learner_id, row.course_id] = row.is_completed
        if row.is_completed:
            facts.completed[row.learner_id][row.course_id] = row.completed_at
    for award in Award.objects.filter(learner__in=learners).order_by("cycle"):
        facts.awards[award.learner_id, award.badge_id] = award
    return facts


def _finished(learner: int, activities: list[Activity], facts: _Facts) -> set[int]:
    """Return the courses that completing ``activities`` would complete for a learner."""
    finished = set()
    for activity in activities:
        course = activity.course
        done = facts.done[learner, course.pk]
        done.add(str(activity.uuid))
        whole = progress(course.current.as_rules(), done).is_complete
        if whole and not facts.newest.get((learner, course.pk)):
            finished.add(course.pk)
    return finished


def _is_due(badge: Badge, criteria: set[int], learner: int, fresh: set[int], facts: _Facts) -> bool:
    now = timezone.now()
    completed = facts.completed[learner] | dict.fromkeys(fresh, now)
    verdict = rules.assess(criteria, completed)
    if not verdict.earned:
        return False
    last = facts.awards.get((learner, badge.pk))
    dates = [timezone.localtime(completed[pk]) for pk in criteria]
    return rules.is_due(verdict, dates, last.as_rules() if last else None)


# --- Telling editors ------------------------------------------------------------------


def depends(quizzes: Collection[int]) -> list[str]:
    """Say how many awards that hold name a course with one of these quizzes."""
    standing = Award.objects.standing(timezone.localdate()).earned()
    resting = standing.filter(badge__courses__activities__quiz__in=quizzes)
    count = resting.order_by().values("pk").distinct().count()
    text = ngettext(
        "%(count)d sertifikat yang berlaku bertumpu padanya, dan tidak berubah.",
        "%(count)d sertifikat yang berlaku bertumpu padanya, dan tidak berubah.",
        count,
    )
    return [text % {"count": count}] if count else []
