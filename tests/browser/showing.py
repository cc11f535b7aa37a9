"""Taking a credential home, and showing its file to somebody who checks it."""

import base64
import json
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.people import Person

FORM = "drop-file form"
# What a browser makes of a file that is let go above the form.
DROP = """([name, type, content, target]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type }));
  const place = document.querySelector(target);
  for (const kind of ["dragenter", "dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }
}"""
TYPES = {".png": "image/png", ".svg": "image/svg+xml", ".json": "application/json"}
LINKS = {".png": "Gambar (PNG)", ".svg": "Gambar (SVG)", ".json": "Teks (JSON)"}


def download(holder: Person, ending: str, folder: Path) -> Path:
    """Take a file of the credential from the award's page, as a person would."""
    with holder.page.expect_download() as started:
        holder.page.get_by_role("link", name=LINKS[ending]).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def drop(stranger: Person, path: Path, target: str = FORM) -> None:
    """Let a file go above the form of the page that is open."""
    content = base64.b64encode(path.read_bytes()).decode()
    arguments = [path.name, TYPES.get(path.suffix, ""), content, target]
    stranger.page.evaluate(DROP, arguments)


def choose(stranger: Person, path: Path) -> None:
    """Choose a file in the form of the page that is open, and send it."""
    stranger.page.get_by_label("Atau berkasnya").set_input_files(path)
    stranger.press("Periksa", exact=True)


def alter(path: Path, folder: Path) -> Path:
    """Return a copy of a JSON credential that calls its achievement something better."""
    document = json.loads(path.read_text())
    document["credentialSubject"]["achievement"]["name"] = "Guru Besar"
    altered = folder / "diubah.json"
    altered.write_text(json.dumps(document))
    return altered


def is_told_it_is_genuine(stranger: Person, name: str) -> None:
    stranger.sees("Kredensialnya asli.")
    stranger.sees("Berlaku")
    expect(stranger.page.locator(".facts__name")).to_have_text(name)
