"""Renewing and reminding when many ask at the same moment. PostgreSQL."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses import services as learning
from courses.models import Enrolment
from literasi.badges import services
from literasi.badges.models import Award, RenewalReminder
from tests.badges.test_concurrency import THREADS, earn, together
from tests.factories.badges import BadgeFactory, issue, make_course

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_a_renewal_asked_for_and_finished_many_times_at_once_is_one():
    course = make_course()
    badge = BadgeFactory(courses=[course], validity_months=12)
    award = issue(badge=badge)
    long_ago = timezone.now() - timedelta(days=340)
    ends = timezone.localdate() + timedelta(days=25)
    Enrolment.objects.update(completed_at=long_ago)
    Award.objects.update(earned_at=long_ago, issued_at=long_ago, expires_on=ends)
    learner = award.learner
    together(*[lambda: learning.renew(learner=learner, course=course)] * THREADS)
    assert sorted(Enrolment.objects.values_list("cycle", flat=True)) == [1, 2]
    Enrolment.objects.filter(cycle=2).update(completed_at=timezone.now())
    together(*[earn(learner, course)] * THREADS)
    assert sorted(Award.objects.values_list("cycle", flat=True)) == [1, 2]
    together(*[lambda: services.send_reminders(today=timezone.localdate())] * THREADS)
    assert RenewalReminder.objects.count() == 0


def test_a_holder_is_reminded_once_by_many_clocks():
    award = issue(badge=BadgeFactory(validity_months=12))
    Award.objects.update(
        issued_at=timezone.now() - timedelta(days=340),
        expires_on=timezone.localdate() + timedelta(days=25),
    )
    told = together(*[lambda: services.send_reminders(today=timezone.localdate())] * THREADS)
    assert sum(told) == 1
    assert RenewalReminder.objects.get().award == award
