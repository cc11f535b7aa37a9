"""The map of a branching conversation, which editors look at."""

import html

import pytest
from django.template.loader import render_to_string

from tests.factories import conversing
from tests.factories.quizzes import question
from tests.quizzes.conversations import KIND, NAME, body_of, raw, with_part, with_reply, without
from tests.quizzes.placed import published


def drawn(raw_value) -> str:
    preview = KIND.previews[0]
    return html.unescape(render_to_string(preview.template, preview.draw(body_of(raw_value))))


@pytest.mark.django_db
def test_the_map_shows_every_part_and_every_reply_in_a_picture_and_in_words(home):
    page = drawn(conversing.DIALOGUE)
    assert page.count("<rect") == 6
    assert page.count('class="map__arrow"') == 6
    assert page.count("map__box--good") == page.count("map__box--off") == 1
    assert "A +3" in page
    assert "Percakapan ini utuh" in page
    assert "faulty" not in page.split("</defs>")[1]
    for part in conversing.DIALOGUE["parts"]:
        assert part["value"]["text"] in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "says"),
    [
        (with_reply(0, 0, to="Entah"), "1. Awal, A:</b> Tidak ada bagian bernama “Entah”"),
        (with_reply(1, 0, to="Awal"), "2. Tempat, A:</b> Balasan ini kembali ke “Awal”"),
        (with_reply(1, 0, to=""), "belum menuju ke mana pun"),
        (without(5), "Tidak ada bagian bernama “Ribut”"),
        (raw(parts=[]), "Belum ada percakapan"),
        (with_part(0, name=""), "Percakapan"),
    ],
)
def test_the_map_of_a_faulty_draft_shows_what_is_wrong(home, value, says):
    page = drawn(value)
    assert says in page
    if value["parts"] and value["parts"][0]["value"]["name"]:
        assert "Belum dapat diterbitkan" in page
        assert "faulty" in page.split("</defs>")[1]


@pytest.mark.django_db
def test_editors_choose_the_map_as_a_way_to_preview(home, rf):
    made = published(NAME)
    assert ("map", "Peta percakapan") in [(n, str(label)) for n, label in made.preview_modes]
    page = made.make_preview_request(preview_mode="map")
    assert "<svg" in page.render().text
    other = question(publish=False)
    assert "map" not in [name for name, _label in other.preview_modes]
