"""The certificate's list of what was taught: however long, nothing is lost or overlaps."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.certificates.materials import BOTTOM, Row, paginate
from tests.badges.test_certificate import make, texts

WORDS = (
    "menyusun, memeriksa, dan menyebarkan pernyataan resmi pemerintah daerah pada jam pertama "
    "bencana, ketika kabar yang belum pasti sudah beredar di grup percakapan warga"
)


def long_title(kind, number):
    return f"{kind} ke-{number}: {WORDS} (tamat {number})"


def long_award(courses=1):
    """Courses of 12 modules of ten lessons each, all with long names."""
    modules = [{"title": long_title("Modul", n), "minutes": 10 * 45} for n in range(1, 13)]
    titles = [long_title("Kursus", n) for n in range(1, courses + 1)]
    award = make(jp=999)
    award.snapshot["courses"] = [{"title": t, "jp": 120, "modules": modules} for t in titles]
    return award


def baselines(page):
    """Return the places of a page's lines, from top to bottom."""
    places = set()

    def note(text, _outer, matrix, _font, _size):
        if text.strip():
            places.add(round(matrix[5], 1))

    page.extract_text(visitor_text=note)
    return sorted(places, reverse=True)


@pytest.mark.parametrize("courses", [1, 4])
def test_every_module_is_printed_whole_and_once(courses):
    front, *lists = texts(long_award(courses))
    assert len(lists) > 1
    printed = " ".join(lists)
    for number in range(1, 13):
        assert printed.count(long_title("Modul", number)) == courses
    assert printed.count("Jumlah 5.400 menit") == courses
    assert "999 (sembilan ratus sembilan puluh sembilan) jam pelajaran" in lists[-1]


def test_each_page_says_whose_it_is_which_it_is_and_of_which_course():
    lists = texts(long_award())[1:]
    for number, text in enumerate(lists, start=1):
        assert "atas nama Rina Marlina, A.Md." in text
        assert f"Daftar Materi {number}/{len(lists)}" in text
        assert long_title("Kursus", 1) in text


@pytest.mark.parametrize("courses", [1, 4])
def test_no_line_touches_another_or_the_foot(courses):
    pages = PdfReader(BytesIO(certificate_pdf(long_award(courses)))).pages
    for page in pages[1:]:
        *table, foot = baselines(page)
        assert foot == 36
        assert min(table) > BOTTOM
        assert min(a - b for a, b in zip(table, table[1:], strict=False)) > 8


def test_the_front_says_where_it_leaves_titles_out():
    front = texts(long_award(courses=4))[0]
    assert long_title("Kursus", 1) in front
    assert long_title("Kursus", 4) not in front
    assert "…" in front


def test_a_heading_stays_with_its_first_module():
    heading = Row(10, draw=print)
    module = Row(10, draw=print, course=heading)
    other = replace(heading)
    rows = [heading, module, module, other, replace(module, course=other)]
    assert [len(page) for page in paginate(rows, 50)] == [5]
    assert paginate(rows, 40) == [rows[:3], rows[3:]]
    assert paginate(rows, 20) == [rows[:2], [heading, module], rows[3:]]
