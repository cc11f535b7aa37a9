"""Sections, pages, flags; the code of a room; more time for one person."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW
from tests.browser.content import ADMINISTRATOR, HONEST, LEARNER, RIGHT
from tests.browser.people import COURSE

pytestmark = pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)

SECTIONED = f"{COURSE}modul/berbagian/"
ROOM = f"{COURSE}modul/ruang/"
TIMED = f"{COURSE}modul/berwaktu/"


def begins(person, path=SECTIONED):
    person.go(path)
    person.press("Mulai latihan")
    return person


def shown(person):
    return person.page.locator("[data-page]:not([hidden])")


def chooses(person, option=RIGHT):
    """Answer every question of the page that is shown."""
    for choice in shown(person).get_by_label(option, exact=True).all():
        choice.check()


def looks(person):
    # What finds barriers is a script itself.
    if person.has_scripts:
        person.meets_no_barrier()


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def learner(someone, request):
    person = someone(java_script_enabled=request.param)
    person.has_scripts = request.param
    return begins(person)


def test_a_paged_test_is_taken_with_and_without_scripts(learner):
    learner.sees("Bagian pertama")
    learner.sees("Halaman 1 dari 2")
    chooses(learner)
    shown(learner).get_by_label("Tandai untuk ditinjau").first.check()
    shown(learner).get_by_role("button", name="Berikutnya").click()
    learner.sees("Bagian kedua")
    expect(shown(learner).get_by_role("button", name="Berikutnya")).to_have_count(0)
    shown(learner).get_by_label(RIGHT, exact=True).first.check()
    shown(learner).get_by_role("button", name="Kirim jawaban").click()
    learner.sees("Belum dapat dikirim")
    learner.sees("Soal yang Anda tandai untuk ditinjau")
    looks(learner)
    learner.page.get_by_role("link", name="Soal 6").first.click()
    learner.sees("Bagian kedua")
    expect(learner.page).to_have_url(re.compile(r"halaman=2#soal-6"))
    chooses(learner)
    shown(learner).get_by_role("button", name="Kirim jawaban").click()
    learner.press("Kirim saja")
    learner.sees("100%")
    learner.sees("Bagian pertama")
    looks(learner)


def test_a_paged_test_is_taken_with_the_keyboard(someone):
    person = begins(someone())
    person.page.locator("attempt-pages:defined").wait_for()
    person.meets_no_barrier()
    keys = person.page.keyboard
    person.page.locator("summary", has_text="Daftar soal").focus()
    keys.press("Enter")
    person.sees("belum")
    person.page.locator("[data-goto='5']").focus()
    keys.press("Enter")
    person.sees("Bagian kedua")
    assert person.page.evaluate("document.activeElement.id") == "soal-5"
    keys.press("Tab")
    keys.press("Space")
    person.is_told("Tersimpan")
    expect(person.page.locator("[data-mark='5']")).to_have_attribute("data-answered", "")
    keys.press("Tab")
    keys.press("Space")
    expect(person.page.locator("[data-mark='5']")).to_have_attribute("data-flagged", "")
    shown(person).get_by_role("button", name="Sebelumnya").focus()
    keys.press("Enter")
    person.sees("Bagian pertama")
    assert person.page.evaluate("document.activeElement.id") == "halaman-1"
    person.meets_no_barrier()
    person.page.go_back()
    person.sees("Bagian kedua")


def test_pages_turn_and_answers_stay_without_a_connection(someone):
    person = begins(someone())
    person.page.locator("attempt-pages:defined").wait_for()
    person.watch.allow("ERR_INTERNET_DISCONNECTED")
    person.context.set_offline(True)
    chooses(person)
    shown(person).get_by_role("button", name="Berikutnya").click()
    person.sees("Bagian kedua")
    chooses(person)
    person.is_told("Belum terkirim, disimpan di gawai ini")
    person.context.set_offline(False)
    person.is_told("Tersimpan")
    person.page.reload()
    person.sees("6 dari 6 terjawab")
    person.sees("Halaman 2 dari 2")
    shown(person).get_by_role("button", name="Kirim jawaban").click()
    person.sees("100%")


@pytest.fixture
def administrator(someone):
    person = someone()
    person.logs_in(ADMINISTRATOR)
    person.page.set_viewport_size({"width": 1280, "height": 900})
    return person


def number_of(administrator, path) -> int:
    administrator.go(path)
    link = administrator.page.locator("wagtail-userbar a[href*='/edit/']").first
    return int(re.search(r"/(\d+)/edit", link.get_attribute("href"))[1])


def test_a_room_is_entered_with_the_code_on_its_screen(someone, administrator):
    administrator.go(f"/admin/kode-ruang/{number_of(administrator, ROOM)}/")
    code = administrator.page.locator(".room__code").inner_text()
    person = someone()
    person.go(ROOM)
    person.meets_no_barrier()
    enters(person, "SALAH1")
    person.sees("Kode ruang itu tidak cocok")
    enters(person, code.lower())
    person.sees("Percobaan ke-1")
    administrator.press("Kode baru")
    administrator.sees("Kode diganti")
    other = someone()
    other.go(ROOM)
    enters(other, code)
    other.sees("Kode ruang itu tidak cocok")
    person.go(ROOM)
    person.press("Lanjutkan mengerjakan")
    person.sees("Percobaan ke-1")


def enters(person, code):
    person.page.get_by_label("Kode ruang").fill(code)
    person.page.get_by_label(HONEST).check()
    person.press("Mulai latihan")


def test_more_time_reaches_an_open_page(someone, administrator):
    learner = someone()
    learner.logs_in(LEARNER)
    begins(learner, TIMED)
    learner.page.locator("count-down:defined").wait_for()
    gives_time(administrator, "Peserta Uji", minutes="30")
    learner.page.get_by_label(RIGHT).first.check()
    learner.is_told("Tersimpan")
    expect(learner.page.locator("[data-time]")).to_contain_text(re.compile("Sisa waktu (59|60):"))
    administrator.barriers(".listing")


def gives_time(administrator, name, minutes):
    page = administrator.page
    administrator.go("/admin/allowances/beri/")
    page.get_by_label("Kuis").select_option(label="Latihan berwaktu – Satu modul")
    page.get_by_role("button", name="Pilih peserta").click()
    page.locator(".modal-dialog [name=q]").fill(name)
    page.locator(".modal-dialog a[data-chooser-modal-choice]", has_text=name).first.click()
    expect(page.locator("[data-chooser-title]")).to_contain_text(name)
    page.get_by_label("Tambahan waktu (menit)").fill(minutes)
    page.get_by_label("Alasan").fill("Gawai bersama.")
    page.locator("main").get_by_role("button", name="Beri kelonggaran").click()
    administrator.sees("Kelonggaran diberikan")
