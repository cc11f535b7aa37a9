"""What a device has learnt follows the person who signs in on it."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection
from django.db.models import ProtectedError
from django.test import RequestFactory
from django.urls import reverse

from literasi.users import services, visitors
from literasi.users.models import Learner
from literasi.users.signals import learner_merged
from tests.factories.users import LearnerFactory, UserFactory, VisitorFactory
from tests.users.doors import log_in, sign_up

COOKIE = visitors.COOKIE


@pytest.fixture
def news():
    """The merges announced, as (source pk, target pk)."""
    heard = []

    def listen(sender, source, target, **kwargs):
        heard.append((source.pk, target.pk))

    learner_merged.connect(listen)
    yield heard
    learner_merged.disconnect(listen)


def carry(client, visitor):
    client.cookies[COOKIE] = visitor.visitor_key


# --- The service ---


def test_merging_announces_once_and_leaves_one(db, news):
    source, target = VisitorFactory(), LearnerFactory()
    for _ in range(2):
        assert services.merge_learners(source=source, target=target) == target
        source.pk = news[0][0]
    assert news == [(source.pk, target.pk)]
    assert list(Learner.objects.all()) == [target]


def test_a_learner_is_not_merged_into_itself(db, news):
    visitor = VisitorFactory()
    services.merge_learners(source=visitor, target=visitor)
    assert Learner.objects.filter(pk=visitor.pk).exists()
    assert news == []


def test_only_a_visitor_may_be_a_source(db):
    with pytest.raises(ValueError, match="visitor"):
        services.merge_learners(source=LearnerFactory(), target=LearnerFactory())


def test_a_receiver_that_fails_leaves_everything(db):
    def fail(sender, **kwargs):
        raise IntegrityError

    source, target = VisitorFactory(), LearnerFactory()
    learner_merged.connect(fail)
    try:
        with pytest.raises(IntegrityError):
            services.merge_learners(source=source, target=target)
    finally:
        learner_merged.disconnect(fail)
    assert Learner.objects.count() == 2


def test_every_record_of_learning_protects_its_learner():
    """So that a receiver that forgets its rows is noticed instead of losing them."""
    relations = [r for r in Learner._meta.related_objects if r.one_to_many or r.one_to_one]
    assert relations
    assert {r.on_delete.__name__ for r in relations} == {"PROTECT"}
    assert issubclass(ProtectedError, IntegrityError)


def test_no_learner_has_both_an_account_and_a_device(db):
    with pytest.raises(IntegrityError):
        LearnerFactory(visitor_key="x" * 20)


# --- Signing in and up ---


def test_a_first_login_takes_the_device_over(client, user, news):
    visitor = VisitorFactory()
    carry(client, visitor)
    response = log_in(client, user.email)
    visitor.refresh_from_db()
    assert visitor.user == user
    assert visitor.visitor_key is None
    assert news == []
    assert response.cookies[COOKIE]["max-age"] == 0


def test_a_later_login_merges(client, user, news):
    visitor, own = VisitorFactory(), LearnerFactory(user=user)
    carry(client, visitor)
    log_in(client, user.email)
    assert news == [(visitor.pk, own.pk)]
    assert COOKIE not in client.cookies or not client.cookies[COOKIE].value


def test_signing_up_takes_the_device_over(client, home):
    visitor = VisitorFactory()
    carry(client, visitor)
    sign_up(client)
    visitor.refresh_from_db()
    assert visitor.user.email == "ujang@contoh.id"


def test_after_logging_out_the_device_starts_clean(client, user):
    carry(client, VisitorFactory())
    log_in(client, user.email)
    client.post(reverse("account_logout"))
    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    request.user = get_user_model()(pk=None)
    assert not visitors.device_key(request)


@pytest.mark.parametrize(
    "key", ["", "x", "\x00" * 20, "a b c d e f g h", "'; --------", "é" * 20, "k" * 5000]
)
def test_a_made_up_key_is_worth_nothing(client, user, key):
    client.cookies[COOKIE] = key
    log_in(client, user.email)
    assert not Learner.objects.exists()


def test_the_key_of_a_claimed_learner_is_worth_nothing(client, user):
    visitor = VisitorFactory()
    key, first = visitor.visitor_key, UserFactory()
    services.claim_device(user=first, key=key)
    client.cookies[COOKIE] = key
    log_in(client, user.email)
    assert not Learner.objects.filter(user=user).exists()
    assert Learner.objects.get().user == first


def test_a_fault_in_merging_locks_nobody_out_and_loses_nothing(client, user, caplog):
    def fail(sender, **kwargs):
        raise IntegrityError

    visitor = VisitorFactory()
    LearnerFactory(user=user)
    carry(client, visitor)
    learner_merged.connect(fail)
    try:
        response = log_in(client, user.email)
    finally:
        learner_merged.disconnect(fail)
    assert response.status_code == 302
    assert "Could not merge" in caplog.text
    assert COOKIE not in response.cookies
    log_in(client, user.email)
    client.post(reverse("account_logout"))
    carry(client, visitor)
    log_in(client, user.email)
    assert not Learner.objects.filter(pk=visitor.pk).exists()


# --- At once ---


def together(*jobs):
    """Run the jobs at the same moment, each on a connection of its own; return what went wrong."""
    start, faults = threading.Barrier(len(jobs)), []

    def run(job):
        start.wait()
        try:
            job()
        except Exception as fault:  # noqa: BLE001 - handed to the test, which fails on it
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_logins_at_once_from_two_devices_leave_one_learner():
    user, one, two = UserFactory(), VisitorFactory(), VisitorFactory()
    jobs = [
        lambda visitor=visitor: services.claim_device(user=user, key=visitor.visitor_key)
        for visitor in (one, two)
    ]
    assert together(*jobs, *jobs) == []
    assert Learner.objects.get().user == user


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_people_at_once_on_one_device_share_nothing():
    visitor, people = VisitorFactory(), [UserFactory(), UserFactory()]
    LearnerFactory(user=people[0])
    jobs = [
        lambda user=user: services.claim_device(user=user, key=visitor.visitor_key)
        for user in people
    ]
    assert together(*jobs) == []
    assert Learner.objects.filter(visitor_key=visitor.visitor_key).count() == 0
    assert Learner.objects.count() in {1, 2}
