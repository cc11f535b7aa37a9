"""The numbers of one course: how far people come, how long it takes, what they find hard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Max, Q

from courses.models import ActivityCompletion, Course
from literasi.reports.querysets import EnrolmentReport, tests
from quizzes.models import AttemptItem, QuestionVersion
from quizzes.wording import plain


@dataclass(frozen=True, slots=True)
class Step:
    """One activity: how many account holders and how many visitors have completed it."""

    title: str
    accounts: int
    visitors: int
    required: bool = True


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question of the tests. ``right``: percent of full scores; ``mean``: mean percent.

    ``question`` is its primary key in the bank.
    """

    question: int
    text: str
    asked: int
    right: int
    mean: int


def funnel(course: Course, enrolments: EnrolmentReport, visitors) -> list[Step]:
    """Return the activities of the current release, in order, with who completed each."""
    if course.current is None:
        return []
    counts = _completions(course, enrolments, visitors)
    return [
        Step(activity["title"], *counts.get(activity["id"], (0, 0)), activity["required"])
        for activity in course.current.activities()
    ]


def _completions(course, enrolments, visitors) -> dict[str, tuple[int, int]]:
    of_accounts = Q(learner__in=enrolments.order_by().values("learner"))
    rows = (
        ActivityCompletion.objects.filter(activity__course=course)
        .order_by()
        .values_list("activity__uuid")
        .annotate(
            accounts=Count("pk", filter=of_accounts),
            visitors=Count("pk", filter=Q(learner__in=visitors)),
        )
    )
    return {str(uuid): (accounts, devices) for uuid, accounts, devices in rows}


def median_duration(enrolments: EnrolmentReport) -> timedelta | None:
    """Return the median time from enrolling to completing; None when nobody has completed.

    With an even number the later of the two in the middle, so that it was someone's own.
    """
    took = ExpressionWrapper(F("completed_at") - F("enrolled_at"), DurationField())
    durations = enrolments.completed().annotate(took=took).order_by("took")
    count = durations.count()
    middle = durations.values_list("took", flat=True)[count // 2 : count // 2 + 1]
    return next(iter(middle), None) if count else None


def difficulty(course: Course, enrolments: EnrolmentReport) -> list[QuestionResult]:
    """Return the questions of the course's tests, the least often right first.

    Every version of a question counts together, under its newest wording asked.
    """
    taken = tests().filter(
        quiz__activity__course=course,
        learner__in=enrolments.order_by().values("learner"),
    )
    rows = list(
        AttemptItem.objects.filter(attempt__in=taken, score__isnull=False)
        .order_by()
        .values("version__question")
        .annotate(
            asked=Count("pk"),
            full=Count("pk", filter=Q(score=1)),
            mean=Avg("score"),
            newest=Max("version"),
        )
    )
    results = [_result(row, text) for row, text in zip(rows, _wordings(rows), strict=True)]
    return sorted(results, key=lambda result: (result.right, result.mean, result.text))


def _wordings(rows: Sequence[dict]) -> list[str]:
    versions = QuestionVersion.objects.in_bulk([row["newest"] for row in rows])
    return [plain(versions[row["newest"]].body.get("stem", "")) for row in rows]


def _result(row: dict, text: str) -> QuestionResult:
    right = row["full"] * 100 // row["asked"]
    return QuestionResult(
        row["version__question"], text, row["asked"], right, int(row["mean"] * 100)
    )
