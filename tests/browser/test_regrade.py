"""A wrong key is corrected and the correction undone, in the admin, while a learner looks on."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WIDE
from tests.browser.content import ADMINISTRATOR, WRONG
from tests.browser.people import COURSE

PRACTICE = f"{COURSE}modul/latihan/"
# Wagtail's messages fade in, after a moment; half way they are as pale as nothing that stays.
SETTLED = """() => document.getAnimations().length === 0 &&
  [...document.querySelectorAll(".messages, .messages *")]
    .every(line => getComputedStyle(line).opacity === "1")
"""
REASON = "Kunci soal ini keliru."


@pytest.fixture(params=["light", "dark"])
def corrector(someone, request):
    person = someone(color_scheme=request.param)
    person.logs_in(ADMINISTRATOR)
    return person


@pytest.mark.parametrize("viewport", [WIDE], ids=["1280"], indirect=True)
def test_a_key_is_corrected_and_the_correction_undone(corrector, someone):
    learner, found = someone(), {}

    def look(name):
        corrector.page.wait_for_function(SETTLED)
        found[name] = corrector.barriers()

    fails(learner)
    chooses_the_question(corrector, look)
    does_it(corrector, look)
    learner.page.reload()
    learner.sees("50%")
    learner.sees(REASON)
    learner.meets_no_barrier()
    corrector.go("/admin/penilaian-ulang/")
    corrector.sees(REASON)
    look("list")
    corrector.page.go_back()
    undoes_it(corrector, look)
    learner.page.reload()
    expect(learner.page.get_by_text(REASON)).to_have_count(0)
    expect(learner.page.locator("main")).not_to_contain_text("50%")
    assert {name: lines for name, lines in found.items() if lines} == {}


def fails(learner) -> None:
    learner.go(PRACTICE)
    learner.press("Mulai latihan")
    learner.answers(WRONG)
    learner.hands_in()
    learner.sees("0%")


def chooses_the_question(corrector, look) -> None:
    corrector.go(PRACTICE)
    link = corrector.page.locator("wagtail-userbar a[href*='/edit/']").first
    number = re.search(r"/(\d+)/", link.get_attribute("href"))[1]
    corrector.go(f"/admin/penilaian-ulang/kuis/{number}/")
    look("questions of the quiz")
    corrector.page.locator("main").get_by_role("link", name="Latihan singkat: soal 1").click()
    corrector.page.get_by_label("Semua mendapat nilai penuh").focus()
    look("asked how")
    corrector.page.keyboard.press("Space")
    corrector.press("Lihat akibatnya")
    corrector.sees("0% → 50%")
    look("shown")


def does_it(corrector, look) -> None:
    corrector.press("Nilai ulang sekarang")
    expect(corrector.page.locator(".error-message")).to_have_count(1)
    look("asked why")
    corrector.page.get_by_label("Alasan").fill(REASON)
    corrector.press("Nilai ulang sekarang")
    corrector.sees("Selesai dinilai ulang")
    look("done")


def undoes_it(corrector, look) -> None:
    corrector.page.locator("main").get_by_role("link", name="Batalkan penilaian ulang").last.click()
    corrector.page.get_by_label("Alasan").fill("Salah pilih.")
    look("asked to undo")
    corrector.page.get_by_role("button", name="Batalkan penilaian ulang", exact=True).click()
    corrector.sees("nilai dikembalikan")
    look("undone")
