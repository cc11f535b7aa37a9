"""Pictures that carry their credential, read back by programs that are not ours."""

import io
import json
import xml.etree.ElementTree as ET

import pytest
from openbadgeslib.baking import extract_png, extract_svg
from PIL import Image

from literasi.badges import rasters
from literasi.badges.credentials import baking
from literasi.badges.credentials.reading import read_file
from literasi.badges.drawing import MOTIFS, colours
from literasi.badges.images import badge_svg
from tests.badges import carriers
from tests.badges.carriers import AWKWARD, document, text

NAMES = {"svg": "http://www.w3.org/2000/svg", "openbadges": "https://purl.imsglobal.org/ob/v3p0"}


def drawn(name="Lencana") -> str:
    return badge_svg(name=name, description="Uraian", motif="suara")


@pytest.mark.parametrize("name", AWKWARD)
def test_a_png_carries_the_very_text(name):
    baked = baking.bake_png(rasters.badge_png("suara"), text(name))
    with Image.open(io.BytesIO(baked)) as picture:
        picture.load()
        assert picture.text == {"openbadgecredential": text(name)}
    assert b"iTXtopenbadgecredential\0\0\0\0\0" in baked  # not compressed, as the standard asks
    assert read_file(baked).document == document(name)


@pytest.mark.parametrize("name", [*AWKWARD, "\uffff\ufffe"])
def test_an_svg_carries_the_same_data_first(name):
    baked = baking.bake_svg(drawn(name), text(name))
    root = ET.fromstring(baked)  # noqa: S314 - our own words
    first = root[0]
    assert first.tag == f"{{{NAMES['openbadges']}}}credential"
    assert json.loads(first.text) == document(name)
    assert baked.count(b"<![CDATA[") == baked.count(b"]]>") == 1
    assert b'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"' in baked.split(b">")[1]
    assert root.findall("svg:path", NAMES)
    assert root.find("svg:title", NAMES) is not None
    assert read_file(baked).document == document(name)


@pytest.mark.parametrize("name", AWKWARD)
def test_another_library_finds_it_in_both(name):
    png = baking.bake_png(rasters.badge_png("suara"), text(name))
    svg = baking.bake_svg(drawn(), text(name))
    found = extract_png(png, keyword=b"openbadgecredential")
    assert json.loads(found) == document(name)
    found = extract_svg(svg, element="openbadges:credential", text_fallback=True)
    assert json.loads(found) == document(name)


def test_a_picture_that_was_baked_before_carries_ours_alone():
    before = carriers.png_with(b"iTXt", carriers.itxt(text("Orang lain").encode()))
    baked = baking.bake_png(before, text("Rina"))
    assert baked.count(b"openbadgecredential") == 1
    assert read_file(baked).document == document("Rina")


@pytest.mark.parametrize("motif", MOTIFS)
def test_the_drawn_badge_is_large_clear_and_light(motif):
    content = rasters.badge_png(motif)
    picture = Image.open(io.BytesIO(content))
    assert (picture.size, picture.mode) == ((600, 620), "RGBA")
    assert picture.getpixel((0, 0))[3] == 0
    accent = colours()[MOTIFS[motif][0]]
    petal = tuple(int(accent[n : n + 2], 16) for n in (1, 3, 5))
    assert picture.getpixel((500, 260))[:3] == petal
    assert len(content) < 40_000


def test_motifs_look_different():
    assert len({rasters.badge_png(motif) for motif in MOTIFS}) == len(MOTIFS)


def test_a_motif_nobody_knows_is_a_star():
    assert rasters.badge_png("entah") == rasters.badge_png("bintang")


def test_a_curve_ends_where_it_should():
    points = rasters.outline("M 0 0 C 0 10 10 10 10 0 L 20 0 Z")
    assert points[0] == points[-1] == (0, 0)
    assert (10.0, 0.0) in points
    assert max(y for _x, y in points) == 7.5
