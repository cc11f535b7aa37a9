"""A server that is killed between any two statements neither doubles nor loses an award."""

import io

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection

from courses.services import complete_activity
from literasi.badges import finishing
from literasi.badges.models import Award, AwardEvent, AwardSeries, Credential
from literasi.badges.services import reconcile, reissue
from tests.badges.interrupting import at_each_statement
from tests.factories.badges import BadgeFactory, issue
from tests.factories.courses import activities_of, course_of, course_page
from tests.factories.users import LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
# Fewer would mean that the work was not what it says.
PLACES = 20


@pytest.fixture(scope="module", autouse=True)
def _filled_again(django_db_setup, django_db_blocker):
    """These tests empty the database, which may be a file that the next run uses again."""
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture(autouse=True)
def _worker_comes_later(settings):
    """Tasks wait, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def nightly():
    """What the clock starts, after everything that may have gone wrong."""
    reconcile()
    call_command("finish_awards", at_once=True, stdout=io.StringIO())


def the_only_award_of(learner) -> Award:
    """Return the award, having seen that all about it is there, and nothing twice."""
    award = Award.objects.get(learner=learner, stored_status=Award.Status.ACTIVE)
    kinds = list(AwardEvent.objects.filter(award=award).values_list("kind", flat=True))
    assert sorted(kinds) == ["issued", "mailed", "signed"]
    assert Credential.objects.filter(award=award).count() == 1
    assert award.mailed_at
    return award


def assert_numbers_have_no_gap():
    serials = sorted(int(award.number.split("/")[0]) for award in Award.objects.all())
    assert serials == list(range(1, AwardSeries.objects.get().last + 1))


def test_earning(home):
    page = course_page(home, lessons=1, jp=3)
    BadgeFactory(courses=[course_of(page)])
    (last,) = activities_of(page)
    people = {}

    def work(round_):
        learner = people[round_] = LearnerFactory()
        complete_activity(learner=learner, activity=last)
        finishing.finish(Award.objects.get(learner=learner).pk)

    def recover(round_):
        if learner := people.get(round_):
            # Who was told nothing presses again.
            complete_activity(learner=learner, activity=last)
            nightly()
            the_only_award_of(learner)

    assert at_each_statement(work, recover) >= PLACES
    assert_numbers_have_no_gap()
    assert len(mail.outbox) >= Award.objects.count()


def test_reissuing(site):
    badge, admin, old = BadgeFactory(), UserFactory(), {}

    def work(round_):
        old[round_] = issue(LearnerFactory(), badge)
        finishing.finish(old[round_].pk)
        new = reissue(award=old[round_], by=admin)
        finishing.finish(new.pk)

    def recover(round_):
        nightly()
        if award := old.get(round_):
            the_only_award_of(award.learner)

    assert at_each_statement(work, recover) >= PLACES
    assert_numbers_have_no_gap()


def test_noticing_that_nobody_was_there_to_finish(home):
    """The reconciler alone gives what was earned while everything stood still."""
    page = course_page(home, lessons=1)
    learner = LearnerFactory()
    (last,) = activities_of(page)
    complete_activity(learner=learner, activity=last)
    BadgeFactory(courses=[course_of(page)])
    at_each_statement(lambda round_: nightly(), lambda round_: None)
    the_only_award_of(learner)
