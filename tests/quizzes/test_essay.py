"""Essays: what editors may write, what is shown, and what becomes of an attempt with one."""

import html

import pytest
from wagtail.blocks import StructBlockValidationError

from courses.blocks import CheckBlock
from quizzes import selfcheck
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem
from quizzes.rules import EVERYTHING
from quizzes.services import Answer, close_overdue, save_answers
from tests.factories.kinds import ESSAY
from tests.factories.marking import TEXT, essay, hand_in, test_of
from tests.factories.quizzes import attempt_at, items_of, question, quiz_of, quiz_page
from tests.quizzes.conftest import HOUR
from tests.quizzes.taking import SAME_SITE, at
from tests.quizzes.writing import NO_KEY, SCORE_ONLY, accepts, attempt_of, complaint, drawn, takes

pytestmark = pytest.mark.django_db

NAME = "essay"
SECRETS = (ESSAY["model"], ESSAY["guide"])


def criterion(*points, text="Fakta"):
    levels = [{"points": worth, "text": f"Tingkat {worth}."} for worth in points]
    return {"text": text, "levels": levels}


# --- Editing --------------------------------------------------------------------------


def test_a_rubric_is_accepted():
    accepts(NAME)
    accepts(NAME, least=None, most=None, markers="2", show_rubric=False, guide="")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"criteria": [criterion(0, 2)]}, "Urutkan tingkat dari poin tertinggi"),
        ({"criteria": [criterion(2, 2, 0)]}, "poin yang berbeda"),
        ({"criteria": [criterion(2, 1)]}, "Tingkat terendah tiap kriteria bernilai 0"),
        ({"criteria": [criterion(1, 0), criterion(1, 0, text="FAKTA ")]}, "berbunyi sama"),
        ({"criteria": [criterion(2)]}, ""),
        ({"criteria": []}, ""),
        ({"least": 100, "most": 50}, "lebih kecil"),
        ({"model": ""}, "Tulis contoh jawaban"),
    ],
)
def test_what_could_not_be_graded_is_refused(changes, told):
    assert told in complaint(NAME, **changes)


def test_a_lesson_does_not_ask_it_and_says_why():
    block, made = CheckBlock(), essay()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python({"question": made.pk}))
    assert "kuis latihan" in html.unescape(str(caught.value.as_json_data()))
    assert not selfcheck.checkable().exists()
    other = question()
    assert block.clean(block.to_python({"question": other.pk}))["question"] == other
    assert selfcheck.checkable().get() == other.current


# --- Showing --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, NO_KEY, SCORE_ONLY])
def test_the_model_answer_and_the_markers_guide_stay_secret(review):
    text = drawn(NAME, TEXT, review=review)
    assert TEXT in text
    assert not any(secret in text for secret in SECRETS)


def test_the_model_answer_is_told_with_the_key_and_the_guide_never():
    text = drawn(NAME, TEXT, review=EVERYTHING)
    assert ESSAY["model"] in text
    assert ESSAY["guide"] not in text


@pytest.mark.parametrize("shown", [True, False])
def test_the_rubric_is_shown_while_answering_if_the_author_wishes(shown):
    assert ("Tenang dan berempati" in drawn(NAME, show_rubric=shown)) is shown


def test_what_was_written_is_shown_as_text():
    text = drawn(NAME, "<script>alert(1)</script>\n\nBaris kedua", review=EVERYTHING)
    assert "<p>Baris kedua</p>" in text
    kind = KINDS[NAME]
    assert kind.clean_response({}, ["  ", "x" * 20_000]) == "x" * 10_000


# --- Attempts -------------------------------------------------------------------------


def test_a_test_with_an_essay_waits(home, account, graded):
    attempt = hand_in(test_of(home, essay(), question()), account)
    assert attempt.state == Attempt.State.AWAITING
    assert (attempt.percent, attempt.passed, attempt.earned) == (None, None, None)
    assert attempt.finished_at is not None
    written, chosen = items_of(attempt)
    assert (written.score, written.awaits) == (None, "marker")
    assert (chosen.score, chosen.awaits) == (1, "")
    assert graded == []


def test_an_empty_essay_is_nothing_at_once(home, account, graded):
    attempt = hand_in(test_of(home, essay(), question()), account, text="")
    assert attempt.state == Attempt.State.GRADED
    assert attempt.percent == 50
    assert graded == [attempt]


def test_what_waits_takes_no_more_answers(home, account):
    attempt = hand_in(test_of(home, essay()), account)
    item = items_of(attempt)[0]
    assert save_answers(answers=[Answer(item, "Lain", 99)]).closed
    # Even one that was on its way before the hand-in.
    item.attempt = Attempt(state=Attempt.State.OPEN)
    item.awaits = ""
    assert save_answers(answers=[Answer(item, "Lain", 99)]).closed
    assert AttemptItem.objects.get().response == TEXT


def test_it_counts_for_limits_and_waits(as_account, home, account):
    page = test_of(home, essay(), attempts_allowed=2, wait_hours=1)
    hand_in(page, account)
    assert "dapat dicoba lagi" in as_account.get(page.url).text
    Attempt.objects.update(finished_at="2026-01-01T00:00Z")
    text = as_account.get(page.url).text
    assert "Coba lagi" in text
    assert "Menunggu penilaian" in text


def test_time_closes_it_too(home, account):
    page = test_of(home, essay(), time_limit=30)
    attempt = attempt_at(page, account)
    save_answers(answers=[Answer(items_of(attempt)[0], TEXT, 1)])
    assert close_overdue(now=attempt.started_at + HOUR) == 1
    attempt.refresh_from_db()
    assert (attempt.state, attempt.closed_by) == ("awaiting", "time")
    assert attempt.finished_at == attempt.deadline_at
    assert close_overdue(now=attempt.started_at + HOUR) == 0


def test_the_learner_sees_that_it_waits(as_account, home, account):
    attempt = hand_in(test_of(home, essay(), question()), account)
    text = as_account.get(at("review", attempt)).text
    assert "Menunggu penilaian" in text
    assert "None" not in text
    assert "Benar" in text  # what the machine graded is told
    assert "Nilai tulisan Anda sendiri" not in text
    assert "Menunggu penilaian" in as_account.get("/belajar-saya/").text


def test_who_grades_is_told_before_it_is_begun(client, home, account):
    plain = quiz_page(home, question())
    assert "by_people" not in quiz_of(plain).current.settings
    assert "dinilai orang" in client.get(test_of(home, essay()).url).text
    assert "nilai sendiri" in client.get(quiz_page(home, essay()).url).text
    assert "nilai sendiri" not in client.get(plain.url).text


# --- Practice -------------------------------------------------------------------------


@pytest.fixture
def written(home, account):
    """A practice handed in, of an essay alone."""
    attempt = attempt_of(NAME, home, account)
    return attempt


def assess(client, attempt, item, **levels):
    address = at("review", attempt) + f"{item.slot}/"
    data = {f"level-{item.slot}-{key}": level for key, level in levels.items()}
    return client.post(address, data, follow=True, **SAME_SITE)


def chosen(item, *points):
    criteria = item.version.body["criteria"]
    pairs = zip(criteria, points, strict=True)
    return {
        c["id"]: next(o["id"] for o in c["levels"] if o["points"] == worth) for c, worth in pairs
    }


def test_in_practice_learners_judge_themselves(as_account, written, graded):
    page, review = takes(as_account, written, TEXT)
    assert TEXT in page
    assert "Nilai tulisan Anda sendiri" in review
    assert ESSAY["model"] in review
    assert graded == []
    item = items_of(written)[0]
    text = assess(as_account, written, item, **chosen(item, 1, 3)).text
    written.refresh_from_db()
    assert (written.state, written.percent, written.passed) == ("graded", 80, True)
    assert graded == [written]
    assert "Penilaian Anda sendiri" in text
    assert "1 dari 2 poin" in text
    # Once is enough.
    assess(as_account, written, item, **chosen(item, 0, 0))
    written.refresh_from_db()
    assert written.percent == 80


def test_a_level_for_each_criterion_is_asked(as_account, written):
    takes(as_account, written, TEXT)
    item = items_of(written)[0]
    first, _second = chosen(item, 2, 3).items()
    assert "Pilih satu tingkat" in assess(as_account, written, item, **dict([first])).text
    assert "Pilih satu tingkat" in assess(as_account, written, item, **{first[0]: "x"}).text
    written.refresh_from_db()
    assert written.is_awaiting


def test_nobody_judges_a_test_or_somebody_elses_practice(client, as_account, home, account):
    attempt = hand_in(test_of(home, essay()), account)
    item = items_of(attempt)[0]
    assess(as_account, attempt, item, **chosen(item, 2, 3))
    attempt.refresh_from_db()
    assert attempt.is_awaiting
    client.logout()
    answer = client.post(at("review", attempt) + "1/", {}, **SAME_SITE)
    assert answer.status_code == 404


def test_only_what_people_grade_can_be_judged(as_account, home, account):
    attempt = hand_in(quiz_page(home, question(), essay()), account)
    for slot in (1, 3, 9999):
        address = at("review", attempt) + f"{slot}/"
        assert as_account.post(address, {}, **SAME_SITE).status_code == 404


def test_a_visitor_may_practise_too(as_visitor, visitor, home):
    attempt = hand_in(quiz_page(home, essay()), visitor)
    item = items_of(attempt)[0]
    assert (
        "Penilaian Anda tersimpan" in assess(as_visitor, attempt, item, **chosen(item, 2, 3)).text
    )
    attempt.refresh_from_db()
    assert attempt.percent == 100
