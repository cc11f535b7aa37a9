"""The certificate's list of what was taught: one page, however long; nothing overlaps."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from literasi.badges.certificates.drawing import draw
from literasi.badges.certificates.facts import content_of, facts_of
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.certificates.materials import BOTTOM, FOOT, Row, arranged, paginate
from tests.badges.test_certificate import make, texts

WORDS = (
    "menyusun, memeriksa, dan menyebarkan pernyataan resmi pemerintah daerah pada jam pertama "
    "bencana, ketika kabar yang belum pasti sudah beredar di grup percakapan warga"
)


def long_title(kind, number):
    return f"{kind} ke-{number}: {WORDS} (tamat {number})"


def long_award(courses=1, modules=12):
    """Courses of modules of ten lessons each, all with long names."""
    taught = [{"title": long_title("Modul", n), "minutes": 450} for n in range(1, modules + 1)]
    titles = [long_title("Kursus", n) for n in range(1, courses + 1)]
    award = make(jp=999)
    award.snapshot["courses"] = [{"title": t, "jp": 120, "modules": taught} for t in titles]
    return award


def lines(page):
    """Return the page's text as (baseline, left edge, text), from top to bottom."""
    found = []

    def note(text, _outer, matrix, _font, _size):
        if text.strip():
            found.append((round(matrix[5], 1), round(matrix[4], 1), text.strip()))

    page.extract_text(visitor_text=note)
    return sorted(found, reverse=True)


@pytest.mark.parametrize(("courses", "modules"), [(1, 12), (1, 22), (2, 10), (4, 5)])
def test_every_module_is_printed_whole_and_once(courses, modules):
    _, back = texts(long_award(courses, modules))
    for number in range(1, modules + 1):
        assert back.count(long_title("Modul", number)) == courses
    minutes = f"{450 * modules:,}".replace(",", ".")
    assert back.count(f"Jumlah {minutes} menit") == courses
    assert "999 (sembilan ratus sembilan puluh sembilan) jam pelajaran" in back
    assert "modul lain" not in back


@pytest.mark.parametrize(("courses", "modules"), [(1, 300), (4, 60), (40, 3)])
def test_what_cannot_be_printed_is_counted_and_where_to_find_it_said(courses, modules):
    front, back = texts(long_award(courses, modules))
    shown = back.count("Modul ke-")
    assert shown > 15
    rest = courses * modules - shown
    award = long_award()
    assert f"dan {rest} modul lain; daftar lengkap: {award.verify_url}" in back
    assert "999 (sembilan ratus sembilan puluh sembilan) jam pelajaran" in back


def test_the_page_says_whose_it_is():
    back = texts(long_award())[1]
    assert "Lampiran sertifikat nomor 0001/LIT/Diskominfo/XI/2026" in back
    assert "atas nama Rina Marlina, A.Md." in back
    assert long_title("Kursus", 1) in back


@pytest.mark.parametrize(("courses", "modules"), [(1, 3), (1, 12), (2, 12), (4, 60)])
def test_no_line_touches_another_or_the_foot(courses, modules):
    pages = PdfReader(BytesIO(certificate_pdf(long_award(courses, modules)))).pages
    *table, total, note = lines(pages[1])
    assert total[2].startswith("Jam pelajaran yang diakui")
    assert note[0] == FOOT
    assert min(table)[0] > BOTTOM
    at = {}
    for y, x, _ in table:
        at.setdefault(x, []).append(y)
    for places in at.values():
        assert min((a - b for a, b in zip(places, places[1:], strict=False)), default=9) > 6.9


COURSES = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.text(min_size=1, max_size=255),
            "jp": st.none(),
            "modules": st.lists(
                st.fixed_dictionaries(
                    {
                        "title": st.text(min_size=1, max_size=255),
                        "minutes": st.integers(0, 99999),
                    }
                ),
                max_size=40,
            ),
        }
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(COURSES, st.sampled_from([(722, 395), (475, 640)]))
def test_columns_keep_within_their_page_and_count_every_module(courses, page):
    width, room = page
    facts = replace(facts_of(make()), courses=courses)
    columns, across = arranged(facts, width, room)
    assert len(columns) * across <= width
    for rows in columns:
        assert sum(row.height for row in rows) <= room
    shown = sum(row.counts for rows in columns for row in rows)
    total = sum(len(course["modules"]) for course in courses)
    assert shown == total or columns[-1][-1].counts == 0


def test_portrait_has_two_pages_too():
    award = long_award(4, 60)
    content = content_of(award) | {"orientation": "portrait"}
    reader = PdfReader(BytesIO(draw(content, facts_of(award))))
    assert [tuple(map(round, page.mediabox[2:])) for page in reader.pages] == [(595, 842)] * 2


def test_the_front_says_where_it_leaves_titles_out():
    front = texts(long_award(courses=25))[0]
    assert long_title("Kursus", 1) in front
    assert long_title("Kursus", 25) not in front
    assert "…" in front


def test_a_heading_stays_with_its_first_module():
    heading = Row(10, draw=print)
    module = Row(10, draw=print, course=heading)
    other = replace(heading)
    rows = [heading, module, module, other, replace(module, course=other)]
    assert [len(page) for page in paginate(rows, 50)] == [5]
    assert paginate(rows, 40) == [rows[:3], rows[3:]]
    assert paginate(rows, 20) == [rows[:2], [heading, module], rows[3:]]
