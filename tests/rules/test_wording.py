"""The sentences of a certificate, whatever an editor writes into its template."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literasi.badges.certificates import wording

VALUES = {
    "name": "Rina Marlina, A.Md.",
    "badge": "Suara Instansi",
    "courses": "Etika Komunikasi",
    "date": "23 November 2026",
    "number": "0001/LIT",
    "agency": "",
    "year": "2026",
    **wording.lesson_hours(None),
}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("", []),
        ("Selamat, {name}", []),
        ("{name} {badge} {courses} {jp} {jp_words} {date} {number} {agency} {year}", []),
        ("Selamat, {nama}", ["{nama}"]),
        ("{ name }", ["{ name }"]),
        ("{name!r} {name.x} {0} {}", ["{name!r}", "{name.x}", "{0}", "{}"]),
        ("{nama} dan {nama}", ["{nama}"]),
        ("setengah {name", ["{"]),
        ("setengah name}", ["}"]),
        ("{{name}}", ["{", "}"]),
        ("{na\nme}", ["{", "}"]),
    ],
)
def test_what_a_template_says_that_means_nothing(text, unknown):
    assert wording.unknown_placeholders(text) == unknown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("kepada {name}\natas {courses}", ["kepada Rina Marlina, A.Md.", "atas Etika Komunikasi"]),
        ("setara {jp_words}\n{badge}", ["Suara Instansi"]),
        ("{badge} – {agency}", ["Suara Instansi –"]),
        ("dari {agency}", []),
        ("tahun  {year} ", ["tahun 2026"]),
        ("\n \nya", ["ya"]),
        ("{nama}", ["{nama}"]),
        ("{", ["{"]),
    ],
)
def test_a_line_that_says_nothing_is_left_out(text, lines):
    assert wording.fill(text, VALUES) == lines


def test_a_value_that_looks_like_a_placeholder_is_printed_as_it_is():
    assert wording.fill("{name}", VALUES | {"name": "{badge}"}) == ["{badge}"]


@given(st.text())
def test_any_text_can_be_filled_in(text):
    assert all(line.strip() for line in wording.fill(text, VALUES))


@given(st.lists(st.sampled_from(wording.PLACEHOLDERS)))
def test_what_is_known_is_never_called_unknown(names):
    text = "".join(f"{{{name}}}" for name in names)
    assert wording.unknown_placeholders(text) == []
    assert wording.placeholders(text) == set(names)


@pytest.mark.parametrize(
    ("texts", "unsaid"),
    [
        ((wording.BODY, ""), ["pada {date}", "setara {jp_words}", "Lencana: {badge}"]),
        (("{courses}, {jp} JP, {date}", ""), ["Lencana: {badge}"]),
        (("{courses}", "{badge} {date} {jp_words}"), []),
    ],
)
def test_facts_that_a_template_leaves_out_are_stated_all_the_same(texts, unsaid):
    assert wording.unsaid(*texts) == unsaid


def test_days_and_lesson_hours_as_papers_write_them():
    assert wording.day(date(2026, 8, 1)) == "1 Agustus 2026"
    assert wording.lesson_hours(8)["jp_words"] == "8 (delapan) jam pelajaran"
    assert wording.lesson_hours(0) == {"jp": "", "jp_words": ""}


def test_a_note_never_claims_a_certified_signature_nor_denies_one_to_come():
    assert "bukan tanda tangan elektronik tersertifikasi" in wording.note(
        sealed=False, signed_elsewhere=False
    )
    sealed = wording.note(sealed=True, signed_elsewhere=False)
    assert "disegel" in sealed
    assert "bukan tanda tangan elektronik tersertifikasi (BSrE)" in sealed
    assert "tersertifikasi" not in wording.note(sealed=False, signed_elsewhere=True)


def test_the_second_page_says_where_nobody_was_taught_what_it_lists():
    told = wording.appendix("0001/LIT", "Rina", is_granted=False)
    assert told == "Lampiran sertifikat nomor 0001/LIT atas nama Rina"
    granted = wording.appendix("0001/LIT", "Rina", is_granted=True)
    assert granted.startswith(told)
    assert "dasar pemberiannya" in granted
