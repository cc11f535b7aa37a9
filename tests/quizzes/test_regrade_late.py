"""Attempts that begin and end while a regrade, or its undoing, cannot be seen by others yet."""

import pytest

from quizzes import known
from quizzes.models import AttemptItem, RegradeLine
from quizzes.regrading import Policy
from quizzes.services import reverse_regrade
from quizzes.services.correcting import Plan
from quizzes.services.regrading import judge_late
from tests.quizzes.correcting import result, run, taken

pytestmark = pytest.mark.django_db


def unaware(exam, made, monkeypatch):
    """Hand an attempt in as one did who could not see ``made`` yet."""
    with monkeypatch.context() as worker:
        worker.setattr(known, "corrections", dict)
        attempt = taken(exam, 1, 0)
    RegradeLine.objects.filter(attempt=attempt).delete()
    item = AttemptItem.objects.get(attempt=attempt, version=made.version)
    item.correction, item.score, item.counts = None, 0, True
    item.save()
    attempt.earned, attempt.percent, attempt.passed = 1, 50, False
    attempt.save()
    return attempt


def test_it_is_judged_once_the_regrade_is_there(
    exam, wrong_version, corrector, monkeypatch, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    attempt = unaware(exam, made, monkeypatch)
    for callback in callbacks:
        callback()
    assert result(attempt) == (2, 2, 100, True)
    assert made.lines.get().attempt == attempt


def test_judging_late_twice_or_after_the_undoing_changes_nothing(
    exam, wrong_version, corrector, monkeypatch
):
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    first = unaware(exam, made, monkeypatch)
    judge_late(made)
    judge_late(made)
    assert made.lines.count() == 1
    reverse_regrade(regrade=made, by=corrector, reason="Keliru.")
    second = unaware(exam, made, monkeypatch)
    judge_late(made)
    assert result(first) == result(second) == (1, 2, 50, False)


def test_what_was_judged_by_an_undone_regrade_is_put_back(
    exam, wrong_version, corrector, django_capture_on_commit_callbacks
):
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    with django_capture_on_commit_callbacks() as callbacks:
        reverse_regrade(regrade=made, by=corrector, reason="Keliru.")
    made.__class__.objects.filter(pk=made.pk).update(reversed_at=None)
    late = taken(exam, 1, 0)
    AttemptItem.objects.filter(attempt=late, version=wrong_version).update(correction=None)
    judge_late(made)
    assert result(late) == (2, 2, 100, True)
    made.__class__.objects.filter(pk=made.pk).update(reversed_at=made.reversed_at)
    for callback in callbacks:
        callback()
    assert result(late) == (1, 2, 50, False)
    assert not made.items.exists()
    assert set(made.lines.values_list("undone", flat=True)) == {RegradeLine.Undone.RESTORED}
