"""Marks by people, from the first to the one that settles, and corrections."""

from decimal import Decimal

import pytest
from django.core import mail

from literasi.users import privacy
from quizzes.marking import CLAIMED_FOR, Hindrance
from quizzes.models import Attempt, AttemptItem, Mark
from quizzes.services import (
    MarkRefused,
    claim,
    correct_mark,
    record_mark,
)
from tests.factories.marking import (
    essay,
    hand_in,
    levels_of,
    mark,
    marker,
    test_of,
    waiting_item,
)
from tests.factories.quizzes import items_of, question
from tests.quizzes.conftest import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def single(home, account):
    return waiting_item(test_of(home, essay(), question()), account)


@pytest.fixture
def double(home, account):
    return waiting_item(test_of(home, essay(markers=2), pass_mark=75), account)


def now(item) -> Attempt:
    item.refresh_from_db()
    return Attempt.objects.get(pk=item.attempt_id)


def refused(call, **arguments) -> Hindrance:
    with pytest.raises(MarkRefused) as caught:
        call(**arguments)
    return caught.value.hindrance


# --- One marker -----------------------------------------------------------------------


def test_the_one_mark_closes_the_attempt(single, graded, account):
    mark(single, 1, 3)
    attempt = now(single)
    assert (single.score, single.awaits) == (Decimal("0.8"), "")
    assert (attempt.state, attempt.percent, attempt.passed) == ("graded", 90, True)
    assert graded == [attempt]
    (sent,) = mail.outbox
    assert sent.to == [account.user.email]
    assert f"/percobaan/{attempt.uuid}/hasil/" in sent.body


def test_every_essay_is_waited_for(home, account, graded):
    attempt = hand_in(test_of(home, essay(), essay()), account)
    first, second = items_of(attempt)
    mark(first, 2, 3)
    assert now(first).is_awaiting
    assert graded == []
    mark(second, 2, 3)
    assert now(second).percent == 100
    assert graded == [attempt]
    assert len(mail.outbox) == 1


def test_thirds_add_up_without_rounding(home, account):
    """Stored scores are rounded down; three thirds are still the whole."""
    thirds = [{"text": "Isi", "levels": [{"points": n, "text": f"{n}"} for n in (3, 2, 1, 0)]}]
    attempt = hand_in(
        test_of(home, *[essay(criteria=thirds) for _ in range(3)], pass_mark=67), account
    )
    for item, points in zip(items_of(attempt), (3, 2, 1), strict=True):
        mark(item, points)
    attempt.refresh_from_db()
    assert (attempt.percent, attempt.earned) == (66, 2)


def test_nobody_marks_twice_or_what_is_settled_or_their_own(single, account):
    judge = marker()
    levels = levels_of(single, 2, 3)
    own = refused(record_mark, item=single, by=account.user, levels=levels, comment="")
    assert own is Hindrance.OWN
    mark(single, 2, 3, by=judge)
    for by, expected in ((judge, Hindrance.DONE), (marker(), Hindrance.SETTLED)):
        again = refused(record_mark, item=single, by=by, levels=levels, comment="")
        assert again is expected
    assert Mark.objects.count() == 1


# --- Two markers ----------------------------------------------------------------------


def test_two_who_agree_are_averaged(double, graded):
    mark(double, 2, 3)
    assert (now(double).state, double.awaits, double.score) == ("awaiting", "marker", None)
    mark(double, 1, 3)
    attempt = now(double)
    assert (double.score, attempt.percent, attempt.passed) == (Decimal("0.9"), 90, True)
    assert graded == [attempt]


def test_two_who_do_not_agree_are_settled_by_a_third(double, graded):
    one, other = marker(), marker()
    mark(double, 2, 3, by=one)
    mark(double, 2, 0, by=other)
    assert (now(double).state, double.awaits) == ("awaiting", "third")
    for by in (one, other):
        levels = levels_of(double, 2, 3)
        assert refused(record_mark, item=double, by=by, levels=levels, comment="") is Hindrance.DONE
    mark(double, 1, 3)
    assert (now(double).percent, double.awaits) == (80, "")
    assert len(graded) == 1


# --- Claims ---------------------------------------------------------------------------


def test_what_is_opened_is_kept_for_a_while(single):
    one, other = marker(), marker()
    claim(item=single, by=one, now=NOON)
    assert refused(claim, item=single, by=other, now=NOON) is Hindrance.BUSY
    claim(item=single, by=one, now=NOON)
    claim(item=single, by=other, now=NOON + CLAIMED_FOR)
    # It hinders opening only: a mark that is ready is taken.
    mark(single, 2, 3, by=one)
    assert single.claims.count() == 1


def test_two_may_have_open_what_two_mark(double):
    for by in (marker(), marker()):
        claim(item=double, by=by, now=NOON)
    assert refused(claim, item=double, by=marker(), now=NOON) is Hindrance.BUSY


# --- Corrections ----------------------------------------------------------------------


def correct(made, *points, by=None, reason="Salah baca."):
    levels = levels_of(made.item, *points)
    return correct_mark(mark=made, by=by or marker(), levels=levels, comment="", reason=reason)


def test_a_correction_supersedes_and_both_stay(single, graded):
    made = mark(single, 0, 0)
    assert (now(single).percent, now(single).passed) == (50, False)
    newer = correct(made, 2, 3)
    attempt = now(single)
    assert (attempt.percent, attempt.passed, single.score) == (100, True, 1)
    assert (newer.supersedes, newer.place, Mark.objects.count()) == (made, 1, 2)
    assert list(single.marks.standing()) == [newer]
    # Announced again, since only now it is passed.
    assert len(graded) == 2
    assert (
        refused(correct_mark, mark=made, by=marker(), levels={}, comment="", reason="Lagi")
        is Hindrance.DONE
    )


def test_what_was_passed_stays_passed(single, graded):
    made = mark(single, 2, 3)
    correct(made, 0, 0)
    attempt = now(single)
    assert (attempt.percent, attempt.passed) == (50, True)
    assert len(graded) == 1


def test_a_correction_that_parts_two_asks_a_third_and_keeps_the_result(double, graded):
    made = mark(double, 2, 3)
    mark(double, 2, 3)
    correct(made, 0, 0)
    attempt = now(double)
    assert (attempt.state, attempt.percent, double.awaits) == ("graded", 100, "third")
    mark(double, 1, 3)
    assert (now(double).percent, double.awaits) == (80, "")
    assert len(graded) == 1


def test_nobody_corrects_the_mark_of_their_own(single, account):
    made = mark(single, 0, 0)
    arguments = {"levels": {}, "comment": "", "reason": "x"}
    assert refused(correct_mark, mark=made, by=account.user, **arguments) is Hindrance.OWN


# --- A person's rights ----------------------------------------------------------------


def test_the_copy_holds_what_was_written_and_what_was_said(double, account):
    mark(double, 2, 3, comment="Bagus sekali.")
    (row,) = privacy.export(account.user)["esai"]
    assert (row["jawaban"], row["penilaian"]) == (double.response, [])
    mark(double, 2, 3)
    (row,) = privacy.export(account.user)["esai"]
    assert row["penilaian"][0]["catatan"] == "Bagus sekali."
    assert row["penilaian"][0]["kriteria"] == {"Fakta": "2/2", "Nada": "3/3"}


def test_erasing_an_account_takes_what_was_written(single, home, account):
    done = waiting_item(test_of(home, essay(), title="Tugas 2"), account)
    mark(done, 2, 3, comment="Rina, bagus.")
    mail.outbox.clear()
    privacy.erase(user=account.user)
    assert (now(single).state, single.score, single.response) == ("graded", 0, None)
    assert (now(done).percent, done.score, done.response) == (100, 1, None)
    assert Mark.objects.get().comment == ""
    assert not AttemptItem.objects.for_markers().exists()
    assert mail.outbox == []


def test_a_marker_who_goes_leaves_the_marks(single):
    made = mark(single, 2, 3)
    privacy.erase(user=made.by)
    made.refresh_from_db()
    assert made.by is None
