"""Mock posts: never without their mark, never leading anywhere, and refused in plain words."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from wagtail.blocks import StructBlockValidationError

from courses.blocks import LESSON_BLOCKS
from literasi.core import mock_posts
from literasi.core.blocks import PROSE_BLOCKS, MockPostBlock
from literasi.core.mock_posts import MARK, Form, Role
from tests.factories import core as factories

BLOCK = MockPostBlock()


def drawn(value) -> str:
    return BLOCK.render(value, {"request": RequestFactory().get("/"), "id": "satu"})


def value(form, *parts):
    raw = [{"role": role, "text": text, "why": ""} for role, text in parts]
    return BLOCK.to_python({"form": form, "parts": raw})


def complaint(changed) -> str:
    with pytest.raises(StructBlockValidationError) as caught:
        BLOCK.clean(changed)
    return str(caught.value.as_json_data())


@pytest.fixture
def post():
    return factories.MockPostBlockFactory()


@pytest.mark.parametrize("form", Form.values)
def test_no_form_is_without_its_mark(form):
    """At the top, at the bottom, by name for who cannot see it, and over all that is between."""
    html = drawn(value(form, *[("text", f"Isi {number}") for number in range(3)]))
    assert f'aria-label="{MARK}.' in html
    assert html.count(f'<p class="mock__mark">{MARK}</p>') == 1
    assert html.count(f"<span>{MARK}</span>") >= 8 + 3 * 4
    assert "data-nosnippet" in html
    assert "<style" not in html


def test_the_mark_is_nothing_an_editor_can_write_or_take_off():
    assert set(BLOCK.child_blocks) == {"form", "parts"}
    part = BLOCK.child_blocks["parts"].child_block
    assert set(part.child_blocks) == {"role", "text", "why"}


def test_nothing_in_it_can_be_pressed(post):
    html = drawn(post)
    assert "bantuan-warga.example/klaim" in html
    assert re.findall(r"<(?:a|button|input|form|select)[ >]|href=|tabindex", html) == []


def test_what_is_written_is_never_read_as_html():
    html = drawn(value("news", ("text", "<b>x</b>"), ("text", "y"), ("text", "z")))
    assert "<b>x</b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_explained_parts_are_numbered_and_explained_below(post):
    html = drawn(post)
    assert html.index("Yang patut dicurigai") > html.index("</figure>")
    assert re.findall(r"Tanda </span>(\d)", html) == ["1", "2"]
    assert html.index("Pesan mendesak.") < html.index("Alamatnya bukan milik instansi.")


def test_without_explanations_there_is_no_heading_for_them():
    html = drawn(value("letter", ("sender", "Kop"), ("text", "a"), ("signature", "b")))
    assert "Yang patut dicurigai" not in html


def test_what_it_claims_is_not_found_by_searching_the_site(post):
    found = list(filter(None, BLOCK.get_searchable_content(post)))
    assert found == ["Pesan mendesak.", "Alamatnya bukan milik instansi."]


def test_articles_and_lessons_may_hold_one():
    assert "mock_post" in dict(PROSE_BLOCKS)
    assert "mock_post" in dict(LESSON_BLOCKS)


def test_every_part_says_what_it_is_to_who_cannot_see_it():
    html = drawn(value("instagram", *[(role.value, f"Tulisan {role}") for role in Role]))
    for role in Role:
        assert f'<span class="visually-hidden">{role.label}: </span>Tulisan {role}' in html


# --- What may be written ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "text", "is_safe"),
    [
        ("link", "bantuan-warga.example/klaim", True),
        ("link", "https://majalengkakab.go.id.bantuan.example", True),
        ("link", "majalengkakab.go.id", True),
        ("link", "Klik di sini", True),
        ("link", "bantuan-warga.com", False),
        ("link", "majalengkakab.go.id.bantuan-warga.com/klaim", False),
        ("link", "bansos.example dan bansos.id", False),
        ("link", "bukan-go.id", False),
        ("text", "Buka https://bantuan.id sekarang", False),
        ("text", "Buka www.bantuan.example, ya.", True),
        ("text", "Sah, S.Kom. dan M.Si. hadir pukul 12.00.", True),
        ("text", "Hubungi 0812 3456 7890", False),
        ("text", "Hubungi +62-812-3456-7890", False),
        ("text", "Hubungi 0812-xxxx-xxxx", True),
        ("number", "005/0812/XI/2026", True),
        ("text", "Rp5.000.000 cair 08.12.2026 pukul 08.00", True),
    ],
)
def test_what_could_lead_to_somebody_real_is_refused(role, text, is_safe):
    assert (mock_posts.problem_of_part(role, text) is None) == is_safe


@pytest.mark.parametrize(
    ("form", "part", "says"),
    [
        ("letter", ("reactions", "12 suka"), "Surat resmi tidak memiliki bagian ini: Suka"),
        ("whatsapp", ("number", "005/1"), "Nomor surat"),
        ("news", ("forwarded", "Diteruskan"), "Label penerusan"),
        ("instagram", ("link", "bantuan.id"), "berakhiran .go.id"),
        ("whatsapp", ("text", "Telepon 081234567890"), "0812-xxxx-xxxx"),
    ],
)
def test_what_no_such_post_has_is_refused_in_plain_words(form, part, says):
    changed = value(form, ("sender", "Info"), part, ("date", "21.15"))
    assert says in complaint(changed)
    # A draft may wait.
    assert BLOCK.clean_deferred(changed)


def test_each_form_has_what_it_needs(post):
    assert BLOCK.clean(post)
    for form in Form:
        parts = [(role.value, f"Tulisan {role}") for role in mock_posts.ROLES[form]]
        assert BLOCK.clean(value(form.value, *parts))


def test_a_new_one_complains_of_its_empty_words_only():
    """Nothing that an editor did not do is held against them."""
    default = BLOCK.get_default()
    assert BLOCK.clean_deferred(default)
    with pytest.raises(ValidationError) as caught:
        BLOCK.clean(default)
    assert "tidak memiliki" not in str(caught.value.as_json_data())
