"""An essay from the keyboard of who writes it to the desk of who marks it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.answering import presses, types
from tests.browser.conftest import NARROW, WIDE
from tests.browser.content import MARKER
from tests.browser.people import COURSE

TEXT = "Kami sedang memeriksa laporan ini."
COMMENT = "Nadanya tenang. Sebut juga jam kabar berikutnya."


@pytest.fixture
def learner(someone):
    person = someone()
    person.has_scripts = True
    return person


def writes(person, page: str, begin: str) -> None:
    """Begin a quiz with one essay, write, and hand in, with the keyboard alone."""
    person.go(f"{COURSE}modul/{page}/")
    presses(person, begin)
    person.sees("Percobaan ke-1")
    person.meets_no_barrier()
    types(person, "Jawaban Anda", TEXT)
    person.sees("5 kata")
    presses(person, "Kirim jawaban")
    expect(person.page).to_have_url(re.compile("/hasil/"))


def test_in_practice_who_writes_judges(learner):
    writes(learner, "essay", "Mulai latihan")
    learner.sees("Contoh rahasia")
    learner.meets_no_barrier()
    for group in learner.page.locator(".rubric__choice").all():
        group.get_by_role("radio").first.focus()
        learner.page.keyboard.press("Space")
    presses(learner, "Simpan penilaian saya")
    learner.sees("100%")
    learner.sees("Penilaian Anda sendiri")
    learner.meets_no_barrier()


@pytest.fixture
def marker(someone):
    """Somebody at a desk: nobody marks on a phone."""
    person = someone()
    person.page.set_viewport_size(WIDE)
    person.logs_in(MARKER)
    return person


@pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)
def test_in_a_test_somebody_else_marks(learner, marker):
    learner.signs_up("Ratna Dewi")
    writes(learner, "tugas", "Mulai uji")
    learner.sees("Menunggu penilaian")
    learner.meets_no_barrier()
    opens_the_answer(marker)
    assert "Ratna Dewi" not in marker.page.locator("main").inner_text()
    marks_with_the_keyboard(marker)
    marker.sees("Penilaian Anda tercatat.")
    marker.go("/admin/penilaian/selesai/")
    marker.meets_no_barrier()
    learner.page.reload()
    learner.sees("80%")
    learner.sees("Sebut juga jam kabar berikutnya.")
    learner.meets_no_barrier()


def opens_the_answer(marker) -> None:
    """From the queue in the menu to the answer beside the rubric, with the keyboard alone."""
    marker.go("/admin/penilaian/")
    marker.meets_no_barrier()
    button = marker.page.locator("main").get_by_role("button", name="Apa yang Anda ingat?")
    button.first.focus()
    marker.page.keyboard.press("Enter")
    marker.sees(TEXT)
    marker.meets_no_barrier()


def marks_with_the_keyboard(marker) -> None:
    """Give one point less than the full number, and say why."""
    first, second = marker.page.locator(".desk__criterion").all()
    first.get_by_role("radio").first.focus()
    marker.page.keyboard.press("Space")
    marker.page.keyboard.press("ArrowDown")
    marker.page.keyboard.press("Tab")
    expect(second.get_by_role("radio").first).to_be_focused()
    marker.page.keyboard.press("Space")
    marker.page.keyboard.press("Tab")
    marker.page.keyboard.type(COMMENT)
    marker.page.keyboard.press("Tab")
    marker.page.keyboard.press("Enter")
