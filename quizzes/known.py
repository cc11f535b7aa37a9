"""What changes by publishing alone, read once by each worker and shared by all its threads."""

from collections.abc import Iterable

from literasi.core import publication
from quizzes.drawing import Draw
from quizzes.models import QuestionVersion, Quiz, QuizRelease, Regrade


def quiz(**key) -> Quiz | None:
    """Return the quiz with this ``uuid`` or ``pk``, with its page and current release."""
    return publication.remember(
        ("quiz", *key.items()), lambda: Quiz.objects.with_page().filter(**key).first()
    )


def lines(release: QuizRelease) -> list[Draw]:
    """Return what a release draws from."""
    return publication.remember(("release", release.pk), release.as_rules)


def corrections() -> dict[int, int]:
    """Return for each version with a correction in force the one that holds, by primary key."""
    rows = Regrade.objects.in_force().order_by("pk").values_list("version", "pk")
    return publication.remember("corrections", lambda: dict(rows))


def versions(wanted: Iterable[int]) -> dict[int, QuestionVersion]:
    """Return at least the ``wanted`` versions of questions, by primary key."""
    # This one does change: it only ever gains what it lacked.
    known = publication.remember("question-versions", dict)
    if missing := set(wanted) - known.keys():
        known.update(QuestionVersion.objects.in_bulk(missing))
    return known
