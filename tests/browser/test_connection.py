"""Answers outlive a lost connection, a double click, and the Back button."""

import pytest
from playwright.sync_api import expect

from tests.browser.content import RIGHT, WRONG
from tests.browser.people import COURSE

OFFLINE = "ERR_INTERNET_DISCONNECTED"
SAVING = "**/simpan/"
NO_STORAGE = "() => { Storage.prototype.setItem = () => { throw new DOMException('no room') } }"


@pytest.fixture
def learner(someone):
    person = someone()
    person.go(f"{COURSE}modul/latihan/")
    person.press("Mulai latihan")
    person.page.locator("answer-sync:defined").wait_for()
    person.watch.allow(OFFLINE)
    return person


def test_answers_given_offline_are_sent_when_the_connection_returns(learner):
    learner.context.set_offline(True)
    learner.answers(RIGHT)
    learner.is_told("Belum terkirim, disimpan di gawai ini")
    learner.context.set_offline(False)
    learner.is_told("Tersimpan")
    learner.page.reload()
    expect(learner.page.get_by_label(RIGHT)).to_have_count(2)
    for choice in learner.page.get_by_label(RIGHT).all():
        expect(choice).to_be_checked()


def test_answers_survive_closing_the_page_offline(learner):
    """They wait on the device and are put back, and sent, when the page opens again.

    What the closing page sends may still arrive before: then that is what the reader is told.
    """
    address = learner.page.url
    learner.context.set_offline(True)
    learner.answers(RIGHT)
    learner.is_told("Belum terkirim")
    learner.page.close()
    learner.context.set_offline(False)
    learner.page = learner.context.new_page()
    learner.go(address)
    learner.is_told("Tersimpan")
    learner.page.reload()
    expect(learner.page.get_by_label(RIGHT).first).to_be_checked()


def test_answer_that_arrived_but_was_never_confirmed_is_told_as_saved(learner):
    """The server had it, the page closed without knowing: the next page says so."""
    learner.watch.allow("ERR_FAILED")

    def deliver_and_drop_the_reply(route):
        route.fetch()
        route.abort()

    learner.context.route(SAVING, deliver_and_drop_the_reply)
    learner.page.get_by_label(RIGHT).first.check()
    learner.is_told("Belum terkirim")
    learner.context.unroute(SAVING)
    learner.context.route(SAVING, lambda route: route.abort())
    learner.page.reload()
    learner.is_told("Tersimpan")
    expect(learner.page.get_by_label(RIGHT).first).to_be_checked()


def test_device_that_stores_nothing_sends_when_the_connection_returns(learner):
    learner.page.evaluate(NO_STORAGE)
    learner.context.set_offline(True)
    learner.answers(RIGHT)
    learner.is_told("Belum terkirim")
    learner.context.set_offline(False)
    learner.is_told("Tersimpan")
    learner.page.reload()
    expect(learner.page.get_by_label(RIGHT).last).to_be_checked()


def test_device_without_room_left_sends_the_last_answer(learner):
    """What is stored is older than what this page knows, and must not come before it."""
    learner.context.set_offline(True)
    learner.page.get_by_label(WRONG).first.check()
    learner.is_told("Belum terkirim")
    learner.page.evaluate(NO_STORAGE)
    learner.page.get_by_label(RIGHT).first.check()
    learner.context.set_offline(False)
    learner.is_told("Tersimpan")
    learner.page.reload()
    expect(learner.page.get_by_label(RIGHT).first).to_be_checked()


def test_what_is_being_typed_is_kept_with_every_letter(learner):
    """A page may close in the middle of a word."""
    learner.page.locator(".options").first.evaluate(
        "options => options.innerHTML = '<input type=text name=answer-1 aria-label=Jawaban>'"
    )
    learner.answers(RIGHT)
    learner.is_told("Tersimpan")
    learner.context.set_offline(True)
    learner.page.get_by_label("Jawaban", exact=True).press_sequentially("Maj")
    assert '"values":["Maj"]' in learner.page.evaluate("Object.values(localStorage).join()")
    learner.is_told("Belum terkirim")


def test_attempt_handed_in_elsewhere_leads_to_its_result(learner):
    """An answer that came too late is never called saved."""
    other = learner.context.new_page()
    other.goto(learner.page.url)
    for choice in other.get_by_label(WRONG).all():
        choice.check()
    other.get_by_role("button", name="Kirim jawaban").click()
    expect(other.locator(".result__score")).to_have_text("0%")
    told = []
    learner.page.expose_function("heard", lambda text: told.append(text))
    learner.page.locator("[data-status]").evaluate(
        "status => new MutationObserver(() => heard(status.textContent))"
        ".observe(status, {childList: true})"
    )
    learner.page.get_by_label(RIGHT).first.click()
    learner.sees("Belum lulus")
    assert told == ["Menyimpan…"]


def test_handing_in_offline_waits_for_the_connection(learner):
    learner.answers(RIGHT)
    learner.is_told("Tersimpan")
    learner.context.set_offline(True)
    learner.page.get_by_label(WRONG).first.check()
    learner.press("Kirim jawaban")
    learner.is_told("Menunggu sambungan")
    learner.context.set_offline(False)
    learner.sees("50%")


def test_last_answers_given_offline_are_handed_in_with_the_rest(learner):
    learner.context.set_offline(True)
    learner.answers(RIGHT)
    learner.press("Kirim jawaban")
    learner.is_told("Menunggu sambungan")
    learner.context.set_offline(False)
    learner.sees("100%")


@pytest.mark.parametrize("year", [2001, 2046])
def test_phone_whose_clock_is_years_off_saves_what_was_answered_last(someone, year):
    """Only the order of a device's answers counts, never what its clock says of the time."""
    person = someone()
    person.page.clock.set_fixed_time(f"{year}-01-01T00:00:00Z")
    person.go(f"{COURSE}modul/latihan/")
    person.press("Mulai latihan")
    for choice in (WRONG, RIGHT):
        person.answers(choice)
        person.is_told("Tersimpan")
    person.page.reload()
    expect(person.page.get_by_label(RIGHT).first).to_be_checked()
    person.press("Kirim jawaban")
    person.sees("100%")


def test_answer_by_a_right_clock_follows_that_of_one_years_ahead(someone):
    """What the server has seen counts: the same learner goes on where the clock is right."""
    person = someone()
    person.page.clock.set_fixed_time("2046-01-01T00:00:00Z")
    person.go(f"{COURSE}modul/latihan/")
    person.press("Mulai latihan")
    person.answers(WRONG)
    person.is_told("Tersimpan")
    address, person.page = person.page.url, person.context.new_page()
    person.go(address)
    person.answers(RIGHT)
    person.is_told("Tersimpan")
    person.press("Kirim jawaban")
    person.sees("100%")


def test_double_click_hands_in_once(learner):
    learner.answers(RIGHT)
    learner.page.get_by_role("button", name="Kirim jawaban").dblclick()
    learner.sees("100%")
    learner.go(f"{COURSE}modul/latihan/")
    assert learner.page.locator(".results li").count() == 1


def test_double_click_starts_one_attempt(someone):
    person = someone()
    person.go(f"{COURSE}modul/latihan/")
    person.page.get_by_role("button", name="Mulai latihan").dblclick()
    person.sees("Percobaan ke-1")


def test_back_after_handing_in_shows_the_result(learner):
    """The old form must not come back to life: it leads to the result."""
    learner.answers(RIGHT)
    learner.press("Kirim jawaban")
    learner.sees("100%")
    learner.page.go_back()
    learner.sees("100%")
    expect(learner.page.get_by_role("button", name="Kirim jawaban")).to_have_count(0)


def test_newer_answer_of_another_tab_wins(learner):
    other = learner.context.new_page()
    other.goto(learner.page.url)
    learner.page.get_by_label(WRONG).first.check()
    learner.is_told("Tersimpan")
    other.get_by_label(RIGHT).first.check()
    expect(other.locator("[data-status]")).to_have_text("Tersimpan")
    learner.page.reload()
    expect(learner.page.get_by_label(RIGHT).first).to_be_checked()


def test_answer_given_before_the_script_arrives_is_saved_too(someone):
    """On a weak signal the page can be answered long before its script is there."""
    person = someone()
    person.go(f"{COURSE}modul/latihan/")
    waiting = []
    person.context.route("**/answer-sync*.js", lambda route: waiting.append(route))
    person.press("Mulai latihan")
    person.page.get_by_label(RIGHT).first.check()
    person.page.wait_for_timeout(100)
    waiting[0].continue_()
    person.is_told("Tersimpan")
