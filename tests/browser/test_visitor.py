"""A visitor without an account reads, marks as done, and practises: with scripts and without."""

import pytest
from playwright.sync_api import expect

from tests.browser.content import RIGHT, WRONG
from tests.browser.people import COURSE

LESSON = f"{COURSE}modul/pelajaran-1/"
PRACTICE = f"{COURSE}modul/latihan/"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visitor(someone, request):
    person = someone(java_script_enabled=request.param)
    person.has_scripts = request.param
    return person


def test_reads_a_lesson_and_marks_it_done(visitor):
    visitor.go(COURSE)
    visitor.press("Mulai")
    visitor.is_at(LESSON)
    visitor.press("Tandai selesai dan lanjut")
    visitor.is_at(f"{COURSE}modul/pelajaran-2/")
    visitor.go(LESSON)
    visitor.sees("Pelajaran ini sudah Anda tandai selesai.")
    visitor.go(COURSE)
    visitor.sees("1 dari 3 kegiatan wajib selesai")


def test_practises_and_reads_the_feedback(visitor):
    visitor.go(PRACTICE)
    visitor.press("Mulai latihan")
    visitor.answers(RIGHT)
    visitor.hands_in()
    visitor.sees("100%")
    visitor.sees("Lulus")
    visitor.sees("Tepat: memeriksa itu pelindung pertama.")
    if visitor.has_scripts:
        visitor.meets_no_barrier()


def test_is_asked_about_gaps_and_may_try_again(visitor):
    visitor.go(PRACTICE)
    visitor.press("Mulai latihan")
    visitor.page.get_by_label(WRONG).first.check()
    visitor.press("Kirim jawaban")
    visitor.sees("Masih ada 1 soal yang belum Anda jawab")
    visitor.press("Kirim saja")
    visitor.sees("Belum lulus")
    visitor.press("Coba lagi")
    visitor.sees("Percobaan ke-2")


def test_resumes_after_closing_the_page(visitor):
    visitor.go(PRACTICE)
    visitor.press("Mulai latihan")
    visitor.page.get_by_label(RIGHT).first.check()
    if visitor.has_scripts:
        visitor.is_told("Tersimpan")
    else:
        visitor.press("Simpan dulu")
        visitor.sees("Jawaban Anda tersimpan")
    visitor.page.close()
    visitor.page = visitor.context.new_page()
    visitor.go(PRACTICE)
    visitor.press("Lanjutkan mengerjakan")
    expect(visitor.page.get_by_label(RIGHT).first).to_be_checked()
    expect(visitor.page.get_by_label(RIGHT).last).not_to_be_checked()


def test_by_keyboard_alone(someone):
    """Tab, arrows, space and Enter reach and work everything; focus can always be seen."""
    visitor = someone()
    visitor.go(LESSON)
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    visitor.tabs_to("Tandai selesai dan lanjut")
    visitor.page.keyboard.press("Enter")
    visitor.is_at(f"{COURSE}modul/pelajaran-2/")
    visitor.go(PRACTICE)
    visitor.tabs_to("Mulai latihan")
    visitor.page.keyboard.press("Enter")
    visitor.sees("Percobaan ke-1")
    for number in (1, 2):
        visitor.tabs_to(f"answer-{number}")
        visitor.page.keyboard.press("Space")
    visitor.is_told("Tersimpan")
    visitor.tabs_to("Kirim jawaban")
    visitor.page.keyboard.press("Enter")
    visitor.sees("Jawaban Anda, ")


def test_self_check_in_a_lesson(visitor):
    """A lesson's own question answers in place, or on a page of its own without scripts."""
    visitor.go(
        "/kursus/cerdas-bermedia-mengenali-dan-melawan-hoaks/langkah-sift/"
        "telusuri-sumber-membaca-menyamping/"
    )
    question = visitor.page.locator("self-check").first
    question.get_by_role("radio").or_(question.get_by_role("checkbox")).first.check()
    question.get_by_role("button").first.click()
    expect(visitor.page.locator(".question__verdict").first).to_be_visible()
