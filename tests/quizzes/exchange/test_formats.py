"""Files as other programs write them."""

import zipfile
from decimal import Decimal
from io import BytesIO

import pytest

from quizzes.exchange.formats.registry import FORMATS, detect
from quizzes.exchange.formats.safe_zip import is_inside, pack, unpack
from quizzes.exchange.formats.sheets import csv_file
from quizzes.exchange.formats.table_guide import EXAMPLES
from quizzes.exchange.items import Choice, Essay, GapText, Number, Pairs, Typed, Unreadable
from quizzes.models import Question
from tests.quizzes.exchange import samples
from tests.quizzes.exchange.files import fates, imported, previewed
from tests.quizzes.exchange.generated import PNG


def read(form, content):
    parsed = FORMATS[form].read(content)
    return parsed.items, parsed.problems


def test_aiken():
    (first, second), problems = read("aiken", samples.AIKEN)
    assert not problems
    assert [o.right for o in first.answer.options] == [False, True, False]
    assert second.stem == "<p>Siapa yang boleh</p><p>memegang akun resmi?</p>"
    assert second.answer.options[1].text == "Admin yang ditetapkan dengan SK"
    assert (first.line, second.line) == (1, 7)


def test_aiken_tells_the_line_of_what_is_wrong():
    items, [problem] = read("aiken", b"Apa?\nA. ya\nB. tidak\nANSWER: C\n")
    assert not items
    assert problem.line == 4
    assert "Tidak ada pilihan C" in problem.text


def test_moodle_xml():
    items, [problem] = read("moodle_xml", samples.MOODLE)
    assert "ddmarker" in problem.text
    assert problem.line == samples.MOODLE[: samples.MOODLE.index(b"ddmarker")].count(b"\n") + 1
    choice, truth, typed, number, pairs, gaps, essay = items
    assert choice.stem == "<p>Foto <b>apa</b> ini?</p>"
    assert (choice.picture.content, choice.picture.alt) == (PNG, "Foto banjir")
    assert choice.identity == "foto-1"
    assert choice.topics == {"Hoaks", "Foto"}
    assert choice.difficulty == "easy"
    assert not choice.notes
    assert truth.answer.truth
    assert truth.stem == "<p>Bumi datar &amp; tipis.</p>"
    assert typed.answer == Typed((typed.answer.accepted[0],), (typed.answer.refused[0],))
    assert [said.text for said in typed.answer.refused] == ["bohong"]
    assert len(typed.notes) == 2
    assert number.answer == Number(Decimal(10), Decimal("0.5"), unit="hari")
    assert pairs.answer.extras == ("3",)
    assert isinstance(pairs.answer, Pairs)
    assert gaps.stem == "<p>Lengkapi.</p>"
    assert isinstance(gaps.answer, GapText)
    assert [gap.answers for gap in gaps.answer.gaps] == [("sebelum",), ("cek",)]
    assert essay.answer == Essay(guide="Nilai isinya.", least=50)


@pytest.mark.parametrize("content", [samples.QTI_2, pack({"a/soal.xml": samples.QTI_2})])
def test_qti_2(content):
    [item], problems = read("qti", content)
    assert not problems
    assert item.stem == "<p>Kabar <i>berantai</i> masuk.</p><p>Apa yang diperiksa?</p>"
    assert item.answer.many
    assert [(o.text, o.right, o.feedback) for o in item.answer.options] == [
        ("Tanggal", True, "Tepat."),
        ("Jumlah suka", False, ""),
        ("Sumber", True, "Ya."),
    ]
    assert item.identity == "kabar"


def test_qti_3():
    [item], _problems = read("qti", samples.QTI_3)
    assert item.answer == Choice(item.answer.options)
    assert [o.text for o in item.answer.options if o.right] == ["Berhenti"]


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_in_any_coding_and_delimiter(coding, delimiter):
    rows = [
        ["Jenis", "SOAL", "kunci", "pilihan 1", "pilihan 2", "umpan balik 1"],
        ["pilihan ganda", "Café “apa”?", "1", "ya", "tidak", "Betul."],
        ["isian angka", "Berapa?", "", "1.250,5", "", ""],
    ]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    items, problems = read("csv", "\r\n".join(lines).encode(coding))
    assert not problems
    assert items[0].stem == "<p>Café “apa”?</p>"
    assert [item.line for item in items] == [2, 3]
    assert items[1].answer.value == Decimal("1250.5")


def test_csv_says_which_row_is_wrong():
    content = b"jenis;soal;kunci\npilihan ganda;Apa?;9\nlain;Apa?;1\n"
    items, problems = read("csv", content)
    assert not items
    assert [problem.line for problem in problems] == [2, 3]
    assert "nomor pilihan" in problems[0].text
    assert "“lain” tidak dikenal" in problems[1].text


def test_no_cell_of_a_csv_file_is_a_formula():
    text = csv_file([["=1+1", "+62", "-", "@x", "biasa"]]).decode("utf-8-sig")
    assert text == "'=1+1;'+62;'-;'@x;biasa\r\n"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_can_be_imported_as_it_is(form):
    content = FORMATS[form].write(EXAMPLES)
    items, problems = read(form, content)
    assert not problems
    assert len(items) == len(EXAMPLES)
    assert detect(f"templat.{form}", content).name == form


# --- Hostile files --------------------------------------------------------------------

BOMB = b"""<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>
<quiz><question type="essay"><questiontext><text>&b;</text></questiontext></question></quiz>"""
OUTSIDE = BOMB.replace(b'[<!ENTITY a "x"><!ENTITY b "&a;&a;">]', b'SYSTEM "file:///etc/passwd"')


@pytest.mark.parametrize("content", [BOMB, OUTSIDE])
def test_document_types_and_entities_are_refused(content):
    items, [problem] = read("moodle_xml", content)
    assert not items
    assert "DOCTYPE" in problem.text
    assert problem.line == 1


def test_xml_that_is_too_deep_is_refused():
    items, [problem] = read("moodle_xml", b"<quiz>" + b"<question>" * 5000)
    assert not items
    assert "terlalu dalam" in problem.text


def test_a_zip_bomb_is_refused():
    bomb = pack({"soal.xml": b"0" * 200_000_000})
    assert len(bomb) < 300_000
    with pytest.raises(Unreadable, match="jauh lebih besar"):
        unpack(bomb)


def test_names_that_lead_out_of_a_zip_are_ignored():
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in ("../lain.xml", "/etc/x.xml", "a/../../x.xml", "C:/x.xml", "a/soal.xml"):
            archive.writestr(name, samples.QTI_2)
    assert list(unpack(target.getvalue())) == ["a/soal.xml"]
    assert not is_inside("..\\x")


def test_more_questions_than_a_file_may_hold_are_told():
    items, problems = read("gift", b"Apa? {=a ~b}\n\n" * 501)
    assert len(items) == 500
    assert "lebih dari 500 soal" in problems[-1].text


# --- Into the bank --------------------------------------------------------------------


@pytest.mark.django_db
def test_a_picture_comes_with_its_question(editor):
    imported(editor, samples.MOODLE, "bank.xml", skip="1")
    question = Question.objects.get(stem__contains="Foto")
    assert question.image.collection.name == "Gambar soal"
    assert question.image_alt == "Foto banjir"
    preview = previewed(editor, samples.MOODLE, "bank.xml")
    assert fates(preview)["unchanged"] == 7


@pytest.mark.django_db
def test_a_broken_picture_refuses_its_question(editor):
    broken = samples.MOODLE.replace(b"iVBOR", b"AAAAA")
    preview = previewed(editor, broken, "bank.xml")
    assert fates(preview)["refused"] == 2
    assert "tidak dapat dipakai" in preview.text


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "xlsx", "qti", "moodle_xml"])
def test_every_kind_of_the_template_goes_into_the_bank(editor, form):
    content = FORMATS[form].write(EXAMPLES)
    preview = previewed(editor, content, f"x.{form}")
    assert fates(preview) == {"new": 9, "updated": 0, "unchanged": 0, "refused": 0}
    imported(editor, content, f"x.{form}")
    assert Question.objects.count() == 9
    assert fates(previewed(editor, content, f"x.{form}"))["unchanged"] == 9
