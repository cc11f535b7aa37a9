"""Signing up keeps what a visitor did; logging out and in again finds it."""

from playwright.sync_api import expect

from tests.browser.content import RIGHT
from tests.browser.people import COURSE


def learns_a_little(visitor) -> None:
    visitor.go(f"{COURSE}modul/pelajaran-1/")
    visitor.press("Tandai selesai dan lanjut")
    visitor.go(f"{COURSE}modul/latihan/")
    visitor.press("Mulai latihan")
    visitor.answers(RIGHT)
    visitor.hands_in()
    visitor.sees("100%")


def test_signing_up_keeps_the_progress(someone):
    visitor = someone()
    learns_a_little(visitor)
    visitor.go("/belajar-saya/")
    visitor.sees("Kemajuan ini tersimpan di gawai ini saja.")
    visitor.page.locator("main").get_by_role("link", name="Buat akun").click()
    visitor.fills_in_sign_up()
    visitor.is_at("/belajar-saya/")
    visitor.sees("Kursus singkat")
    visitor.sees("Latihan singkat")
    visitor.sees("1 dari 3 kegiatan wajib selesai")
    visitor.meets_no_barrier()


def test_progress_follows_to_another_device(someone):
    first = someone()
    learns_a_little(first)
    email = first.signs_up()
    second = someone()
    second.logs_in(email)
    second.go(COURSE)
    second.sees("1 dari 3 kegiatan wajib selesai")


def test_logging_in_joins_what_both_devices_did(someone):
    first = someone()
    email = first.signs_up()
    first.go(f"{COURSE}modul/pelajaran-1/")
    first.press("Tandai selesai dan lanjut")
    second = someone()
    second.go(f"{COURSE}modul/pelajaran-2/")
    second.press("Tandai selesai dan lanjut")
    second.logs_in(email)
    second.go(COURSE)
    second.sees("2 dari 3 kegiatan wajib selesai")


def test_wrong_password_is_explained_and_the_email_kept(someone):
    person = someone()
    person.go("/akun/masuk/")
    person.page.get_by_label("Alamat email").fill("tidak.ada@uji.example")
    person.page.locator("input[name=password]").fill("salah-sandi-123")
    person.page.locator("main").get_by_role("button", name="Masuk").click()
    expect(person.page.get_by_label("Alamat email")).to_have_value("tidak.ada@uji.example")
    person.sees("Alamat email atau kata sandi belum tepat.")
    person.meets_no_barrier()


def test_after_logging_out_nothing_personal_is_left(someone):
    person = someone()
    learns_a_little(person)
    person.signs_up()
    person.go("/akun/keluar/")
    person.page.locator("main").get_by_role("button", name="Keluar").click()
    person.go(COURSE)
    expect(person.page.get_by_text("kegiatan wajib selesai").first).to_be_hidden()
