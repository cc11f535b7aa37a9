"""Badges and QR codes as pictures."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail_factories import ImageFactory

from literasi.badges import drawing
from literasi.badges.images import badge_svg, qr_code
from literasi.badges.models import Badge
from tests.factories.badges import BadgeFactory

SVG = "{http://www.w3.org/2000/svg}"


def parse(svg):
    """Parse our own drawing; nothing here comes from outside."""
    return ElementTree.fromstring(svg)  # noqa: S314


@pytest.mark.parametrize("motif", Badge.Motif.values)
def test_every_motif_is_drawn_in_the_sites_colours(motif):
    assert motif in drawing.MOTIFS
    svg = badge_svg(name="Suara", description="Uraian", motif=motif)
    used = set(re.findall(r"#[0-9a-f]{6}", svg))
    assert used
    assert used <= set(drawing.colours().values())


def test_motifs_differ():
    drawings = {badge_svg(name="A", description="B", motif=motif) for motif in Badge.Motif.values}
    assert len(drawings) == len(Badge.Motif.values)


def test_an_unknown_motif_is_a_star():
    star = badge_svg(name="A", description="B", motif="bintang")
    assert badge_svg(name="A", description="B", motif="lama") == star


@given(st.text(max_size=60), st.text(max_size=60))
def test_text_stays_text(name, description):
    root = parse(badge_svg(name=name, description=description, motif="suara"))
    assert {child.tag for child in root} <= {
        f"{SVG}{t}" for t in ("title", "desc", "path", "circle")
    }


def test_markup_in_a_name_is_only_shown():
    evil = "</title><script>alert(1)</script>"
    root = parse(badge_svg(name=evil, description="&\x0b\x00<", motif="payung"))
    assert root.find(f"{SVG}title").text == evil
    assert root.find(f"{SVG}desc").text == "& <"


@pytest.mark.django_db
def test_the_address_serves_it_for_a_day(client):
    badge = BadgeFactory()
    response = client.get(f"/lencana/gambar/{badge.uuid}.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert badge.name in response.content.decode()


@pytest.mark.django_db
def test_an_own_image_takes_its_place(client):
    badge = BadgeFactory(image=ImageFactory())
    response = client.get(f"/lencana/gambar/{badge.uuid}.svg")
    assert response.status_code == 302
    assert response["Location"].startswith("/media/images/")


@pytest.mark.django_db
def test_an_unknown_badge_has_none(client):
    address = "/lencana/gambar/00000000-0000-4000-8000-000000000000.svg"
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_qr_code_leads_to_the_verify_page(client, award):
    response = client.get(f"/v/{award.code}/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert parse(response.content).tag == f"{SVG}svg"
    assert award.verify_url.startswith("http")
    assert award.verify_url.endswith(f"/v/{award.code}/")
    assert qr_code(award.verify_url).error == "Q"
