"""Compares what people say they were told with what the database holds; run with its settings.

Reads their testimonies as JSON; prints what was seen, and ends with 1 when anything differs.
"""

import json
import sys
from collections.abc import Iterator

import django

django.setup()

# Models can be imported only now.
from quizzes.kinds.registry import KINDS  # noqa: E402
from quizzes.models import Attempt, AttemptItem  # noqa: E402


def main(phase: str) -> None:
    testimonies = json.load(sys.stdin)
    compare, verdict = PHASES[phase]
    wrong = [word for testimony in testimonies for word in compare(testimony)]
    if wrong:
        sys.exit("\n".join(wrong[:20]))
    answers = sum(len(testimony["acknowledged"]) for testimony in testimonies)
    print(verdict.format(attempts=len(testimonies), answers=answers))


def unsaved(testimony: dict) -> Iterator[str]:
    """Tell of answers that were acknowledged, before the hand-in says them again."""
    for item in attempt_of(testimony).items.select_related("version"):
        slot = str(item.slot)
        if slot in testimony["acknowledged"] and kept(item) != sorted(testimony["given"][slot]):
            yield f"{testimony['path']}, question {slot}: {item.response} is kept"


def ungraded(testimony: dict) -> Iterator[str]:
    """Tell of attempts that are not graded as what was chosen is worth."""
    attempt, path = attempt_of(testimony), testimony["path"]
    for item in attempt.items.select_related("version"):
        if kept(item) != sorted(testimony["given"][str(item.slot)]):
            yield f"{path}, question {item.slot}: {item.response} is graded"
    # The rule is told anew here: a point for each question answered right, whole percent.
    percent = testimony["right"] * 100 // len(testimony["given"])
    if attempt.percent != percent or attempt.passed != (percent >= attempt.pass_mark):
        yield f"{path}: {attempt.percent} % instead of {percent} %"


PHASES = {
    "answers": (unsaved, "all {answers} acknowledged answers are kept"),
    "hand-ins": (ungraded, "{attempts} attempts finished and graded right"),
}


def attempt_of(testimony: dict) -> Attempt:
    return Attempt.objects.get(uuid=testimony["path"].rstrip("/").rpartition("/")[2])


def kept(item: AttemptItem) -> list[str]:
    kind = KINDS[item.version.kind]
    return sorted(kind.picked(item.version.body, item.response))


if __name__ == "__main__":
    main(sys.argv[1])
