"""A certificate's first page: whatever is written, nothing overlaps or leaves the paper."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from pypdf import PdfReader

from literasi.badges.certificates import fonts, pictures
from literasi.badges.certificates.drawing import draw
from literasi.badges.certificates.facts import builtin_content, facts_of
from literasi.badges.certificates.layout import front, paper
from tests.badges.test_certificate import LONG_NAME, SIGNER, make

LEAST = 28
FACTS = facts_of(make())
NAMES = st.one_of(
    st.sampled_from(["Sukarno", LONG_NAME, "W" * 150, "李" * 150, "i" * 150, "محمد"]),
    st.text(min_size=1, max_size=150),
)
SIGNERS = st.fixed_dictionaries({"name": NAMES, "title": NAMES, "signature": st.just("")})
TEXT = st.one_of(
    st.text(max_size=600),
    st.sampled_from(["{courses}\nx\n" * 40, "x\n" * 300, "{name} " * 80, "{courses}"]),
)
CONTENT = st.fixed_dictionaries(
    {
        "orientation": st.sampled_from(["landscape", "portrait"]),
        "background": st.just(""),
        "title": st.one_of(st.just("SERTIFIKAT"), st.text(max_size=60), st.just("W" * 60)),
        "opening": st.text(max_size=150),
        "body": TEXT,
        "closing": st.one_of(st.text(max_size=250), st.just("y\n" * 125)),
        "place": st.one_of(st.just("Majalengka"), st.just("W" * 100)),
        "signed_elsewhere": st.booleans(),
        "signers": st.lists(SIGNERS, max_size=4),
    }
)
STATED = st.builds(
    replace,
    st.just(FACTS),
    name=NAMES,
    badge=NAMES,
    agency=st.one_of(st.just(""), NAMES),
    office=NAMES,
    number=st.one_of(st.just("0001/LIT"), st.just("W" * 100)),
    courses=st.lists(
        st.fixed_dictionaries({"title": st.text(max_size=255), "modules": st.just([])}),
        max_size=5,
    ),
    jp=st.one_of(st.none(), st.integers(1, 999)),
    expires_on=st.one_of(st.none(), st.just(date(2028, 11, 23))),
    verify_url=st.sampled_from([FACTS.verify_url, f"https://{'literasi.' * 8}go.id/v/ABCDEFGHJK/"]),
    is_sealed=st.booleans(),
)


def touch(one, other):
    """Say whether two boxes share more than a hair's breadth of paper."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.top, other.top) - max(one.y, other.y)
    return across > 0.01 and down > 0.01


def inked(box):
    """Return the box as wide as its widest line: what may not be touched is what is printed."""
    if not box.lines:
        return box
    width = max(fonts.width_of(line, box.font, box.size, box.tracking) for line in box.lines)
    x = box.x + (box.width - width) / 2 if box.align == "centre" else box.x
    return replace(box, x=x, width=width)


@settings(max_examples=80, deadline=None)
@given(CONTENT, STATED)
def test_no_box_touches_another_or_leaves_the_page(content, facts):
    sheet = paper(content)
    boxes = [inked(box) for box in front(content, facts)]
    for box in boxes:
        assert box.x >= LEAST, box
        assert box.y >= LEAST, box
        assert box.x + box.width <= sheet.width - LEAST, box
        assert box.top <= sheet.height - 50, box
        assert not box.lines or box.size >= 7
    for one, other in combinations(boxes, 2):
        assert not touch(one, other), (one, other)


@settings(max_examples=20, deadline=None)
@given(CONTENT, STATED)
def test_anything_can_be_drawn_on_two_pages(content, facts):
    assert len(PdfReader(BytesIO(draw(content, facts))).pages) == 2


def signed(count, **content):
    signers = [
        {"name": f"Pejabat {n}", "title": f"Kepala {n}", "signature": ""}
        for n in range(1, count + 1)
    ]
    return builtin_content(SIGNER) | {"signers": signers, **content}


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_everybody_who_signs_is_named_in_one_size(count, orientation):
    boxes = front(signed(count, orientation=orientation), FACTS)
    names = [box for box in boxes if box.name == "signer"]
    assert [box.lines for box in names] == [(f"Pejabat {n}",) for n in range(1, count + 1)]
    assert len({box.size for box in names}) == 1


def words(content, facts=FACTS):
    return " ".join(PdfReader(BytesIO(draw(content, facts))).pages[0].extract_text().split())


def test_a_template_says_what_its_editor_wrote():
    content = signed(
        1,
        title="PIAGAM",
        opening="dengan bangga untuk",
        body="dari {agency}\n{courses}\npada {date}",
        closing="Sebanyak {jp} JP, tahun {year}",
        place="Kadipaten",
    )
    text = words(content)
    for said in (
        "PIAGAM",
        "dengan bangga untuk",
        "dari Dinas Kependudukan",
        "Sebanyak 8 JP, tahun",
    ):
        assert said in text
    assert "Kadipaten, 23 November 2026" in text
    assert text.count("Dinas Kependudukan") == 1
    assert "setara" not in text
    assert "Lencana: Suara Instansi yang Dipercaya" in text


def test_what_waits_to_be_signed_elsewhere_denies_no_signature():
    assert "tersertifikasi" not in words(signed(1, signed_elsewhere=True))
    assert "disegel" in words(signed(1), replace(FACTS, is_sealed=True))


def png(size=(1200, 800), colour=(20, 60, 160, 255), mode="RGBA"):
    """A scribble on transparent or white paper."""
    paper_colour = (255, 255, 255, 0) if mode == "RGBA" else "white"
    picture = Image.new(mode, size, paper_colour)
    points = [(n * size[0] // 40, (n * 397) % size[1]) for n in range(40)]
    ImageDraw.Draw(picture).line(points, fill=colour if mode == "RGBA" else colour[:3], width=9)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def noise(size):
    out = BytesIO()
    Image.effect_noise(size, 120).convert("RGB").save(out, "PNG")
    return out.getvalue()


def pictures_in(data):
    return PdfReader(BytesIO(data)).pages[0].images


def test_signatures_and_a_big_background_stay_below_150_kb():
    shown = {"bg": noise((2400, 1700)), "sig": png()}
    content = signed(4, background="bg")
    for signer in content["signers"]:
        signer["signature"] = "sig"
    data = draw(content, replace(FACTS, credential="{}" * 2500), picture=shown.get)
    assert len(pictures_in(data)) == 2
    assert len(data) < 135 * 1024
    assert draw(content, replace(FACTS, credential="{}" * 2500), picture=shown.get) == data


@pytest.mark.parametrize("broken", [None, b"", b"%PDF-1.7", png()[:200]])
def test_a_picture_that_is_gone_or_broken_is_left_out(broken):
    content = signed(1, background="bg")
    content["signers"][0]["signature"] = "sig"
    data = draw(content, FACTS, picture=lambda key: broken)
    assert len(pictures_in(data)) == 0
    assert "Pejabat 1" in PdfReader(BytesIO(data)).pages[0].extract_text()


def test_words_are_legible_on_the_darkest_background():
    black = BytesIO()
    Image.new("RGB", (300, 200)).save(black, "PNG")
    made = Image.open(BytesIO(pictures.background(black.getvalue(), 842, 595)))
    assert made.getpixel((made.width // 2, made.height // 2))[0] > 200
    assert made.getpixel((3, 3))[0] < 20


@pytest.mark.parametrize("mode", ["RGBA", "RGB"])
def test_a_signature_keeps_its_ink_and_loses_its_paper(mode):
    ink = pictures.signature(png(mode=mode))
    alpha = ink.getchannel("A")
    assert alpha.getextrema() == (0, 255)
    red, _, blue, _ = ink.getpixel((0, 0))
    assert blue > red


def test_blank_paper_is_no_signature():
    blank = BytesIO()
    Image.new("RGB", (300, 100), "white").save(blank, "PNG")
    assert pictures.signature(blank.getvalue()) is None
