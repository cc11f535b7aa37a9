"""Who belongs to which agency."""

import threading

import pytest
from django.db import connection

from literasi.agencies import services
from literasi.agencies.models import Membership
from tests.factories.agencies import (
    AgencyFactory,
    ConfirmedMembershipFactory,
    MembershipFactory,
)
from tests.factories.users import LearnerFactory, UserFactory, VisitorFactory


def test_a_confirmed_membership_counts(db, django_assert_num_queries):
    membership = ConfirmedMembershipFactory()
    learner = LearnerFactory(user=membership.user)
    with django_assert_num_queries(1):
        assert services.agency_of(learner) == membership.agency


def test_a_visitor_belongs_nowhere_and_asks_nothing(db, django_assert_num_queries):
    visitor = VisitorFactory()
    with django_assert_num_queries(0):
        assert services.agency_of(visitor) is None


def test_what_waits_or_has_ended_does_not_count(db):
    waiting, ended = MembershipFactory(), ConfirmedMembershipFactory()
    services.end(membership=ended)
    for membership in (waiting, ended):
        assert services.agency_of(LearnerFactory(user=membership.user)) is None


def test_of_two_agencies_only_the_current_counts(db):
    old = ConfirmedMembershipFactory()
    ConfirmedMembershipFactory(agency=old.agency)
    new = services.request_membership(user=old.user, agency=AgencyFactory())
    services.confirm(membership=new, by=UserFactory())
    assert services.agency_of(LearnerFactory(user=old.user)) == new.agency


def test_asking_twice_changes_nothing(db):
    membership = ConfirmedMembershipFactory()
    again = services.request_membership(user=membership.user, agency=membership.agency)
    assert again == membership
    assert again.is_confirmed


def test_asking_for_another_agency_ends_the_first(db):
    first = ConfirmedMembershipFactory()
    second = services.request_membership(user=first.user, agency=AgencyFactory())
    first.refresh_from_db()
    assert first.ended_at
    assert not second.is_confirmed


def test_confirming_happens_once(db):
    membership, one, two = MembershipFactory(), UserFactory(), UserFactory()
    assert services.confirm(membership=membership, by=one)
    assert not services.confirm(membership=membership, by=two)
    assert membership.confirmed_by == one


def test_what_has_ended_is_not_confirmed(db):
    membership = MembershipFactory()
    assert services.end(membership=membership)
    assert not services.end(membership=membership)
    assert not services.confirm(membership=membership, by=UserFactory())
    assert not membership.is_confirmed


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_asking_from_two_tabs_at_once_leaves_one_membership():
    user, agencies, faults = UserFactory(), AgencyFactory.create_batch(4), []
    start = threading.Barrier(len(agencies))

    def ask(agency):
        start.wait()
        try:
            services.request_membership(user=user, agency=agency)
        except Exception as fault:  # noqa: BLE001 - handed to the test, which fails on it
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(agency,)) for agency in agencies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert Membership.objects.filter(user=user, ended_at=None).count() == 1
