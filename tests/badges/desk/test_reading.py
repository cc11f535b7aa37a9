"""Lists of people as administrators have them, and whatever else they may paste or upload."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from literasi.badges.desk.reading import MOST_PEOPLE, Unreadable, from_file, from_text
from literasi.badges.examining import Listed

RINA = Listed("rina@contoh.id")


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("rina@contoh.id", [RINA]),
        ("  rina@contoh.id \r\n\r\n budi@contoh.id\n", [RINA, Listed("budi@contoh.id")]),
        ("rina@contoh.id, budi@contoh.id;", [RINA, Listed("budi@contoh.id")]),
        ("Rina Marlina <rina@contoh.id>", [Listed("rina@contoh.id", "Rina Marlina")]),
        ('"Rina" <rina@contoh.id>', [Listed("rina@contoh.id", "Rina")]),
        ("rina@contoh.id; Rina Marlina", [Listed("rina@contoh.id", "Rina Marlina")]),
        ("Rina Marlina\trina@contoh.id", [Listed("rina@contoh.id", "Rina Marlina")]),
        ("bukan alamat", [Listed("bukan alamat")]),
        ("\u200brina@contoh.id\u200b", [RINA]),
        (
            "Nama;E-mail;Alasan\nRina;rina@contoh.id;Hadir 2 hari\n;budi@contoh.id;",
            [Listed("rina@contoh.id", "Rina", "Hadir 2 hari"), Listed("budi@contoh.id")],
        ),
    ],
)
def test_what_is_pasted_is_read(text, people):
    assert from_text(text) == people


@pytest.mark.parametrize("text", ["", " \n\t\n", "email\n", "email;nama\n;\n"])
def test_a_paste_without_people_is_refused_with_a_hint(text):
    with pytest.raises(Unreadable, match="Satu alamat per baris"):
        from_text(text)


def test_too_many_people_are_refused_and_counted():
    rows = "\n".join(f"a{n}@contoh.id" for n in range(MOST_PEOPLE + 1))
    with pytest.raises(Unreadable, match=str(MOST_PEOPLE + 1)):
        from_text(rows)


@pytest.mark.parametrize(
    "content",
    [
        b"email,nama,alasan\nrina@contoh.id,Rina,Hadir\n",
        b"\xef\xbb\xbfNAMA;EMAIL;ALASAN\r\nRina;rina@contoh.id;Hadir\r\n",
        "nama\talasan\temail\nRina\tHadir\trina@contoh.id\n".encode("utf-16"),
        workbook(["Nama", "Surel", "Alasan"], ["Rina", "rina@contoh.id", "Hadir"]),
        workbook([], ["email", "alasan", "nama", "NIP"], ["rina@contoh.id", "Hadir", "Rina", 1]),
    ],
)
def test_what_is_uploaded_is_read(content):
    assert from_file(content) == [Listed("rina@contoh.id", "Rina", "Hadir")]


def test_a_file_without_headings_is_read_by_its_addresses():
    assert from_file(b"Rina,rina@contoh.id\n") == [Listed("rina@contoh.id", "Rina")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x00\x01\x02", b"PK"])
def test_a_broken_file_is_refused_in_words(content):
    with pytest.raises(Unreadable):
        from_file(content)


def test_what_is_too_long_is_cut_to_what_fits():
    (one,) = from_text(f"email;nama;alasan\n{'a' * 400}@contoh.id;{'n' * 400};{'r' * 400}")
    assert (len(one.email), len(one.name), len(one.reason)) == (254, 150, 250)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_do_more_than_be_refused(content):
    for read in (from_file, lambda raw: from_text(raw.decode(errors="replace"))):
        assert told(read, content)


def told(read, content):
    """Return what was read, or the sentence that says why nothing was."""
    try:
        return read(content)
    except Unreadable as unreadable:
        return str(unreadable)
