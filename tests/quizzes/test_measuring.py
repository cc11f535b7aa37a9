"""What is computed and kept about questions and quizzes, and from whom."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizzes import tasks_figures
from quizzes.models import Attempt, AttemptItem, QuestionStatistics, QuizStatistics
from quizzes.services import measure_everything
from tests.factories.kinds import SAMPLES
from tests.factories.quizzes import (
    TopicFactory,
    question,
    quiz_page,
    republish,
    versions,
)
from tests.quizzes.crowd import choices, people, quiz, take, versions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    return quiz_page(home, *[question() for _ in range(4)], title="Uji", purpose="test")


@pytest.fixture
def asked(page):
    return versions_of(page)


def crowd(page, asked, *patterns):
    """Let one person take the quiz by each pattern of options chosen."""
    for learner, pattern in zip(people(len(patterns)), patterns, strict=True):
        take(page, learner, choices(asked, pattern))


RIGHT, WRONG, OTHER = 0, 1, 2
GOOD = [(0, 0, 0, 0)] * 10
WEAK = [(1, 1, 1, 2)] * 10


def statistics(version) -> QuestionStatistics:
    return QuestionStatistics.objects.get(version=version)


def test_figures_of_questions_are_kept(page, asked):
    crowd(page, asked, *GOOD, *WEAK, (0, 1, 1, None), (0, 0, 1, None))
    assert measure_everything() == (1, 4)
    first, last = statistics(asked[0]), statistics(asked[3])
    assert (first.people, round(first.facility, 2)) == (22, 0.55)
    assert first.discrimination > 0.7
    assert first.seconds == 30
    right, wrong = (option["id"] for option in asked[0].body["options"][:2])
    # Eleven have none of the others right; 5.94 of them are the weak, one in eleven was right.
    shares = first.choices["shares"]
    assert shares[right] == [round(12 / 22, 4), 1, round(5.52 / 10.12, 4), round(1 / 11, 4)]
    assert shares[wrong][3] == round(10 / 11, 4)
    assert last.choices["unanswered"][0] == round(2 / 22, 4)
    # Nobody chose the third option of the first question, everybody knew the key.
    assert first.verdict == "idle"
    assert first.choices["idle"] == [asked[0].body["options"][2]["id"]]


def test_too_few_people_give_figures_but_no_verdict(page, asked):
    crowd(page, asked, *GOOD[:3], *WEAK[:3])
    measure_everything()
    found = statistics(asked[0])
    assert (found.people, found.facility, found.verdict) == (6, 0.5, "few")
    assert QuizStatistics.objects.get().method == ""


def test_a_wrong_key_is_found(page, asked):
    """The first question's key is wrong: who knows the rest chooses its second option."""
    crowd(page, asked, *[(1, 0, 0, 0)] * 15, *[(0, 1, 1, 1)] * 10, *[(2, 1, 2, 1)] * 5)
    measure_everything()
    found = statistics(asked[0])
    assert found.verdict == "key"
    assert found.discrimination < 0
    assert found.choices["suspects"] == [asked[0].body["options"][1]["id"]]


def test_only_first_attempts_of_people_count(page, asked):
    someone = people(1)[0]
    everything = choices(asked, (0, 0, 0, 0))
    take(page, someone, choices(asked, (1, 1, 1, 1)))
    take(page, someone, everything, number=2)
    take(page, people(1, staff=True)[0], everything)
    take(page, people(1)[0], everything, closed_by="merge")
    take(page, people(1)[0], everything, state="open")
    measure_everything()
    assert statistics(asked[0]).people == 1
    assert statistics(asked[0]).facility == 0
    assert QuizStatistics.objects.get().people == 1


def test_visitors_are_people(page, asked, visitor):
    take(page, visitor, choices(asked, (0, 0, 0, 0)))
    measure_everything()
    assert statistics(asked[0]).people == 1


def test_who_meets_a_question_in_two_quizzes_counts_once(home, page, asked):
    made = asked[0].question
    second = quiz_page(home, made, question(), title="Latihan lain")
    someone = people(1)[0]
    take(page, someone, choices(asked, (1, 0, 0, 0)))
    take(second, someone, choices(versions_of(second), (0, 0)))
    measure_everything()
    assert (statistics(asked[0]).people, statistics(asked[0]).facility) == (1, 0)


def test_each_wording_has_its_own_figures(page, asked):
    crowd(page, asked, *GOOD[:2])
    made = asked[0].question
    made.stem = "<p>Kata lain</p>"
    republish(made)
    measure_everything()
    assert statistics(asked[0]).people == 2
    assert not QuestionStatistics.objects.filter(version=made.current).exists()


def test_answers_sent_together_tell_no_time(page, asked):
    take(page, people(1)[0], choices(asked, (0, 0, 0, 0)), gap=0)
    measure_everything()
    assert statistics(asked[0]).seconds is None


def test_computing_again_replaces(page, asked):
    crowd(page, asked, *GOOD[:1])
    measure_everything()
    crowd(page, asked, *WEAK[:1])
    measure_everything()
    assert statistics(asked[0]).facility == 0.5
    assert QuizStatistics.objects.get().people == 2


def test_figures_of_a_quiz_all_were_asked_the_same(page, asked):
    crowd(page, asked, *[(0, 0, 0, 0)] * 10, *[(0, 0, 1, 1)] * 5, *[(1, 1, 1, 1)] * 10)
    measure_everything()
    found = QuizStatistics.objects.get()
    assert (found.people, found.method, found.basis) == (25, "alpha", 25)
    assert found.mean == 50
    assert round(found.passed, 2) == 0.4
    assert found.histogram == [10, 0, 0, 0, 0, 5, 0, 0, 0, 10]
    assert found.minutes == 2.5
    assert 0.9 < found.reliability < 1
    assert found.error == pytest.approx(found.deviation * (1 - found.reliability) ** 0.5)


def test_figures_of_a_quiz_whose_questions_are_drawn(home):
    topic = TopicFactory()
    versions(topic, 12)
    page = quiz_page(home, (topic, 4), title="Undian")
    pool = versions_of(page)
    for number, learner in enumerate(people(30)):
        mine = [pool[(number + step * 3) % 12] for step in range(4)]
        place = RIGHT if number % 2 else WRONG
        take(page, learner, choices(mine, (place, place, place, RIGHT)))
    measure_everything()
    found = QuizStatistics.objects.get()
    assert (found.method, found.basis) == ("drawn", 30)
    assert 0 < found.reliability < 1


def test_typed_answers_show_when_several_typed_the_same(home):
    sample = SAMPLES["short_text"]
    made = question()
    body = made.current.body | sample.body("short_text")
    type(made.current).objects.filter(pk=made.current.pk).update(kind="short_text", body=body)
    page = quiz_page(home, made, title="Isian")
    asked = versions_of(page)
    typed = ["membaca menyamping"] * 3 + ["membaca cepat"] + ["tidak tahu"] * 3 + ["Budi, 0812"] * 2
    for learner, text in zip(people(len(typed)), typed, strict=True):
        take(page, learner, {asked[0].pk: text})
    measure_everything()
    found = statistics(asked[0]).choices
    assert found["typed"] == [["tidak tahu", 3]]
    assert found["other"][0] == round(5 / 9, 4)
    assert "budi" not in str(found).casefold()


def test_the_number_of_statements_does_not_grow(page, asked):
    def statements():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            measure_everything()
        return len(queries)

    crowd(page, asked, *GOOD[:3])
    few = statements()
    crowd(page, asked, *GOOD * 15, *WEAK * 15)
    assert Attempt.objects.count() == 303
    assert statements() == few <= 12


def test_nothing_learners_did_is_touched(page, asked):
    crowd(page, asked, *GOOD, *WEAK)
    before = list(Attempt.objects.values()), list(AttemptItem.objects.values())
    measure_everything()
    assert (list(Attempt.objects.values()), list(AttemptItem.objects.values())) == before


def test_the_clock_computes_everything(page, asked):
    crowd(page, asked, *GOOD[:2])
    out = io.StringIO()
    call_command("measure_questions", stdout=out)
    assert out.getvalue() == "Measured 1 quizzes and 4 question versions; 0 new signs.\n"


def test_one_quiz_can_be_computed_by_itself(home, page, asked):
    other = quiz_page(home, question(), title="Lain")
    crowd(page, asked, *GOOD[:2])
    take(other, people(1)[0], choices(versions_of(other), (0,)))
    tasks_figures.measure_quiz.enqueue(quiz(other).pk)
    assert QuizStatistics.objects.get().quiz == quiz(other)
    assert not QuestionStatistics.objects.filter(version=asked[0]).exists()


def test_without_attempts_there_is_nothing(db):
    assert measure_everything() == (0, 0)
