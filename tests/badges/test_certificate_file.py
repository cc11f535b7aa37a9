"""What a certificate's file tells programs: tags, metadata, the credential inside."""

import json
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from lxml import etree
from pypdf import PdfReader

from literasi.badges.certificates.drawing import draw
from literasi.badges.certificates.facts import builtin_content, facts_of
from tests.badges.test_certificate import SIGNER, make

DOCUMENT = json.dumps({"type": ["VerifiableCredential"], "name": "Suara ✓"})
DC = "{http://purl.org/dc/elements/1.1/}"


def reader(**facts):
    stated = replace(facts_of(make()), **facts)
    return PdfReader(BytesIO(draw(builtin_content(SIGNER), stated)))


def elements(node):
    """Yield every element of a structure tree, in reading order."""
    node = node.get_object()
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else []:
        yield kid.get_object()
        yield from elements(kid)


def test_the_credential_is_attached_as_the_data_behind_the_page():
    file = reader(credential=DOCUMENT)
    assert file.attachments["kredensial.json"] == [DOCUMENT.encode()]
    (held,) = file.trailer["/Root"]["/AF"]
    assert held.get_object()["/AFRelationship"] == "/Data"
    stream = held.get_object()["/EF"]["/F"].get_object()
    assert stream["/Subtype"] == "/application/vc+ld+json"
    assert stream["/Params"]["/Size"] == len(DOCUMENT.encode())


def test_another_reader_finds_the_credential_too():
    data = draw(builtin_content(SIGNER), replace(facts_of(make()), credential=DOCUMENT))
    with pypdfium2.PdfDocument(data) as file:
        assert file.count_attachments() == 1
        attached = file.get_attachment(0)
        assert attached.get_name() == "kredensial.json"
        assert bytes(attached.get_data()) == DOCUMENT.encode()


def test_before_it_is_signed_nothing_is_attached():
    file = reader()
    assert dict(file.attachments) == {}
    assert "/AF" not in file.trailer["/Root"]


def test_every_font_is_embedded():
    for page in reader(name="Γιώργος").pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            descriptor = font.get_object().get("/FontDescriptor")
            assert descriptor, font
            assert "/FontFile2" in descriptor.get_object()


def test_the_tags_name_everything_in_the_order_it_is_read():
    root = reader().trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    tree = list(elements(root["/StructTreeRoot"]))
    roles = [element["/S"] for element in tree]
    assert roles[0] == "/Document"
    assert roles.count("/Sect") == 2
    assert roles.index("/H1") < roles.index("/H2") < roles.index("/Figure") < roles.index("/Table")
    assert roles.count("/TR") == roles.count("/TH") + roles.count("/TD") / 3 + 1 / 3
    figures = [element["/Alt"] for element in tree if element["/S"] == "/Figure"]
    assert any("Kode QR" in alt for alt in figures)
    assert any("Lambang lencana" in alt for alt in figures)


def test_each_mark_on_a_page_belongs_to_one_element():
    file = reader()
    numbers = file.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for place, page in enumerate(file.pages):
        assert page["/StructParents"] == numbers[2 * place] == place
        marks = page.get_contents().get_data().count(b"/MCID")
        owners = numbers[2 * place + 1].get_object()
        assert len(owners) == marks
        assert [owner.get_object()["/K"] for owner in owners] == list(range(marks))
        content = page.get_contents().get_data()
        assert content.count(b" BDC") + content.count(b" BMC") == content.count(b"EMC")


@pytest.mark.parametrize("name", ['Rina <Marlina> & "Kawan"', "Пётр", "a\x00b\x0cc", "😊"])
def test_metadata_is_sound_xml_for_any_name(name):
    file = reader(name=name)
    xml = file.trailer["/Root"]["/Metadata"].get_object().get_data()
    tree = etree.fromstring(xml)
    title = "".join(tree.find(f".//{DC}title").itertext())
    assert title == file.metadata.title
    assert "".join(tree.find(f".//{DC}language").itertext()) == "id"


def test_it_claims_no_standard_that_nobody_checked():
    xml = reader().trailer["/Root"]["/Metadata"].get_object().get_data()
    assert b"pdfaid" not in xml
    assert b"pdfuaid" not in xml


def test_the_qr_code_can_be_clicked_and_the_pages_are_listed():
    file = reader()
    (link,) = file.pages[0]["/Annots"]
    assert link.get_object()["/A"]["/URI"].endswith("/v/ABCDEFGHJK/")
    assert [entry.title for entry in file.outline] == ["Sertifikat", "Daftar Materi"]
