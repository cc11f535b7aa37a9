"""Every kind of page, in light and dark, without barriers: axe by WCAG 2.2 AA, no side-scroll."""

import pytest

from tests.browser.conftest import NARROW
from tests.browser.content import ADMINISTRATOR, LEARNER
from tests.browser.people import COURSE

HOAXES = "/kursus/cerdas-bermedia-mengenali-dan-melawan-hoaks"
PUBLIC = {
    "home": "/",
    "articles": "/artikel/",
    "article": "/artikel/sift-60-detik/",
    "catalogue": "/kursus/",
    "course": f"{HOAXES}/",
    "lesson": f"{COURSE}modul/pelajaran-1/",
    "practice": f"{COURSE}modul/latihan/",
    "test": f"{COURSE}uji/",
    "my learning": "/belajar-saya/",
    "search": "/cari/?q=hoaks",
    "search, nothing found": "/cari/?q=zzzz",
    "search, empty": "/cari/",
    "log in": "/akun/masuk/",
    "sign up": "/akun/daftar/",
    "forgotten password": "/akun/kata-sandi/lupa/",
    "verify": "/verifikasi/",
    "about": "/tentang/",
    "privacy": "/privasi/",
}
MEMBERS = {
    "my learning": "/belajar-saya/",
    "profile": "/akun/profil/",
    "password": "/akun/kata-sandi/ubah/",
    "second factor": "/akun/dua-langkah/",
    "course": COURSE,
    "lesson": f"{COURSE}modul/pelajaran-1/",
    "log out": "/akun/keluar/",
}


@pytest.fixture(params=["light", "dark"])
def reader(someone, request):
    return someone(color_scheme=request.param)


def test_public_pages(reader):
    found = {}
    for name, path in PUBLIC.items():
        assert reader.page.goto(path).status == 200, path
        found[name] = reader.barriers()
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_pages_of_members(reader):
    reader.logs_in(LEARNER)
    found = {}
    for name, path in MEMBERS.items():
        assert reader.page.goto(path).status == 200, path
        found[name] = reader.barriers()
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_page_that_does_not_exist(reader):
    reader.watch.allow("status of 404")
    assert reader.page.goto("/tidak-ada/").status == 404
    reader.meets_no_barrier()


def test_course_from_start_to_certificate(reader):
    """The pages that only appear on the way: attempt, result, award, verification."""
    found = {}

    def look():
        found[reader.page.url] = reader.barriers()

    reader.signs_up()
    reader.takes_the_short_course(look)
    reader.opens_the_award()
    look()
    reader.page.locator("main a[href^='/v/']").first.click()
    reader.sees("Berlaku")
    look()
    reader.go("/belajar-saya/")
    look()
    assert len(found) == 9
    assert {url: lines for url, lines in found.items() if lines} == {}


def answer_somehow(question):
    """Tick, choose or type something, whatever kind of question it is."""
    ticks = question.locator("[name^=answer-]:is([type=radio], [type=checkbox])")
    if ticks.count():
        ticks.first.check()
    elif question.get_by_role("combobox").count():
        question.get_by_role("combobox").first.select_option(index=1)
    else:
        question.get_by_role("textbox").first.fill("Kadipaten")


def test_attempt_with_every_kind_of_question(reader):
    """Half answered, asked about the gaps, and reviewed: right, partly right, wrong, left out."""
    found = {}

    def look(name):
        found[name] = reader.barriers()

    reader.go(f"{HOAXES}/langkah-sift/latihan/")
    reader.press("Mulai latihan")
    look("begun")
    for question in reader.page.locator(".question").all()[:-1]:
        answer_somehow(question)
    reader.is_told("Tersimpan")
    look("answered")
    reader.press("Kirim jawaban")
    reader.sees("belum lengkap")
    look("asked")
    reader.press("Kirim saja")
    reader.sees("Tidak dijawab")
    look("reviewed")
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_attempt_without_connection(reader):
    reader.watch.allow("ERR_INTERNET_DISCONNECTED")
    reader.go(f"{COURSE}modul/latihan/")
    reader.press("Mulai latihan")
    reader.page.locator("answer-sync:defined").wait_for()
    reader.context.set_offline(True)
    reader.answers()
    reader.is_told("Belum terkirim")
    reader.meets_no_barrier()


def test_check_of_a_lesson(reader):
    """A lesson's own question, asked and answered in place, and on the page for no scripts."""
    reader.go(f"{HOAXES}/langkah-sift/telusuri-sumber-membaca-menyamping/")
    check = reader.page.locator("self-check").first
    address = check.locator("form").evaluate("form => form.action")
    answer = check.locator("[name=answer]").first
    answer.check()
    value = answer.get_attribute("value")
    check.get_by_role("button").click()
    check.locator(".question__verdict").wait_for()
    found = {"in place": reader.barriers()}
    for name, query in {"asked": "", "answered": f"?answer={value}"}.items():
        reader.go(address.split("#")[0] + query)
        found[name] = reader.barriers()
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_reports_for_staff(reader):
    """Our own pages in Wagtail's admin; the frame around them is Wagtail's."""
    reader.logs_in(ADMINISTRATOR)
    found = {}
    for path in ("", "kursus/"):
        reader.go(f"/admin/laporan-belajar/{path}")
        found[path] = reader.barriers("#listing-results")
    reader.press("Cerdas Bermedia")
    found["course"] = reader.barriers(".report")
    reader.go("/admin/laporan-belajar/?q=Rina")
    reader.press("Rina Marlina")
    found["learner"] = reader.barriers(".report")
    reader.page.locator("a[href*='/percobaan/']").first.click()
    found["attempt"] = reader.barriers(".report")
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_figures_for_staff(reader):
    """How questions and quizzes do, and the signs that wait for a person."""
    reader.logs_in(ADMINISTRATOR)
    found = {}
    reader.go("/admin/snippets/quizzes/question/")
    found["bank"] = reader.barriers("#listing-results")
    reader.go("/admin/angka-kuis/")
    found["quizzes"] = reader.barriers("#listing-results")
    reader.press("Uji akhir: Cerdas Bermedia")
    reader.press("Hitung sekarang")
    reader.sees("sedang dihitung")
    found["quiz"] = reader.barriers(".figures")
    answered = reader.page.locator("tr:has(td.number:text-is('100%'))")
    answered.locator("a[href*='/angka-soal/']").first.click()
    reader.page.locator("svg.choices").first.wait_for()
    found["question"] = reader.barriers(".figures")
    reader.go("/admin/tanda-integritas/")
    found["signs"] = reader.barriers("#listing-results")
    reader.page.locator("a[href*='/nilai/']").first.click()
    found["sign"] = reader.barriers(".figures")
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)
def test_every_lesson_of_the_demo(someone, paths_of_lessons):
    """Lessons hold every kind of block; a fault in one of them shows only there."""
    reader = someone()
    found = {}
    for path in paths_of_lessons:
        assert reader.page.goto(path).status == 200, path
        found[path] = reader.barriers()
    assert len(found) >= 41
    assert {path: lines for path, lines in found.items() if lines} == {}
