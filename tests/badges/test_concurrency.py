"""What only real threads and row locks can show. PostgreSQL."""

import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from literasi.badges import finishing, services
from literasi.badges.credentials import signing
from literasi.badges.models import Award, AwardEvent, AwardSeries, Credential, IssuerKey
from literasi.badges.services.granting import continue_list
from literasi.badges.tasks_granting import work_off
from tests.badges.desk.test_granting import confirm, listed
from tests.factories.badges import BadgeFactory, finish, issue, make_course
from tests.factories.users import AdministratorFactory, LearnerFactory

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

THREADS = 8


def together(*calls):
    """Make all calls at the same moment, each on its own connection; return what came of them."""
    start = Barrier(len(calls))

    def run(call):
        start.wait()
        try:
            return call()
        except services.AwardRefused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def earn(learner, course):
    return lambda: services.award_earned(learner=learner, course=course)


def serials():
    numbers = Award.objects.values_list("number", flat=True)
    return sorted(int(re.match(r"\d+", number)[0]) for number in numbers)


@pytest.mark.parametrize("first_of_the_year", [True, False])
def test_many_who_finish_at_once_get_numbers_without_gaps(first_of_the_year):
    course = make_course()
    badge = BadgeFactory(courses=[course])
    before = 0 if first_of_the_year else len([issue(badge=badge)])
    learners = LearnerFactory.create_batch(THREADS)
    for learner in learners:
        finish(learner, course)
    together(*(earn(learner, course) for learner in learners))
    assert serials() == list(range(1, THREADS + before + 1))
    assert AwardSeries.objects.get().last == THREADS + before


def test_one_who_finishes_twice_at_once_gets_one_award():
    course, learner = make_course(), LearnerFactory()
    BadgeFactory(courses=[course])
    finish(learner, course)
    results = together(*[earn(learner, course)] * THREADS)
    assert Award.objects.count() == 1
    assert sum(len(awards) for awards in results) == 1
    assert serials() == [1]


def test_finishing_while_the_reconciler_runs_gives_one_award():
    course, learner = make_course(), LearnerFactory()
    BadgeFactory(courses=[course])
    finish(learner, course)
    together(*[earn(learner, course), services.reconcile] * (THREADS // 2))
    assert serials() == [1]


def test_an_award_is_replaced_by_one_however_often_the_button_is_pressed():
    award, admin = issue(), AdministratorFactory()
    results = together(*[lambda: services.reissue(award=award, by=admin)] * THREADS)
    refused = [result for result in results if isinstance(result, services.AwardRefused)]
    assert len(refused) == THREADS - 1
    assert serials() == [1, 2]


def test_revoking_and_replacing_at_once_leave_one_story():
    award, admin = issue(), AdministratorFactory()
    together(
        lambda: services.reissue(award=award, by=admin),
        lambda: services.revoke(award=award, by=admin, reason="Keliru"),
    )
    award = Award.objects.get(pk=award.pk)
    assert award.stored_status in {"revoked", "superseded"}
    assert (award.revoked_at is not None) == (award.stored_status == "revoked")
    assert serials() == [1, 2]


def test_two_administrators_at_once_suspend_once_and_write_one_line():
    award, admin = issue(), AdministratorFactory()
    call = partial(services.suspend, award=award, by=admin, reason="Diperiksa")
    results = together(*[call] * THREADS)
    refused = [result for result in results if isinstance(result, services.AwardRefused)]
    assert len(refused) == THREADS - 1
    assert AwardEvent.objects.filter(award=award, kind="suspended").count() == 1


def test_suspending_revoking_and_restoring_at_once_leave_one_story():
    award, admin = issue(), AdministratorFactory()
    seen = services.standing_seen(award)
    changes = (services.suspend, services.revoke, services.restore)
    together(
        *(
            partial(change, award=award, by=admin, reason="Diperiksa", seen=seen)
            for change in changes * 3
        )
    )
    lines = AwardEvent.objects.filter(award=award, kind__in=AwardEvent.STANDING)
    assert [line.kind for line in lines] == [Award.objects.get().stored_status]


def test_many_who_sign_one_award_at_once_make_one_credential(award_without_credential):
    award = award_without_credential
    made = together(*[lambda: signing.sign(award)] * THREADS)
    assert len({credential.pk for credential in made}) == 1
    assert Credential.objects.count() == 1


def test_many_who_replace_one_credential_at_once_make_one_edition():
    held = issue().credential
    made = together(*[lambda: signing.replace(held)] * THREADS)
    assert len({credential.pk for credential in made}) == 1
    assert Credential.objects.count() == 2


def test_many_awards_signed_at_once_by_a_new_key_make_one_row_of_it(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(finishing, "STEPS", ())
        awards = [issue(LearnerFactory()) for _ in range(THREADS)]
    together(*(lambda award=award: signing.sign(award) for award in awards))
    assert Credential.objects.count() == THREADS
    assert IssuerKey.objects.count() == 1


@pytest.fixture
def award_without_credential(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(finishing, "STEPS", ())
        return issue()


def test_workers_on_one_list_at_once_give_each_person_one(monkeypatch):
    monkeypatch.setattr(type(work_off), "enqueue", lambda *args, **kwargs: None)
    admin, badge = AdministratorFactory(), BadgeFactory()
    learners = LearnerFactory.create_batch(THREADS)
    grants = listed(badge, admin, *(learner.user.email for learner in learners))
    confirm(grants, admin)
    together(*[partial(continue_list, grants_pk=grants.pk)] * 4)
    assert serials() == list(range(1, THREADS + 1))
    assert set(Award.objects.values_list("learner", flat=True)) == {one.pk for one in learners}
    grants.refresh_from_db()
    assert grants.state == "done"


def test_finishing_a_course_while_the_badge_is_given_makes_one_award(monkeypatch):
    monkeypatch.setattr(type(work_off), "enqueue", lambda *args, **kwargs: None)
    course, learner, admin = make_course(), LearnerFactory(), AdministratorFactory()
    badge = BadgeFactory(courses=[course])
    grants = listed(badge, admin, learner.user.email)
    confirm(grants, admin)
    finish(learner, course)
    together(earn(learner, course), partial(continue_list, grants_pk=grants.pk))
    assert Award.objects.count() == 1
