"""From the first lesson to a certificate that a stranger can check."""

import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.people import COURSE

NUMBER = r"\d{4}/LIT/Diskominfo/[IVX]+/\d{4}"
NAME = "Nyai Lasmini, S.Sos., M.I.Kom."


@pytest.fixture
def holder(someone):
    """Somebody new who finishes the short course."""
    person = someone()
    person.signs_up(NAME)
    person.takes_the_short_course()
    return person


def test_finishing_earns_a_certificate_that_anybody_can_verify(holder, someone, tmp_path):
    holder.opens_the_award()
    number = re.search(NUMBER, holder.page.locator("main").inner_text())[0]
    holder.meets_no_barrier()
    with holder.page.expect_download() as download:
        holder.page.get_by_role("link", name="Unduh sertifikat").click()
    path = tmp_path / "sertifikat.pdf"
    download.value.save_as(path)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert NAME in text
    assert number in text
    assert "Kursus singkat" in text

    address = holder.page.locator("main a[href^='/v/']").first.get_attribute("href")
    stranger = someone()
    stranger.go(address)
    stranger.sees("Berlaku")
    stranger.sees(NAME)
    stranger.sees(number)
    assert "@" not in stranger.page.locator("main").inner_text()
    stranger.meets_no_barrier()
    stranger.go("/verifikasi/")
    stranger.page.get_by_label("Nomor, kode, atau tautan").fill(number.lower())
    stranger.press("Periksa", exact=True)
    stranger.is_at(address)
    stranger.sees(NAME)


def test_number_that_never_existed_is_answered(someone):
    stranger = someone()
    stranger.watch.allow("status of 404")
    stranger.go("/verifikasi/")
    stranger.page.get_by_label("Nomor, kode, atau tautan").fill("9999/LIT/Diskominfo/I/1999")
    stranger.press("Periksa", exact=True)
    stranger.sees("Tidak ditemukan")
    stranger.meets_no_barrier()


def test_finished_course_stays_finished(holder):
    holder.go(COURSE)
    expect(holder.page.get_by_text("Anda menyelesaikan kursus ini").first).to_be_visible()


def test_test_waits_for_the_lessons(someone):
    """The final test opens last, and says so before anybody tries."""
    person = someone()
    person.signs_up()
    person.go(f"{COURSE}uji/")
    expect(person.page.get_by_role("button", name="Mulai uji")).to_have_count(0)
    person.meets_no_barrier()


def test_test_asks_visitors_for_an_account(someone):
    visitor = someone()
    visitor.go(f"{COURSE}uji/")
    visitor.press("Daftar untuk mengikuti")
    visitor.is_at("/akun/daftar/")
    visitor.fills_in_sign_up()
    visitor.is_at(f"{COURSE}uji/")
