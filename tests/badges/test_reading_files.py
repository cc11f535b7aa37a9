"""Files that strangers send: what is found in good ones, and that bad ones only cost a sentence."""

import base64
import io
import json
import random
import time
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import embed
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfgen.canvas import Canvas

from literasi.badges.credentials.reading import (
    MOST_BYTES,
    Carrier,
    Sent,
    Unreadable,
    Why,
    read_file,
)
from literasi.badges.credentials.reading.documents import MOST_CHARACTERS
from tests.badges import carriers
from tests.badges.carriers import AWKWARD, chunk, document, itxt, pdf_with, png_with, svg_with, text

BOMB = zlib.compress(b"{" + b" " * (64 * 1024 * 1024))


def why(content: bytes) -> Why:
    with pytest.raises(Unreadable) as refused:
        read_file(content)
    return refused.value.why


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize(
    ("carrier", "wrap"),
    [
        (Carrier.JSON, lambda words: words.encode()),
        (Carrier.JSON, lambda words: b"\xef\xbb\xbf\r\n " + words.encode()),
        (Carrier.JSON, lambda words: json.dumps(json.loads(words), indent=2).encode()),
        (Carrier.PNG, lambda words: png_with(b"iTXt", itxt(words.encode()))),
        (Carrier.PNG, lambda words: png_with(b"iTXt", itxt(words.encode(), packed=True))),
        (Carrier.SVG, lambda words: svg_with(cdata(words))),
        (Carrier.SVG, lambda words: svg_with(cdata(words), '<?xml version="1.0"?>\n<!-- x -->')),
        (Carrier.PDF, lambda words: pdf_with(words)),
        (Carrier.PDF, lambda words: pdf_with(words, compress=False)),
        (Carrier.PDF, lambda words: pdf_by_pyhanko(words)),
    ],
)
def test_a_credential_is_found_in_whatever_carries_it(name, carrier, wrap):
    sent = read_file(wrap(text(name)))
    assert (sent.carrier, sent.document) == (carrier, document(name))
    assert len(sent.digest) == 64


def cdata(words: str) -> str:
    safe = words.replace("]]>", "]]\\u003e")
    return f"<o:credential><![CDATA[{safe}]]></o:credential>"


def pdf_by_pyhanko(words: str) -> bytes:
    """By the library that will attach them to certificates, as an update at the file's end."""
    out = io.BytesIO()
    Canvas(out).save()
    writer = IncrementalPdfFileWriter(out)
    content = embed.EmbeddedFileObject.from_file_data(
        writer, words.encode(), mime_type="application/vc+ld+json"
    )
    embed.embed_file(writer, embed.FileSpec(file_spec_string="k.json", embedded_data=content))
    writer.write_in_place()
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Why.EMPTY),
        (b" " * (MOST_BYTES + 1), Why.TOO_LARGE),
        (carriers.picture(), Why.NO_CREDENTIAL),
        (png_with(b"tEXt", b"Comment\0hello"), Why.NO_CREDENTIAL),
        (png_with(b"iTXt", b"openbadgecredential\0"), Why.BROKEN),
        (png_with(b"iTXt", itxt(b"{")), Why.BROKEN),
        (png_with(b"iTXt", itxt(b"\xff\xfe{}")), Why.BROKEN),
        (png_with(b"iTXt", itxt(b"[]")), Why.NO_CREDENTIAL),
        (png_with(b"iTXt", itxt(b'"https://x.example/assertion"')), Why.NO_CREDENTIAL),
        (png_with(b"tEXt", b"openbadges\0https://x.example/assertion"), Why.BROKEN),
        (png_with(b"iTXt", itxt(b"aaaaaaaaaaa.bbbbbbbbbbb.ccccccccccc")), Why.ELSEWHERE),
        (png_with(b"zTXt", b"openbadgecredential\0\0" + BOMB), Why.TOO_LARGE),
        (png_with(b"zTXt", b"openbadgecredential\0\0nothing packed"), Why.BROKEN),
        (svg_with(""), Why.NO_CREDENTIAL),
        (svg_with("<o:credential/>"), Why.BROKEN),
        (svg_with("<credential>{}</credential>"), Why.NO_CREDENTIAL),
        (
            svg_with("<o:credential>" + "x" * (MOST_CHARACTERS + 1) + "</o:credential>"),
            Why.TOO_LARGE,
        ),
        (svg_with("", '<!DOCTYPE svg [<!ENTITY a "b">]>'), Why.BROKEN),
        (svg_with("<g>" * 5000), Why.BROKEN),
        (svg_with("<g/>" * 300_000), Why.BROKEN),
        (b"<html><body>halo</body></html>", Why.NO_CREDENTIAL),
        (b"<", Why.BROKEN),
        (b"{", Why.BROKEN),
        (b"[" * 100_000, Why.BROKEN),
        (b'{"a":' * 50_000, Why.BROKEN),
        (b'{"a": NaN}', Why.BROKEN),
        (b'{"a": ' + b"9" * 5000 + b"}", Why.BROKEN),
        (b'{"id": "x", "id": "y"}', Why.BROKEN),
        (b"{" + b" " * MOST_CHARACTERS + b"}", Why.TOO_LARGE),
        (b"[1, 2]", Why.NO_CREDENTIAL),
        (b"\xff\xd8\xff\xe0 JFIF", Why.PHOTO),
        (b"RIFF\0\0\0\0WEBP", Why.PHOTO),
        (b"PK\3\4" + b"\0" * 4000, Why.UNKNOWN_KIND),
        (b"\xfe\xff\0{", Why.UNKNOWN_KIND),
        (b"\0" * 100, Why.EMPTY),
    ],
)
def test_what_carries_nothing_of_use_is_refused_for_a_reason(content, expected):
    assert why(content) is expected


def test_a_bomb_is_not_unpacked():
    tracemalloc.start()
    try:
        why(png_with(b"iTXt", itxt(b"", packed=False)[: -0 or None] + b""))
        why(png_with(b"zTXt", b"openbadgecredential\0\0" + BOMB))
        assert read_file(bomb_in_pdf()).document is None
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()


def bomb_in_pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode >>\nstream\n" + BOMB


def test_a_picture_that_claims_to_be_huge_is_not_decoded():
    head = chunk(b"IHDR", b"\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0")
    huge = b"\x89PNG\r\n\x1a\n" + head + chunk(b"iTXt", itxt(text().encode()))
    assert read_file(huge).document == document("Rina")


def test_a_pdf_without_a_credential_is_known_by_its_bytes_alone():
    for content in (b"%PDF-1.7 nothing", pdf_with("just text")):
        sent = read_file(content)
        assert (sent.carrier, sent.document) == (Carrier.PDF, None)
        assert sent.digest


def test_the_newest_of_a_pdfs_credentials_counts():
    first, second = text("Yang dulu"), text("Yang sekarang")
    assert read_file(pdf_with(first, second, compress=False)).document == document("Yang sekarang")


def test_base_85_is_read_too():
    out = io.BytesIO()
    words = text().encode()
    packed = base64.a85encode(zlib.compress(words)) + b"~>"
    out.write(b"%PDF-1.4\n1 0 obj\n<< /Type /EmbeddedFile /Filter [/ASCII85Decode /FlateDecode] ")
    out.write(b"/Length 9 0 R >>\nstream\r\n" + packed + b"\nendstream\nendobj\n")
    assert read_file(out.getvalue()).document == document("Rina")


def test_a_note_with_a_link_or_a_number_is_read_as_what_it_says():
    assert read_file(b" 0001/LIT/Diskominfo/XI/2026\n").question == "0001/LIT/Diskominfo/XI/2026"


def test_a_presentation_is_opened_and_ours_is_taken():
    other = document(id="https://x.example/1")
    for inside in (document(), [document()], [other, document()]):
        wrapped = {"type": ["VerifiablePresentation"], "verifiableCredential": inside}
        assert read_file(json.dumps(wrapped).encode()).document["id"] == carriers.ADDRESS


GOOD = [
    text().encode(),
    png_with(b"iTXt", itxt(text().encode(), packed=True)),
    svg_with(cdata(text())),
    pdf_with(text()),
]


@pytest.mark.parametrize("good", GOOD, ids=["json", "png", "svg", "pdf"])
def test_mutated_files_never_crash_or_hang(good):
    dice, begun = random.Random(20261124), time.process_time()
    for _round in range(800):
        content = mutated(dice, good)
        with suppress(Unreadable):
            assert isinstance(read_file(content), Sent)
    assert time.process_time() - begun < 60


def mutated(dice: random.Random, content: bytes) -> bytes:
    """Return a file with bytes changed, cut out, doubled or put elsewhere."""
    changed = bytearray(content)
    for _change in range(dice.randint(1, 8)):
        place = dice.randrange(len(changed) or 1)
        match dice.randrange(4):
            case 0:
                changed[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del changed[place : place + dice.randrange(200)]
            case 2:
                changed[place:place] = changed[place : place + dice.randrange(400)]
            case _:
                changed[place:place] = dice.randbytes(dice.randrange(20))
    return bytes(changed)


@settings(max_examples=300, deadline=None)
@given(
    head=st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"%PDF-", b"<svg>", b"{", b"["]),
    tail=st.binary(),
)
def test_any_bytes_are_read_or_refused(head, tail):
    with suppress(Unreadable):
        assert isinstance(read_file(head + tail), Sent)
