"""Regrading after a wrong key: what is shown is what is done, and it can be undone."""

import json

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from quizzes.models import Attempt, Regrade, RegradeLine
from quizzes.passes import Pass
from quizzes.regrading import Hindrance, Policy
from quizzes.services import (
    RegradeRefused,
    regrade,
    reverse_regrade,
    submit_attempt,
)
from quizzes.services.correcting import Plan
from quizzes.services.regrading import examine
from quizzes.signals import attempt_regraded
from tests.factories.quizzes import (
    answer,
    attempt_at,
    items_of,
    question,
    quiz_page,
    republish,
)
from tests.factories.users import LearnerFactory
from tests.hearing import heard
from tests.quizzes.correcting import (
    REASON,
    chosen,
    everything,
    move_key,
    result,
    run,
    taken,
)

pytestmark = pytest.mark.django_db


# --- What each policy does ------------------------------------------------------------

# The first question was answered by the wrong key, by the right one, by neither, not at all;
# the second one always right.
ANSWERS = [0, 1, 2, None]


@pytest.mark.parametrize(
    ("policy", "lowers", "expected"),
    [
        (Policy.ACCEPT_BOTH, False, [100, 100, 50, 50]),
        (Policy.ACCEPT_BOTH, True, [100, 100, 50, 50]),
        (Policy.NEW_KEY, False, [100, 100, 50, 50]),
        (Policy.NEW_KEY, True, [50, 100, 50, 50]),
        (Policy.CREDIT, False, [100, 100, 100, 100]),
        (Policy.CREDIT, True, [100, 100, 100, 100]),
        (Policy.DROP, False, [100, 100, 100, 100]),
        (Policy.DROP, True, [100, 100, 100, 100]),
    ],
)
def test_policies(exam, faulty, wrong_version, corrector, policy, lowers, expected):
    attempts = [taken(exam, place, 0) for place in ANSWERS]
    key = move_key(faulty)
    before = everything()
    plan = Plan(wrong_version, policy, key, lowers)
    shown = examine(plan)
    assert everything() == before
    made = run(plan, corrector)
    assert [result(attempt)[2] for attempt in attempts] == expected
    assert made.numbers == shown.numbers
    assert [(row.attempt.pk, row.after.grade.percent) for row in shown.changed] == [
        (line.attempt_id, line.after["percent"]) for line in made.lines.order_by("attempt_id")
    ]
    reverse_regrade(regrade=made, by=corrector, reason="Salah pilih.")
    assert everything() == before
    assert set(made.lines.values_list("undone", flat=True)) <= {"restored"}


def test_a_dropped_question_leaves_the_possible_points(exam, wrong_version, corrector):
    attempt = taken(exam, 1, 0)
    assert result(attempt) == (1, 2, 50, False)
    run(Plan(wrong_version, Policy.DROP), corrector)
    assert result(attempt) == (1, 1, 100, True)


def test_dropping_never_takes_a_point_that_was_earned(exam, wrong_version, corrector):
    attempt = taken(exam, 0, 1)
    run(Plan(wrong_version, Policy.DROP), corrector)
    assert result(attempt) == (1, 2, 50, False)
    assert Regrade.objects.get().numbers["kept"] == 1


def test_a_pass_is_lowered_only_when_asked(exam, faulty, wrong_version, corrector):
    attempt = taken(exam, 0, 0)
    key = move_key(faulty)
    first = run(Plan(wrong_version, Policy.NEW_KEY, key), corrector)
    assert (result(attempt)[3], first.numbers["kept"], first.numbers["lost"]) == (True, 1, 0)
    second = run(Plan(wrong_version, Policy.NEW_KEY, key, lowers=True), corrector)
    assert (result(attempt), second.numbers["lost"]) == ((1, 2, 50, False), 1)


def test_a_part_of_a_point_stays_exact(home, corrector):
    """Three thirds are a whole, though stored as 0.3333 each."""
    pairs = [("A", True), ("B", True), ("C", True), ("D", False)]
    several = [question(kind="multiple_choice", pairs=pairs) for _ in range(3)]
    wrong = question()
    exam = quiz_page(home, *several, wrong, pass_mark=50)
    attempt = attempt_at(exam, LearnerFactory())
    thirds = [
        answer(item, ids=[item.version.body["options"][0]["id"]]) for item in items_of(attempt)[:3]
    ]
    submit_attempt(attempt=attempt, answers=thirds)
    assert result(attempt) == (1, 4, 25, False)
    run(Plan(wrong.current, Policy.CREDIT), corrector)
    assert result(attempt) == (2, 4, 50, True)
    run(Plan(several[0].current, Policy.DROP, lowers=True), corrector)
    assert result(attempt)[1:3] == (3, 55)


# --- What cannot be done --------------------------------------------------------------


def refused(plan) -> Hindrance:
    with pytest.raises(RegradeRefused) as told:
        examine(plan)
    return told.value.hindrance


def test_other_choices_cannot_be_compared(exam, faulty, wrong_version):
    raw = json.loads(json.dumps(faulty.body.get_prep_value()))
    raw[0]["value"]["options"][1]["value"]["text"] = "Sesuatu yang lain sama sekali"
    faulty.body = json.dumps(raw)
    key = republish(faulty)
    for policy in (Policy.NEW_KEY, Policy.ACCEPT_BOTH):
        assert refused(Plan(wrong_version, policy, key)) is Hindrance.OTHER_CHOICES
    assert examine(Plan(wrong_version, Policy.CREDIT, key)).considered == []


def test_another_kind_cannot_be_compared(wrong_version):
    other = question(kind="true_false").current
    assert refused(Plan(wrong_version, Policy.NEW_KEY, other)) is Hindrance.OTHER_CHOICES


def test_a_key_is_needed_where_it_judges(wrong_version):
    assert refused(Plan(wrong_version, Policy.ACCEPT_BOTH)) is Hindrance.NO_KEY


def test_what_changed_since_it_was_shown_is_not_done(exam, faulty, wrong_version, corrector):
    taken(exam, 1, 0)
    plan = Plan(wrong_version, Policy.ACCEPT_BOTH, move_key(faulty))
    digest = examine(plan).digest
    # By now the new version is asked: what is handed in since does not matter.
    taken(exam, 1, 0)
    assert examine(plan).digest == digest
    Attempt.objects.filter(pk=Attempt.objects.earliest("pk").pk).update(passed=True)
    before = everything()
    with pytest.raises(RegradeRefused) as told:
        regrade(plan=plan, by=corrector, reason=REASON, digest=digest)
    assert told.value.hindrance is Hindrance.CHANGED
    assert everything() == before
    assert not Regrade.objects.exists()


# --- Attempts under way ---------------------------------------------------------------


def test_an_open_attempt_is_judged_by_the_correction_when_handed_in(
    exam, faulty, wrong_version, corrector
):
    attempt = attempt_at(exam, LearnerFactory())
    made = run(Plan(wrong_version, Policy.ACCEPT_BOTH, move_key(faulty)), corrector)
    assert made.numbers["open"] == 1
    submit_attempt(attempt=attempt, answers=chosen(attempt, 1, 0))
    assert result(attempt) == (2, 2, 100, True)
    line = RegradeLine.objects.get()
    assert (line.gained, line.before["percent"], line.after["percent"]) == (True, 50, 100)
    reverse_regrade(regrade=made, by=corrector, reason="Keliru.")
    assert result(attempt) == (1, 2, 50, False)


def test_an_attempt_begun_after_it_is_judged_by_it_too(exam, wrong_version, corrector):
    run(Plan(wrong_version, Policy.DROP), corrector)
    attempt = taken(exam, 1, 0)
    assert result(attempt) == (1, 1, 100, True)
    assert items_of(attempt)[0].counts is False


def test_an_attempt_still_open_forgets_a_correction_that_was_undone(exam, wrong_version, corrector):
    attempt = attempt_at(exam, LearnerFactory())
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    reverse_regrade(regrade=made, by=corrector, reason="Keliru.")
    submit_attempt(attempt=attempt, answers=chosen(attempt, 1, 0))
    assert result(attempt)[2] == 50
    assert not RegradeLine.objects.exists()


def test_nothing_is_lowered_at_hand_in_either(exam, faulty, wrong_version, corrector):
    attempt = attempt_at(exam, LearnerFactory())
    run(Plan(wrong_version, Policy.NEW_KEY, move_key(faulty)), corrector)
    submit_attempt(attempt=attempt, answers=chosen(attempt, 0, 0))
    assert result(attempt)[2] == 100


# --- One upon the other ---------------------------------------------------------------


def test_of_two_upon_each_other_the_newer_is_undone_first(exam, faulty, wrong_version, corrector):
    attempts = [taken(exam, place, 0) for place in ANSWERS]
    late = attempt_at(exam, LearnerFactory())
    before = everything()
    first = run(Plan(wrong_version, Policy.ACCEPT_BOTH, move_key(faulty)), corrector)
    between = everything()
    second = run(Plan(wrong_version, Policy.CREDIT), corrector)
    assert [result(attempt)[2] for attempt in attempts] == [100] * 4
    with pytest.raises(RegradeRefused) as told:
        reverse_regrade(regrade=first, by=corrector, reason="Keliru.")
    assert told.value.hindrance is Hindrance.BUILT_UPON
    reverse_regrade(regrade=second, by=corrector, reason="Keliru.")
    assert everything() == between
    reverse_regrade(regrade=first, by=corrector, reason="Keliru.")
    assert everything() == before
    assert not items_of(late)[0].correction_id


def test_an_open_attempt_goes_through_all_of_them_and_back(exam, faulty, wrong_version, corrector):
    attempt = attempt_at(exam, LearnerFactory())
    first = run(Plan(wrong_version, Policy.ACCEPT_BOTH, move_key(faulty)), corrector)
    second = run(Plan(wrong_version, Policy.DROP), corrector)
    submit_attempt(attempt=attempt, answers=chosen(attempt, 2, 0))
    assert result(attempt) == (1, 1, 100, True)
    reverse_regrade(regrade=second, by=corrector, reason="Keliru.")
    assert result(attempt) == (1, 2, 50, False)
    reverse_regrade(regrade=first, by=corrector, reason="Keliru.")
    assert result(attempt) == (1, 2, 50, False)


def test_what_else_changed_since_stays_and_is_told(home, corrector):
    two = [question(), question()]
    attempt = taken(quiz_page(home, *two, pass_mark=100), 1, 1)
    first = run(Plan(two[0].current, Policy.CREDIT), corrector)
    run(Plan(two[1].current, Policy.CREDIT), corrector)
    assert result(attempt) == (2, 2, 100, True)
    reverse_regrade(regrade=first, by=corrector, reason="Keliru.")
    assert result(attempt) == (1, 2, 50, True)
    assert first.lines.get().undone == "recounted"


def test_undone_once_only(exam, wrong_version, corrector):
    taken(exam, 1, 0)
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    stale = Regrade.objects.get()
    reverse_regrade(regrade=made, by=corrector, reason="Keliru.")
    with pytest.raises(RegradeRefused) as told:
        reverse_regrade(regrade=stale, by=corrector, reason="Keliru.")
    assert told.value.hindrance is Hindrance.UNDONE


# --- Telling --------------------------------------------------------------------------


def test_who_passes_by_it_is_told_once(exam, wrong_version, corrector):
    learner, passed_already = LearnerFactory(), LearnerFactory()
    for who in (learner, passed_already):
        who.user.email = f"{who.pk}@majalengka.go.id"
        who.user.save()
    taken(exam, 1, 0, learner=learner)
    taken(exam, 0, 0, learner=passed_already)
    taken(exam, 1, 0, learner=passed_already)
    plan = Plan(wrong_version, Policy.CREDIT)
    quiz = Attempt.objects.first().quiz_id
    assert examine(plan).passes.gained == [Pass(learner.pk, quiz)]
    with heard(attempt_regraded, "attempt") as told:
        run(plan, corrector)
    assert len(told) == 2
    assert [letter.to for letter in mail.outbox] == [[learner.user.email]]
    assert "Anda lulus" in mail.outbox[0].body


def test_it_is_noted_in_the_questions_history(exam, faulty, wrong_version, corrector):
    made = run(Plan(wrong_version, Policy.CREDIT), corrector)
    reverse_regrade(regrade=made, by=corrector, reason="Keliru.")
    found = ModelLogEntry.objects.for_instance(faulty).order_by("pk")
    noted = [(entry.action, entry.data["reason"]) for entry in found if "regrade" in entry.action]
    assert noted == [("quizzes.regrade", REASON), ("quizzes.reverse_regrade", "Keliru.")]
