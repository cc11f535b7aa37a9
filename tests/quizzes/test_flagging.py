"""Signs of integrity: found for a person to judge, and never more than that."""

import datetime
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from quizzes.models import Attempt, AttemptItem, IntegrityFlag
from quizzes.services import find_signs, judge_flag
from tests.factories.agencies import AgencyFactory, ConfirmedMembershipFactory, MembershipFactory
from tests.factories.quizzes import TopicFactory, question, quiz_page, versions
from tests.factories.users import AdministratorFactory
from tests.quizzes.crowd import START, choices, people, take, versions_of

pytestmark = pytest.mark.django_db

NOW = START + datetime.timedelta(days=2)
QUESTIONS = 26


@pytest.fixture
def page(home):
    topic = TopicFactory()
    versions(topic, QUESTIONS)
    return quiz_page(home, (topic, QUESTIONS), title="Uji akhir", purpose="test")


@pytest.fixture
def asked(page):
    return versions_of(page)


@pytest.fixture
def agency(db):
    return AgencyFactory()


def members(agency, count):
    learners = people(count)
    for learner in learners:
        ConfirmedMembershipFactory(user=learner.user, agency=agency)
    return learners


def pattern(dice, ability=0.6):
    return [0 if dice.random() < ability else dice.choice([1, 2]) for _ in range(QUESTIONS)]


def strangers(page, asked, learners, seed=3):
    dice = random.Random(seed)
    for learner in learners:
        take(page, learner, choices(asked, pattern(dice)))


ALIKE = [0] * 2 + [1, 2] * 12


def likenesses():
    return IntegrityFlag.objects.filter(sign="likeness")


def test_two_of_an_agency_with_the_same_mistakes(page, asked, agency):
    strangers(page, asked, members(agency, 20))
    pair = members(agency, 2)
    attempts = [take(page, learner, choices(asked, ALIKE)) for learner in pair]
    assert find_signs(now=NOW) == 1
    flag = likenesses().get()
    assert {flag.attempt, flag.other} == set(attempts)
    assert (flag.agency, flag.state) == (agency, "new")
    evidence = flag.evidence
    assert (evidence["common"], evidence["shared"], evidence["different"]) == (26, 24, 0)
    assert evidence["chance"] * evidence["compared"] < 0.01


def test_strangers_are_not_alike(page, asked, agency):
    strangers(page, asked, members(agency, 40))
    assert find_signs(now=NOW) == 0


def test_people_of_two_agencies_are_not_compared(page, asked, agency):
    strangers(page, asked, members(agency, 20))
    for learner in (*members(agency, 1), *members(AgencyFactory(), 1), *people(1)):
        take(page, learner, choices(asked, ALIKE))
    assert find_signs(now=NOW) == 0


def test_who_only_asked_to_belong_is_not_compared(page, asked, agency):
    strangers(page, asked, members(agency, 20))
    for learner in (*members(agency, 1), *people(1)):
        if not learner.user.memberships.exists():
            MembershipFactory(user=learner.user, agency=agency)
        take(page, learner, choices(asked, ALIKE))
    assert find_signs(now=NOW) == 0


def test_one_persons_attempts_are_not_compared_with_each_other(page, asked, agency):
    strangers(page, asked, members(agency, 20))
    someone = members(agency, 1)[0]
    for number in (1, 2):
        take(page, someone, choices(asked, ALIKE), number=number)
    assert find_signs(now=NOW) == 0


def test_of_two_people_one_sign_is_enough(page, asked, agency):
    strangers(page, asked, members(agency, 20))
    for learner in members(agency, 2):
        for number in (1, 2):
            take(page, learner, choices(asked, ALIKE), number=number)
    assert find_signs(now=NOW) == 1


def test_practice_and_old_tests_are_left_alone(home, page, asked, agency):
    practice = quiz_page(home, question(), question(), title="Latihan")
    asked_there = versions_of(practice)
    take(practice, members(agency, 1)[0], choices(asked_there, (0, 0)), took=1)
    take(page, members(agency, 1)[0], choices(asked, [0] * QUESTIONS), took=1)
    assert find_signs(now=NOW + datetime.timedelta(days=60)) == 0
    assert find_signs(now=NOW) == 1


def test_an_attempt_quicker_than_it_can_be_read(page, asked):
    take(page, people(1)[0], choices(asked, [0] * QUESTIONS), gap=0, took=5)
    assert find_signs(now=NOW) == 1
    flag = IntegrityFlag.objects.get()
    assert (flag.sign, flag.other, flag.agency) == ("pace", None, None)
    assert flag.evidence["taken"] == 5
    assert flag.evidence["needed"] > 5


@pytest.mark.parametrize(
    "changes",
    [
        {"took": 600},  # time enough
        {"number": 2},  # the questions were known
        {"closed_by": "time"},  # nobody hurried
    ],
)
def test_what_is_no_sign_of_haste(page, asked, changes):
    responses = choices(asked, [0] * QUESTIONS)
    take(page, people(1)[0], responses, **{"gap": 0, "took": 5} | changes)
    assert find_signs(now=NOW) == 0


def test_who_did_not_pass_has_gained_nothing_by_haste(page, asked):
    take(page, people(1)[0], choices(asked, [1] * QUESTIONS), gap=0, took=5)
    assert find_signs(now=NOW) == 0


def test_staff_trying_a_test_out_are_no_sign(page, asked):
    take(page, people(1, staff=True)[0], choices(asked, [0] * QUESTIONS), gap=0, took=5)
    assert find_signs(now=NOW) == 0


def test_answers_given_one_by_one_too_quickly(home):
    stems = [f"<p>{'Apa yang Anda lakukan lebih dahulu di sini? ' * 5}{n}</p>" for n in range(6)]
    page = quiz_page(home, *[question(stem=stem) for stem in stems], title="Uji", purpose="test")
    asked = versions_of(page)
    take(page, people(1)[0], choices(asked, [0] * 6), gap=3, took=900)
    assert find_signs(now=NOW) == 1
    flag = IntegrityFlag.objects.get()
    assert (flag.sign, flag.evidence["timed"], flag.evidence["hurried"]) == ("hurry", 6, 6)


def quick(page, asked):
    take(page, people(1)[0], choices(asked, [0] * QUESTIONS), gap=0, took=5)
    find_signs(now=NOW)
    return IntegrityFlag.objects.get()


def test_a_sign_is_raised_once_and_stays_dismissed(page, asked):
    flag = quick(page, asked)
    judge_flag(flag=flag, by=AdministratorFactory(), state="dismissed", note="Mengenal soalnya.")
    assert find_signs(now=NOW) == 0
    assert IntegrityFlag.objects.get().state == "dismissed"


def test_no_sign_changes_a_result(page, asked, agency):
    """Whatever is found, and whatever is said of it: attempts stay as they are."""
    strangers(page, asked, members(agency, 20))
    for learner in members(agency, 2):
        take(page, learner, choices(asked, ALIKE))
    flag_of_pace = quick(page, asked) if not find_signs(now=NOW) else likenesses().get()
    before = list(Attempt.objects.values()), list(AttemptItem.objects.values())
    find_signs(now=NOW)
    for state in ("dismissed", "followed"):
        judge_flag(flag=flag_of_pace, by=AdministratorFactory(), state=state, note="Diperiksa.")
    assert (list(Attempt.objects.values()), list(AttemptItem.objects.values())) == before


def test_who_judged_when_and_why_is_kept_and_logged(page, asked):
    flag, judge = quick(page, asked), AdministratorFactory()
    judge_flag(flag=flag, by=judge, state="followed", note="Sudah berbicara dengan peserta.")
    flag.refresh_from_db()
    assert (flag.state, flag.judged_by) == ("followed", judge)
    assert flag.judged_at is not None
    entry = ModelLogEntry.objects.get(action="quizzes.judge_flag")
    assert (entry.user, entry.data["note"]) == (judge, "Sudah berbicara dengan peserta.")


def test_the_number_of_statements_does_not_grow(page, asked, agency):
    def statements():
        with CaptureQueriesContext(connection) as queries:
            find_signs(now=NOW)
        return len(queries)

    strangers(page, asked, members(agency, 3))
    few = statements()
    strangers(page, asked, [*members(agency, 60), *people(237)], seed=4)
    assert Attempt.objects.count() == 300
    assert statements() == few <= 8
