"""The spreadsheet: the filtered rows, whole, and safe to open."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

URL = "/admin/laporan-belajar/"


def rows_of(response):
    content = b"".join(response.streaming_content)
    sheet = load_workbook(BytesIO(content)).active
    heading, *rows = sheet.iter_rows()
    names = [cell.value for cell in heading]
    return [dict(zip(names, row, strict=True)) for row in rows]


def export(client, **query):
    return rows_of(client.get(URL, {"export": "xlsx", **query}))


def test_holds_every_column(admin_client, etika, make_learner, agency):
    learner = make_learner("Rina", "rina@example.test")
    etika.enrol(learner, done=3, agency=agency, at=0, took=2)
    etika.attempt(learner, 1, 0)
    etika.award(learner)
    (row,) = export(admin_client)
    values = {name: cell.value for name, cell in row.items()}
    times = {name: f"{values.pop(name):%Y-%m-%d %H:%M}" for name in ("Mendaftar", "Selesai")}
    values.pop("Terakhir aktif")
    assert times == {"Mendaftar": "2026-11-02 10:00", "Selesai": "2026-11-04 10:00"}
    assert values == {
        "Nama": "Rina",
        "Alamat email": "rina@example.test",
        "Instansi saat itu": "Dinas Kesehatan",
        "Peserta": "Admin instansi",
        "Kursus": "Etika Komunikasi",
        "Putaran": 1,
        "Keadaan": "Selesai",
        "Kegiatan selesai": 3,
        "Kegiatan wajib": 3,
        "Kemajuan (%)": 100,
        "Nilai uji terbaik (%)": 50,
        "Nomor sertifikat": "0001/LIT/Diskominfo/XI/2026",
    }


def test_holds_only_the_filtered_rows_but_all_pages(admin_client, etika, make_learner, agency):
    for _ in range(60):
        etika.enrol(make_learner())
    etika.enrol(make_learner("Dari instansi"), agency=agency)
    assert len(export(admin_client)) == 61
    (row,) = export(admin_client, kind="instansi")
    assert row["Nama"].value == "Dari instansi"
    assert len(export(admin_client, q="Rina")) == 60


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://jahat.example","klik")', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1"]
)
def test_formula_in_a_name_stays_text(admin_client, etika, make_learner, name):
    etika.enrol(make_learner(name))
    cell = export(admin_client)[0]["Nama"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_control_characters_do_not_break_it(admin_client, etika, make_learner):
    etika.enrol(make_learner("Rina\x0b\x1fMarlina"))
    assert export(admin_client)[0]["Nama"].value == "RinaMarlina"


def test_rubbish_filter_exports_no_rows(admin_client, etika, make_learner):
    """A filter that is not understood must not hand out everybody."""
    etika.enrol(make_learner())
    assert export(admin_client, completed_at_from="kemarin") == []


def test_csv_is_not_offered(admin_client, etika, make_learner):
    etika.enrol(make_learner())
    response = admin_client.get(URL, {"export": "csv"})
    assert response["Content-Type"].startswith("text/html")
    page = admin_client.get(URL).content.decode()
    assert "export=csv" not in page
    assert "export=xlsx" in page


def test_statements_do_not_grow(admin_client, etika, make_learner, django_assert_num_queries):
    etika.enrol(make_learner())
    export(admin_client)
    with django_assert_num_queries(4):
        export(admin_client)
    for _ in range(300):
        etika.enrol(make_learner())
    with django_assert_num_queries(4):
        assert len(export(admin_client)) == 301


def test_courses_can_be_taken_away_too(admin_client, etika, make_learner):
    etika.enrol(make_learner(), done=3, took=1)
    (row,) = rows_of(admin_client.get(f"{URL}kursus/", {"export": "xlsx"}))
    assert (row["Kursus"].value, row["Selesai"].value) == ("Etika Komunikasi", 1)
