"""A credential's file goes from its holder to a stranger, who drops it on the verify page."""

import pytest
from playwright.sync_api import expect

from tests.browser import showing
from tests.browser.showing import FORM

# As long as a name may be, nowhere to be broken, and with signs that mean something elsewhere.
NAME = "Ni Luh <b>&amp;</b> 'Ayu' محمد " + "Raden" * 20


@pytest.fixture
def files(someone, tmp_path):
    """The three files of a credential, downloaded by somebody who has just earned it."""
    holder = someone()
    holder.signs_up(NAME)
    holder.takes_the_short_course()
    holder.opens_the_award()
    holder.meets_no_barrier()
    return {ending: showing.download(holder, ending, tmp_path) for ending in showing.LINKS}


def test_a_dropped_picture_is_recognised_and_an_altered_text_is_not(files, someone, tmp_path):
    stranger = someone()
    for ending in (".png", ".svg"):
        stranger.go("/verifikasi/")
        showing.drop(stranger, files[ending])
        showing.is_told_it_is_genuine(stranger, NAME)
    stranger.meets_no_barrier()
    # The answer carries the form, too.
    showing.drop(stranger, showing.alter(files[".json"], tmp_path))
    stranger.sees("Isinya sudah diubah")
    stranger.sees("lencana, kursus, atau syaratnya")
    expect(stranger.page.get_by_text("Guru Besar")).to_have_count(0)
    stranger.meets_no_barrier()


def test_without_scripts_a_file_is_chosen(files, someone):
    stranger = someone(java_script_enabled=False)
    stranger.go("/verifikasi/")
    expect(stranger.page.get_by_text("diseret")).to_be_hidden()
    showing.choose(stranger, files[".png"])
    showing.is_told_it_is_genuine(stranger, NAME)


def test_what_cannot_be_sent_is_said_at_once(someone, tmp_path):
    stranger = someone()
    stranger.go("/verifikasi/")
    large = tmp_path / "besar.png"
    large.write_bytes(bytes(5 * 1024 * 1024 + 1))
    showing.drop(stranger, large)
    stranger.is_told("Berkas besar.png terlalu besar. Paling besar 5 MB.")
    stranger.is_at("/verifikasi/")
    expect(stranger.page.locator(FORM)).to_be_visible()


def test_a_picture_without_a_credential_is_answered(someone, tmp_path):
    stranger = someone(color_scheme="dark")
    stranger.watch.allow("status of 422")
    stranger.go("/verifikasi/")
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0")
    showing.drop(stranger, photo)
    stranger.sees("Ini foto")
    stranger.meets_no_barrier()


def test_everything_is_within_reach_of_the_keyboard(someone):
    stranger = someone()
    stranger.watch.allow("status of 404")
    stranger.go("/verifikasi/")
    for name in ("nomor", "berkas", "Periksa"):
        stranger.tabs_to(name)
    stranger.page.get_by_label("Nomor, kode, atau tautan").fill("9999/LIT/Diskominfo/I/1999")
    stranger.page.keyboard.press("Enter")
    stranger.sees("Tidak ditemukan")
