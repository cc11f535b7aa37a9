"""A badge that leaves the site: taken home as a picture, shown to a stranger, revoked, seen so."""

import base64
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.content import ADMINISTRATOR

NAME = "R. Ayu Lestari, S.I.Kom."
REASON = "Tesnya dikerjakan orang lain."
# Gives a file to the page as if it had been dragged there from the desktop.
DROP = """([content, name, type]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name, { type }));
  const place = document.querySelector("drop-file");
  const event = { bubbles: true, cancelable: true, dataTransfer: carried };
  for (const kind of ["dragenter", "dragover", "drop"])
    place.dispatchEvent(new DragEvent(kind, event));
}"""


@pytest.fixture
def holder(someone):
    """Somebody new who finishes the short course and has their badge open."""
    person = someone()
    person.signs_up(NAME)
    person.takes_the_short_course()
    person.opens_the_award()
    return person


def takes_home(person, link: str, path: Path) -> Path:
    with person.page.expect_download() as download:
        person.page.get_by_role("link", name=link).click()
    download.value.save_as(path)
    return path


def drops(person, path: Path, kind: str = "image/png") -> None:
    person.go("/verifikasi/")
    content = base64.b64encode(path.read_bytes()).decode()
    person.page.evaluate(DROP, [content, path.name, kind])


def chooses(person, path: Path) -> None:
    """The way without dragging, and without scripts."""
    person.go("/verifikasi/")
    person.page.get_by_label("Atau berkasnya").set_input_files(path)
    person.press("Periksa", exact=True)


def revokes(administrator, number: str) -> None:
    administrator.logs_in(ADMINISTRATOR)
    administrator.go(f"/admin/awards/?q={number}")
    administrator.page.locator("main").get_by_role("link", name=number).first.click()
    administrator.page.get_by_role("link", name="Cabut", exact=True).last.click()
    administrator.page.get_by_label("Alasan").fill(REASON)
    administrator.page.get_by_role("button", name="Cabut penghargaan ini").click()
    administrator.sees("dicabut")


def test_earned_taken_home_shown_revoked_and_seen_revoked(holder, someone, tmp_path):
    number = re.search(r"\d{4}/LIT/\S+", holder.page.locator("main").inner_text())[0]
    picture = takes_home(holder, "Gambar (PNG)", tmp_path / "lencana.png")
    address = json.loads(Image.open(picture).text["openbadgecredential"])["id"]

    stranger = someone()
    drops(stranger, picture)
    stranger.sees("Kredensialnya asli.")
    stranger.sees(NAME)
    stranger.sees("Berlaku")
    stranger.meets_no_barrier()
    assert stranger.page.request.get(address).status == 200

    revokes(someone(), number)

    stranger.watch.allow("status of 410")
    drops(stranger, picture)
    stranger.sees("Dicabut")
    stranger.sees(REASON)
    stranger.meets_no_barrier()
    gone = stranger.page.request.get(address)
    assert (gone.status, gone.json()["status"]) == (410, "revoked")
    holder.page.reload()
    holder.sees("Dicabut")
    expect(holder.page.get_by_role("link", name="Gambar (PNG)")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_every_file_the_holder_gets_is_recognised(holder, someone, tmp_path, scripts):
    stranger = someone(java_script_enabled=scripts)
    links = {
        "Gambar (PNG)": "lencana.png",
        "Gambar (SVG)": "lencana.svg",
        "Teks (JSON)": "lencana.json",
        "Unduh sertifikat": "sertifikat.pdf",
    }
    for link, name in links.items():
        chooses(stranger, takes_home(holder, link, tmp_path / name))
        stranger.sees("Kredensialnya asli.")
        stranger.sees(NAME)


def test_an_altered_credential_is_told_from_ours(holder, someone, tmp_path):
    path = takes_home(holder, "Teks (JSON)", tmp_path / "lencana.json")
    path.write_text(path.read_text().replace(NAME, "Orang Lain, S.H."))
    stranger = someone()
    stranger.watch.allow("status of 4")
    chooses(stranger, path)
    stranger.sees("Isinya sudah diubah")
    stranger.sees(NAME)
    stranger.meets_no_barrier()
