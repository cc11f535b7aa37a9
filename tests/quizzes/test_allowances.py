"""What single people are given, by whom and why."""

import pytest

from literasi.users import privacy
from literasi.users.services import merge_learners
from quizzes import services
from quizzes.models import Allowance, Attempt
from quizzes.services import close_overdue, submit_attempt
from quizzes.terms import Allowance as Given
from quizzes.terms import Refusal
from tests.factories.quizzes import answer, attempt_at, items_of, quiz_of
from tests.factories.users import AdministratorFactory, LearnerFactory, VisitorFactory
from tests.quizzes.conftest import HOUR, MINUTE, NOON
from tests.quizzes.test_terms import change, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(db):
    return AdministratorFactory()


@pytest.fixture
def give(final, account, by):
    def call(learner=account, reason="Surat dokter", **given):
        return services.allow(
            quiz=quiz_of(final), learner=learner, given=Given(**given), reason=reason, by=by
        )

    return call


def test_more_time_holds_for_one_person(give, final, account):
    give(minutes=15)
    assert attempt_at(final, account, NOON).deadline_at == NOON + 45 * MINUTE
    assert attempt_at(final, LearnerFactory(), NOON).deadline_at == NOON + 30 * MINUTE


def test_more_time_reaches_who_is_under_way(give, final, account):
    attempt, other = attempt_at(final, account, NOON), attempt_at(final, LearnerFactory(), NOON)
    give(minutes=15)
    attempt.refresh_from_db()
    other.refresh_from_db()
    assert attempt.deadline_at == NOON + 45 * MINUTE
    assert other.deadline_at == NOON + 30 * MINUTE
    give(minutes=5)
    attempt.refresh_from_db()
    assert attempt.deadline_at == NOON + 45 * MINUTE, "what was given is not taken back"


def test_more_time_revives_no_graded_attempt(give, final, account):
    attempt = attempt_at(final, account, NOON)
    submit_attempt(attempt=attempt, now=NOON + MINUTE)
    give(minutes=15)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.deadline_at) == ("graded", NOON + 30 * MINUTE)


def test_another_attempt(give, final, account):
    for turn in range(3):
        submit_attempt(
            attempt=attempt_at(final, account, NOON + 5 * turn * HOUR),
            now=NOON + (5 * turn + 1) * HOUR,
        )
    later = NOON + 30 * HOUR
    assert refusal(final, account, later) is Refusal.NO_ATTEMPTS_LEFT
    give(attempts=1)
    assert attempt_at(final, account, later).number == 4


def test_dates_of_ones_own(give, final, account):
    page = change(final, opens_at=NOON, closes_at=NOON + HOUR)
    give(opens_at=NOON + 5 * HOUR, closes_at=NOON + 6 * HOUR)
    assert refusal(page, account, NOON) is Refusal.NOT_OPEN_YET
    assert attempt_at(page, account, NOON + 5 * HOUR)
    assert refusal(page, LearnerFactory(), NOON + 5 * HOUR) is Refusal.CLOSED


def test_a_change_keeps_what_was_before(give, by):
    first, second = give(minutes=5), give(minutes=9, reason="Gawai rusak")
    first.refresh_from_db()
    assert (first.minutes, first.reason, first.ended_by) == (5, "Surat dokter", by)
    assert first.ended_at == second.created_at
    assert Allowance.objects.standing().get() == second


def test_withdrawing_ends_it_once(give, final, account, by):
    made = give(attempts=5)
    assert services.withdraw(allowance=made, by=by)
    assert not services.withdraw(allowance=made, by=by)
    for turn in range(3):
        now = NOON + 5 * turn * HOUR
        submit_attempt(attempt=attempt_at(final, account, now), now=now + HOUR)
    assert refusal(final, account, NOON + 30 * HOUR) is Refusal.NO_ATTEMPTS_LEFT


def test_the_sweeper_leaves_alone_who_was_given_more(give, final, account):
    attempt = attempt_at(final, account, NOON)
    give(minutes=15)
    assert close_overdue(now=NOON + 35 * MINUTE) == 0
    assert close_overdue(now=NOON + 46 * MINUTE) == 1
    attempt.refresh_from_db()
    assert attempt.finished_at == NOON + 45 * MINUTE


def test_time_closes_nothing_that_was_prolonged_meanwhile(give, final, account):
    """The sweeper has read the attempt; then somebody gives more time."""
    read_before = attempt_at(final, account, NOON)
    give(minutes=15)
    assert not submit_attempt(attempt=read_before, now=NOON + 35 * MINUTE)
    assert Attempt.objects.get().is_open


def test_a_hand_in_that_met_a_new_deadline_is_kept_and_not_lost(give, final, account):
    read_before = attempt_at(final, account, NOON)
    give(minutes=15)
    answers = [answer(item) for item in items_of(read_before)]
    for one in answers:
        one.item.attempt = read_before
    late = NOON + 35 * MINUTE
    closed = services.hand_in(
        attempt=read_before, read=lambda items: answers, insists=True, now=late
    )
    assert not closed
    assert read_before.items.filter(response__isnull=False).count() == 3


# --- Signing in, privacy --------------------------------------------------------------


def test_signing_in_brings_allowances_along(give, final, account):
    visitor = VisitorFactory()
    give(learner=visitor, minutes=3)
    merge_learners(source=visitor, target=account)
    assert Allowance.objects.standing().get().learner == account


def test_signing_in_keeps_the_accounts_own(give, account):
    visitor = VisitorFactory()
    give(learner=visitor, minutes=3)
    give(minutes=7)
    merge_learners(source=visitor, target=account)
    assert Allowance.objects.standing().get().minutes == 7
    assert account.allowances.count() == 2


def test_people_can_take_a_copy(give, account):
    give(minutes=3)
    section = privacy.export(account.user)["kelonggaran"]
    assert [(row["tambahan_menit"], row["alasan"]) for row in section] == [(3, "Surat dokter")]


def test_erasing_an_account_forgets_the_reason(give, account):
    give(minutes=3)
    privacy.erase(user=account.user)
    row = Allowance.objects.get()
    assert (row.reason, row.minutes) == ("", 3)
