"""An essay in practice, written and judged with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import COURSE
from tests.browser.test_kinds import presses, types

TEXT = "Kami sedang memeriksa laporan ini."


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
