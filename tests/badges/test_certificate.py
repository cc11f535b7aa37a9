"""The printed certificate: what it says, that it stays the same, that no name breaks it."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from literasi.badges.certificates import fonts
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.models import Award

MOMENT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
LONG_NAME = (
    "Prof. Dr. H. Raden Muhammad Abdurrahman Wiranatakusumah Sastranegara Kartadisastra, "
    "S.Sos., M.Si., Ph.D., S.I.Kom., M.I.Kom., CPR., APR., S.H."
)[:150]
SIGNER = {"name": "", "title": "Kepala Dinas Komunikasi dan Informatika", "place": "Majalengka"}


def make(courses=1, **facts):
    modules = [{"title": f"Modul ke-{n}: Menjawab warga", "minutes": 60} for n in range(1, 7)]
    titles = ["Etika Komunikasi Pemerintah", "Cerdas Bermedia", "Komunikasi Krisis"]
    snapshot = {
        "name": "Rina Marlina, A.Md.",
        "badge": "Suara Instansi yang Dipercaya",
        "motif": "suara",
        "courses": [{"title": t, "jp": 8, "modules": modules} for t in titles[:courses]],
        "jp": 8,
        "agency": "Dinas Kependudukan dan Pencatatan Sipil",
        "signer": SIGNER,
        "office": "Dinas Komunikasi dan Informatika Kabupaten Majalengka",
    }
    return Award(
        number="0001/LIT/Diskominfo/XI/2026",
        code="ABCDEFGHJK",
        snapshot=snapshot | facts,
        jp=facts.get("jp", 8),
        earned_at=MOMENT,
        issued_at=MOMENT,
        expires_on=date(2028, 11, 23),
    )


def read(award):
    return PdfReader(BytesIO(certificate_pdf(award)))


def texts(award):
    return [" ".join(page.extract_text().split()) for page in read(award).pages]


@pytest.mark.parametrize(
    "text",
    [
        "SERTIFIKAT",
        "Nomor 0001/LIT/Diskominfo/XI/2026",
        "diberikan kepada",
        "Rina Marlina, A.Md.",
        "Dinas Kependudukan dan Pencatatan Sipil",
        "sebagai Peserta",
        "Etika Komunikasi Pemerintah",
        "8 (delapan) jam pelajaran",
        "23 November 2026",
        "Berlaku sampai 23 November 2028",
        "Majalengka, 23 November 2026",
        "Verifikasi keaslian melalui QR",
        "/v/ABCDEFGHJK/",
        "Kode: ABCDEFGHJK",
        "bukan tanda tangan elektronik tersertifikasi",
    ],
)
def test_the_front_says(text):
    assert text in texts(make())[0]


@pytest.mark.parametrize(
    "text",
    [
        "Daftar Materi",
        "0001/LIT/Diskominfo/XI/2026",
        "Rina Marlina, A.Md.",
        "Modul ke-6: Menjawab warga",
        "60 menit",
        "Jumlah 360 menit",
        "8 (delapan) jam pelajaran",
    ],
)
def test_the_back_says(text):
    assert text in texts(make())[1]


def test_two_pages_of_a_small_file_that_names_itself():
    data = certificate_pdf(make())
    reader = PdfReader(BytesIO(data))
    assert len(reader.pages) == 2
    assert len(data) < 120 * 1024
    assert reader.metadata.title == "Sertifikat 0001/LIT/Diskominfo/XI/2026 – Rina Marlina, A.Md."
    assert reader.metadata.author == "Dinas Komunikasi dan Informatika Kabupaten Majalengka"
    assert reader.trailer["/Root"]["/Lang"] == "id"
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (842, 595)


def test_the_same_award_gives_the_same_bytes_in_any_language(settings):
    first = certificate_pdf(make())
    settings.LANGUAGE_CODE = "en"
    assert certificate_pdf(make()) == first
    assert certificate_pdf(make(name="Orang Lain")) != first


def test_a_signer_with_a_name_signs():
    signer = SIGNER | {"name": "Dr. H. Asep Contoh, M.Si."}
    front = texts(make(signer=signer))[0]
    assert "Dr. H. Asep Contoh, M.Si." in front
    assert "Kepala Dinas Komunikasi dan Informatika" in front
    assert "Diterbitkan oleh" not in front


def test_without_a_signer_the_office_issues():
    front = texts(make())[0]
    assert "Kepala Dinas" not in front
    assert "Diterbitkan oleh Dinas Komunikasi dan Informatika" in front


def test_what_is_not_known_is_left_out():
    award = make(agency="", jp=None)
    award.expires_on = None
    front, back = texts(award)
    for word in ("setara", "Berlaku sampai", "Kependudukan"):
        assert word not in front
    assert "diakui" not in back


def test_three_courses_still_fit():
    front, back = texts(make(courses=3))
    assert "Etika Komunikasi Pemerintah; Cerdas Bermedia; Komunikasi Krisis" in front
    assert "Komunikasi Krisis" in back


def test_a_long_name_with_titles_is_printed_whole():
    front = texts(make(name=LONG_NAME))[0]
    assert LONG_NAME in front


def test_the_widest_name_there_may_be_is_printed_whole():
    front = texts(make(name="W" * 150))[0]
    assert front.count("W") == 150 + front.count("Warga")
    assert "…" not in front


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Sukarno", "Sukarno"),
        ("Siti Nur’aini", "Siti Nur’aini"),
        ("José Çelik Šimůnek", "José Çelik Šimůnek"),
        ("Nguyễn Ōno", "Nguyễn Ōno"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("Γιώργος Ђорђевић", "Γιώργος Ђорђевић"),
        ("محمد", "????"),
        ("李", "?"),
        ("Siti 😊 \u202eAminah 👍🏽", "Siti Aminah"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_no_name_breaks_it(name, printed):
    assert printed in texts(make(name=name))[0]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=150))
def test_any_name_makes_a_certificate(name):
    assert len(read(make(name=name)).pages) == 2


@given(st.text(alphabet="abc W李", max_size=80), st.integers(20, 200))
def test_wrapping_loses_no_letter_and_keeps_within_the_width(text, width):
    lines = fonts.wrap(text, fonts.REGULAR, 12, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert fonts.width_of(line, fonts.REGULAR, 12) <= width or len(line) == 1
