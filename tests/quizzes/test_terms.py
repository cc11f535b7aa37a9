"""Windows, honesty and room codes, from the page to the start."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from quizzes import services
from quizzes.models import Attempt, Quiz, QuizPage, RoomCode
from quizzes.services import Refused, start_attempt
from quizzes.terms import Refusal
from tests.factories.quizzes import attempt_at, form, items_of, quiz_of, quiz_page
from tests.factories.users import LearnerFactory
from tests.quizzes.conftest import HOUR, MINUTE, NOON
from tests.quizzes.taking import SAME_SITE, at

INSTANT = datetime.timedelta.resolution

pytestmark = pytest.mark.django_db


def change(page, **fields):
    """Change a live quiz as an editor would, by publishing it."""
    page = QuizPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def refusal(page, learner, now=NOON, **brought):
    with pytest.raises(Refused) as refused:
        start_attempt(learner=learner, quiz=quiz_of(page), now=now, **brought)
    return refused.value.permission.refusal


def begin(client, page, **fields):
    address = reverse("quizzes:start", args=[quiz_of(page).uuid])
    return client.post(address, fields, follow=True, **SAME_SITE)


# --- Windows --------------------------------------------------------------------------


def test_moving_a_date_makes_no_release(final):
    release = quiz_of(final).current
    change(final, opens_at=NOON, closes_at=NOON + HOUR, needs_code=True)
    assert quiz_of(final).current == release


def test_a_quiz_opens_and_closes(final, account):
    page = change(final, opens_at=NOON, closes_at=NOON + HOUR)
    assert refusal(page, account, NOON - MINUTE) is Refusal.NOT_OPEN_YET
    assert refusal(page, account, NOON + HOUR) is Refusal.CLOSED
    attempt = attempt_at(page, account, NOON + 45 * MINUTE)
    assert attempt.deadline_at == NOON + HOUR, "fifteen of thirty minutes are left"


def test_a_later_closing_time_reaches_who_is_under_way(final, account):
    page = change(final, closes_at=NOON + HOUR)
    attempt = attempt_at(page, account, NOON + 45 * MINUTE)
    change(page, closes_at=NOON + 2 * HOUR)
    attempt.refresh_from_db()
    assert attempt.deadline_at == NOON + 75 * MINUTE, "their full half hour"
    change(page, closes_at=NOON + 46 * MINUTE)
    attempt.refresh_from_db()
    assert attempt.deadline_at == NOON + 75 * MINUTE, "nobody's time gets shorter"


def test_a_quiz_must_close_after_it_opens(final):
    final.opens_at = final.closes_at = NOON
    with pytest.raises(ValidationError, match="setelah dibuka"):
        final.clean()


def test_the_page_says_when_in_words(as_account, final):
    change(final, opens_at=NOON, closes_at=NOON + HOUR)
    text = as_account.get(final.url).text
    assert "Dibuka Senin, 23 November 2026, pukul 12.00 WIB" in text
    assert "Ditutup Senin, 23 November 2026, pukul 13.00 WIB" in text


def test_who_starts_late_is_told_before(as_account, final, frozen):
    change(final, closes_at=NOON + HOUR)
    frozen(NOON + 20 * MINUTE)
    assert "kurang dari 30 menit" not in as_account.get(final.url).text
    frozen(NOON + 40 * MINUTE)
    assert "kurang dari 30 menit" in as_account.get(final.url).text


@pytest.fixture
def frozen(monkeypatch):
    """Return what sets the time of the pages."""

    def set_to(now):
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)

    return set_to


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (NOON - HOUR, NOON),  # it opens
        (NOON, NOON + 30 * MINUTE + INSTANT),  # less than the full time is left
        (NOON + 40 * MINUTE, NOON + HOUR),  # it closes
        (NOON + HOUR, None),
    ],
)
def test_a_copy_for_visitors_is_kept_until_it_would_say_something_else(
    final, rf, frozen, now, until
):
    page = change(final, opens_at=NOON, closes_at=NOON + HOUR)
    frozen(now)
    assert page.serve(rf.get(page.url)).visitor_until == until


def test_a_visitor_meets_the_quiz_closed_as_soon_as_it_is(client, practice, frozen):
    change(practice, opens_at=NOON, closes_at=NOON + HOUR)
    frozen(NOON - MINUTE / 120)
    assert "baru dibuka Senin, 23 November 2026" in client.get(practice.url).text
    frozen(NOON)
    assert "Mulai latihan" in client.get(practice.url).text


# --- Honesty --------------------------------------------------------------------------

STATEMENT = "Saya mengerjakan uji ini sendiri."


def test_a_statement_is_accepted_and_kept_with_its_words(as_account, final, account):
    page = change(final, honesty=STATEMENT)
    text = as_account.get(page.url).text
    assert STATEMENT in text
    refused = begin(as_account, page)
    assert "Centang dahulu pernyataan kejujuran" in refused.text
    assert not Attempt.objects.exists()
    begin(as_account, page, jujur="1")
    attempt = Attempt.objects.get()
    assert attempt.honesty_at == attempt.started_at
    assert attempt.release.honesty == STATEMENT


def test_without_a_statement_nothing_is_accepted(final, account):
    attempt = start_attempt(learner=account, quiz=quiz_of(final), accepted=True)
    assert attempt.honesty_at is None
    assert "honesty" not in attempt.release.settings


def test_trying_again_leads_to_the_statement(as_account, final, account):
    page = change(final, honesty=STATEMENT, wait_hours=0)
    begin(as_account, page, jujur="1")
    attempt = Attempt.objects.get()
    done = as_account.post(at("submit", attempt), {"confirm": "1"}, follow=True)
    assert f'href="{page.url}#mulai">Coba lagi' in done.text


# --- Room codes -----------------------------------------------------------------------


@pytest.fixture
def room(final):
    page = change(final, needs_code=True)
    return page, services.room_code(quiz=quiz_of(page)).code


def test_a_room_is_entered_with_its_code(room, account):
    page, code = room
    assert refusal(page, account) is Refusal.CODE_NEEDED
    assert refusal(page, account, code="SALAH1") is Refusal.WRONG_CODE
    typed = f" {code[:3].lower()}-{code[3:]} "
    assert start_attempt(learner=account, quiz=quiz_of(page), code=typed, now=NOON)


def test_who_has_begun_goes_on_without_a_code(room, account):
    page, code = room
    attempt = start_attempt(learner=account, quiz=quiz_of(page), code=code, now=NOON)
    services.change_code(quiz=quiz_of(page), by=LearnerFactory().user)
    assert start_attempt(learner=account, quiz=quiz_of(page), now=NOON + MINUTE) == attempt
    other = LearnerFactory()
    assert refusal(page, other, code=code) is Refusal.WRONG_CODE


def test_a_code_is_never_shown_to_learners(room, client, as_account, account):
    page, code = room
    attempt = start_attempt(learner=account, quiz=quiz_of(page), code=code)
    pages = [page.url, at("attempt", attempt), at("submit", attempt)]
    assert all(code not in as_account.get(address).text for address in pages)
    assert code not in client.get(page.url).text
    assert code not in str(quiz_of(page).current.settings)
    assert all(code not in str(revision.content) for revision in page.revisions.all())


def test_a_new_code_differs_and_makes_no_release(room):
    page, code = room
    quiz = quiz_of(page)
    changed = services.change_code(quiz=quiz, by=LearnerFactory().user)
    assert changed.code != code
    assert RoomCode.objects.get() == changed
    assert quiz_of(page).current == quiz.current


def test_wrong_codes_are_counted_and_right_ones_are_not(room, as_account, monkeypatch):
    page, code = room
    monkeypatch.setattr("time.time", lambda: 1_795_000_000.0)
    for _ in range(10):
        assert "tidak cocok" in begin(as_account, page, kode="SALAH1").text
    assert "terlalu sering salah" in begin(as_account, page, kode=code).text
    assert not Attempt.objects.exists()
    monkeypatch.setattr("time.time", lambda: 1_795_000_060.0)
    assert "Percobaan ke-1" in begin(as_account, page, kode=code).text


@pytest.mark.parametrize("typed", ["", "   ", "x" * 10_000, "Ω", "\x00"])
def test_rubbish_is_no_code(room, as_account, typed):
    page, _code = room
    assert "Belum ada percobaan yang terpakai" in begin(as_account, page, kode=typed).text


# --- Time that is up, or not ----------------------------------------------------------


def test_a_page_that_thinks_time_is_up_hands_in_only_when_it_is(as_account, final, account):
    attempt = attempt_at(final, account)
    items = items_of(attempt)
    response = as_account.post(at("submit", attempt), form(items[:2]) | {"timeup": "1"})
    assert response.url == at("attempt", attempt)
    attempt.refresh_from_db()
    assert attempt.is_open
    assert attempt.items.filter(response__isnull=False).count() == 2
    Attempt.objects.update(deadline_at=attempt.started_at)
    over = as_account.post(at("submit", attempt), form(items[:3]) | {"timeup": "1"})
    assert over.url == at("review", attempt)


# --- Previews -------------------------------------------------------------------------


def test_a_preview_shows_what_learners_will_meet(editor, final):
    page = final.get_latest_revision_as_object()
    page.honesty, page.needs_code, page.time_limit = STATEMENT, True, 77
    page.closes_at = NOON + datetime.timedelta(days=900)
    response = page.make_preview_request()
    assert STATEMENT in response.text
    assert "Kode ruang" in response.text
    assert "77 menit" in response.text
    assert "Ditutup" in response.text


def test_a_quiz_that_was_never_published_can_be_previewed(editor, home, questions):
    page = quiz_page(home, *questions)
    Quiz.objects.filter(page=page).update(current=None, page=None)
    response = QuizPage.objects.get(pk=page.pk).make_preview_request()
    assert "Mulai latihan" in response.text
