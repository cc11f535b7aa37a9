"""Comparing what has been earned with what was issued."""

from io import StringIO

import pytest
from django.core.management import call_command

from literasi.badges.models import Award
from literasi.badges.services import reconcile
from tests.factories.badges import BadgeFactory, finish, issue
from tests.factories.users import LearnerFactory, VisitorFactory

pytestmark = pytest.mark.django_db


def run(*args):
    out = StringIO()
    call_command("reconcile_awards", *args, stdout=out)
    return out.getvalue()


def test_what_is_missing_is_issued_once(learner, badge, course):
    enrolment = finish(learner, course)
    found = reconcile()
    (award,) = found.issued
    assert found.missing == [(badge, learner.pk)]
    assert award.earned_at == enrolment.completed_at
    again = reconcile()
    assert (again.missing, again.issued, again.unearned) == ([], [], [])


def test_a_dry_run_only_tells(learner, badge, course):
    finish(learner, course)
    assert "1 earned and not issued, 0 repaired." in run("--dry-run")
    assert not Award.objects.exists()
    assert "1 earned and not issued, 1 repaired." in run()
    assert Award.objects.count() == 1


def test_who_has_no_account_or_has_not_finished_is_left_alone(badge, course):
    finish(VisitorFactory(), course)
    unfinished = finish(LearnerFactory(), course)
    unfinished.completed_at = None
    unfinished.save()
    BadgeFactory(is_active=False, courses=[course])
    BadgeFactory().courses.clear()
    assert reconcile().missing == []


def test_awards_without_completion_are_reported_and_kept(award, learner):
    learner.enrolments.update(completed_at=None)
    found = reconcile()
    assert [kept.pk for kept in found.unearned] == [award.pk]
    assert Award.objects.get().status == Award.Status.ACTIVE
    assert award.number in run()


@pytest.mark.parametrize("count", [3, 300])
def test_finding_nothing_takes_as_many_statements_for_many(
    django_assert_max_num_queries, badge, course, count
):
    award = issue(LearnerFactory(), badge)
    others = LearnerFactory.create_batch(count - 1)
    for learner in others:
        finish(learner, course)
    Award.objects.bulk_create(
        Award(
            badge=badge,
            learner=learner,
            number=f"{n}",
            number_key=f"{n}",
            snapshot=award.snapshot,
        )
        for n, learner in enumerate(others)
    )
    with django_assert_max_num_queries(6):
        assert reconcile().missing == []
