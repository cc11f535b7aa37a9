"""Answers outlive a lost connection, a double click, and the Back button."""

import pytest
from playwright.sync_api import expect

from tests.browser.content import RIGHT, WRONG
from tests.browser.people import COURSE

OFFLINE = "ERR_INTERNET_DISCONNECTED"


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
    """They wait on the device and are put back, and sent, when the page opens again."""
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


def test_handing_in_offline_waits_for_the_connection(learner):
    learner.answers(RIGHT)
    learner.is_told("Tersimpan")
    learner.context.set_offline(True)
    learner.page.get_by_label(WRONG).first.check()
    learner.press("Kirim jawaban")
    learner.is_told("Menunggu sambungan")
    learner.context.set_offline(False)
    learner.sees("50%")


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
