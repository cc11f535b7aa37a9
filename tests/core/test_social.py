"""The picture of a shared link: drawn once, only of what is live, small, never from an address."""

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.test import override_settings
from django.urls import reverse
from django.utils import translation
from PIL import Image
from wagtail.models import Page, PageViewRestriction

from literasi.core import social
from literasi.core.social import Card, card_of
from literasi.home.models import InfoPage


def address(page):
    card = card_of(page)
    return reverse("social_image", args=[card.pk, card.digest])


@pytest.mark.parametrize(
    "title",
    [
        "SIFT",
        "Mengenali kabar bohong: berhenti, telusuri, cari, lacak, lalu baru teruskan",
        "“Kritik” bukan musuh – é ñ 100% & <b>",
        "W" * 255,
        "kata " * 51,
        "日本語 العربية 🙂",
        " ",
    ],
)
def test_any_title_makes_a_picture_of_the_right_size(title):
    content = social.draw(Card(1, "Artikel", title))
    image = Image.open(BytesIO(content))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(content) <= 60 * 1024


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Kafé – “resmi”?", "Kafe - “resmi”?"),
        ("Baca… lalu cek 🙂", "Baca... lalu cek "),
        ("日本語", ""),
        ("a\tb\u200dc", "abc"),
    ],
)
def test_what_the_font_lacks_is_written_another_way(title, drawn):
    assert social.drawable(title) == drawn


@pytest.mark.parametrize("title", ["W" * 255, "kata " * 51, "Satu judul yang biasa saja"])
def test_every_line_of_a_title_fits(title):
    font, lines = social.fit(title)
    assert 1 <= len(lines) <= social.MOST_LINES
    widest = social.WIDTH - 2 * social.MARGIN + font.getlength(" ...")
    assert all(font.getlength(line) <= widest for line in lines)


def test_it_is_drawn_once(about, client, monkeypatch):
    first = client.get(address(about))
    monkeypatch.setattr(social, "draw", lambda card: pytest.fail("drawn again"))
    second = client.get(address(about))
    assert first.status_code == 200
    assert first.content == second.content
    assert first["Content-Type"] == "image/png"
    assert "immutable" in first["Cache-Control"]


def test_a_half_written_file_is_not_sent(about, client):
    path = card_of(about).path
    client.get(address(about))
    default_storage.delete(path)
    with default_storage.open(path, "wb") as file:
        file.write(b"\x89PNG separuh")
    assert client.get(address(about)).content.endswith(social.PNG_END)
    with default_storage.open(path) as file:
        assert file.read().endswith(social.PNG_END)


def test_two_workers_leave_one_file(about):
    card = card_of(about)
    social.picture(card)
    social._keep(card.path, b"kedua")
    names = [n for n in default_storage.listdir("kartu")[1] if n.startswith(f"{card.pk}-")]
    assert names == [card.path.removeprefix("kartu/")]


def test_a_link_from_before_an_edit_leads_to_todays(about, client):
    old = address(about)
    about.title = "Judul baru"
    about.save()
    response = client.get(old)
    assert response["Location"] == address(about) != old


def test_an_invented_digest_draws_nothing(about, client, monkeypatch):
    monkeypatch.setattr(social, "draw", lambda card: pytest.fail("drawn"))
    assert client.get(reverse("social_image", args=[about.pk, "abc123"])).status_code == 302


def unpublish(page):
    page.unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("hide", [unpublish, restrict, Page.delete])
def test_what_is_not_public_has_no_picture(hide, about, client):
    link = address(about)
    hide(about)
    assert client.get(link).status_code == 404


def test_the_root_and_what_does_not_exist_have_none(home, client):
    for pk in (Page.objects.get(depth=1).pk, 999999, 10**30):
        assert client.get(reverse("social_image", args=[pk, "x"])).status_code == 404


def test_the_digest_is_the_same_in_every_language(about):
    with translation.override("en"):
        english = card_of(about)
    assert english == card_of(Page.objects.get(pk=about.pk))


@override_settings(WAGTAILADMIN_BASE_URL="https://literasi.example.go.id/")
def test_links_are_whole_and_the_same_under_every_name(about, client):
    html = client.get("/tentang/", headers={"Host": "localhost"}).content.decode()
    canonical = re.search(r'rel="canonical" href="([^"]+)"', html)[1]
    image = re.search(r'property="og:image" content="([^"]+)"', html)[1]
    assert canonical == "https://literasi.example.go.id/tentang/"
    assert image == "https://literasi.example.go.id" + address(about)


def test_tags_have_nothing_to_say_of_what_has_no_address(rf):
    tags = Template("{% load social_tags %}[{% canonical_url page %}][{% social_image_url page %}]")
    new = InfoPage(title="Belum disimpan")
    assert tags.render(Context({"page": new})) == "[][]"
    assert tags.render(Context({})) == "[][]"


def test_canonical_address_of_what_is_no_page(rf):
    tag = Template("{% load social_tags %}{% canonical_url %}")
    text = tag.render(Context({"request": rf.get("/cari/?q=hoaks")}))
    assert text == "http://127.0.0.1:8000/cari/"
