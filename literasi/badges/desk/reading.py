"""People out of what an administrator pastes or uploads. Bounded; raises only Unreadable."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from literasi.badges.examining import Listed
from literasi.badges.models import Award, GrantLine
from literasi.badges.snapshots import clean
from quizzes.exchange.formats.sheets import csv_rows, xlsx_rows
from quizzes.exchange.items import Unreadable as UnreadableSheet

MOST_PEOPLE = 1000
MOST_BYTES = 2 * 1024 * 1024
LONGEST = {
    "email": GrantLine._meta.get_field("email").max_length,
    "name": GrantLine._meta.get_field("name").max_length,
    "reason": Award._meta.get_field("grant_reason").max_length,
}
HEADINGS = {
    "email": ("email", "e-mail", "surel", "alamat email", "alamat surel"),
    "name": ("nama", "name", "nama lengkap"),
    "reason": ("alasan", "dasar", "dasar pemberian", "reason"),
}
COLUMNS = {heading: name for name, headings in HEADINGS.items() for heading in headings}
# ``Rina Marlina <rina@contoh.id>``, as mail programs write it.
MAILBOX = re.compile(r"^(.*)<([^<>]+)>$")


class Unreadable(Exception):
    """There is no list in it; the text says what to do, and nothing was taken over."""


def from_text(text: str) -> list[Listed]:
    """Return the people of a pasted text: addresses, one a line or parted by , or ;, or a table."""
    return _people(re.split(r"[;,\t]", line) for line in text.splitlines())


def from_file(content: bytes) -> list[Listed]:
    """Return the people of a CSV or XLSX file, told apart by what is in it."""
    is_workbook = content[:2] == b"PK"
    try:
        rows = [cells for _line, cells in (xlsx_rows if is_workbook else csv_rows)(content)]
    except UnreadableSheet:
        text = _(
            "Berkas ini tidak dapat dibaca. Simpan lagi sebagai XLSX atau CSV, lalu unggah. "
            "Belum ada yang diberikan."
        )
        raise Unreadable(text) from None
    return _people(rows)


def _people(rows: Iterable[list[str]]) -> list[Listed]:
    filled = [cells for cells in rows if any(clean(cell) for cell in cells)]
    columns = _columns(filled[0]) if filled else {}
    found = list(_with_heading(filled[1:], columns) if columns else _without_heading(filled))
    if not found:
        text = _("Tidak ada alamat email yang ditemukan. Satu alamat per baris sudah cukup.")
        raise Unreadable(text)
    if len(found) > MOST_PEOPLE:
        text = _(
            "Daftar ini memuat %(count)s orang; paling banyak %(most)s. Bagi menjadi beberapa."
        )
        raise Unreadable(text % {"count": len(found), "most": MOST_PEOPLE})
    return found


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Return which column holds what, if the row is a heading that names one with addresses."""
    names = [COLUMNS.get(clean(cell).casefold(), "") for cell in cells]
    if "email" not in names:
        return {}
    return {name: names.index(name) for name in HEADINGS if name in names}


def _with_heading(rows: Iterable[list[str]], columns: dict[str, int]) -> Iterator[Listed]:
    for cells in rows:
        yield _listed(**{name: cells[at] for name, at in columns.items() if at < len(cells)})


def _without_heading(rows: Iterable[list[str]]) -> Iterator[Listed]:
    """Every cell with an @ is a person; a cell without one beside a single person is the name."""
    for cells in rows:
        people = [cell for cell in cells if "@" in cell]
        others = [cell for cell in cells if clean(cell) and "@" not in cell]
        name = others[0] if len(people) == 1 and others else ""
        for cell in people or others[:1]:
            yield _listed(email=cell, name=name)


def _listed(email: str = "", name: str = "", reason: str = "") -> Listed:
    if match := MAILBOX.match(clean(email)):
        name, email = name or match[1].strip(' "'), match[2]
    texts = {"email": email, "name": name, "reason": reason}
    return Listed(**{key: clean(text)[: LONGEST[key]] for key, text in texts.items()})
