"""Questions that are typed or marked, answered with the keyboard: with scripts and without."""

from playwright.sync_api import expect

from tests.browser.answering import hands_in, presses, starts, tabs_onto, types
from tests.factories import posts


def test_a_word_is_typed(visitor):
    starts(visitor, "short-text")
    types(visitor, "Jawaban Anda", "Membaca menyampng")
    # Enter saves what was typed, and does not hand in.
    visitor.page.keyboard.press("Enter")
    visitor.sees("Tersimpan" if visitor.has_scripts else "Jawaban Anda tersimpan")
    expect(visitor.page.get_by_label("Jawaban Anda", exact=True)).to_have_value("Membaca menyampng")
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Umpan balik: membaca menyamping.")


def test_a_number_is_typed(visitor):
    starts(visitor, "numeric")
    types(visitor, "Jawaban Anda, dengan angka", "1.250")
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("1.250,5 laporan")


def test_what_is_no_number_is_said_before_it_is_handed_in(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "numeric")
    types(person, "Jawaban Anda, dengan angka", "seribu")
    presses(person, "Kirim jawaban")
    field = person.page.get_by_label("Jawaban Anda, dengan angka")
    assert field.evaluate("field => field.validity.patternMismatch")
    person.sees("Kirim jawaban")


def test_gaps_are_filled_from_a_list(visitor):
    starts(visitor, "gaps")
    for number, letters in enumerate(("Ber", "tel", "hap"), start=1):
        types(visitor, f"Rumpang {number} dari 3", letters)
    expect(visitor.page.get_by_role("combobox").first).to_have_value("k2")
    hands_in(visitor)
    visitor.sees("66%")
    visitor.sees("Jawaban yang tepat")
    visitor.sees("Umpan balik: sumber.")


# --- What is marked -------------------------------------------------------------------


def part_of(person, text: str):
    return person.page.get_by_role("checkbox", name=text)


def test_signs_are_marked(visitor):
    starts(visitor, "spot-signs")
    for text in (posts.URGENT, posts.LINK, posts.TIME):
        tabs_onto(visitor, part_of(visitor, text))
        visitor.page.keyboard.press("Space")
        expect(part_of(visitor, text)).to_be_checked()
    # What was marked can be let go.
    visitor.page.keyboard.press("Space")
    expect(part_of(visitor, posts.TIME)).not_to_be_checked()
    for label in visitor.page.locator(".mock label").all():
        assert label.bounding_box()["height"] >= 44
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Anda menemukan 2 dari 2 tanda, tanpa salah tunjuk.")
    visitor.sees(f"Karena: {posts.GREETING}")


def test_the_whole_part_is_its_label_and_the_mark_above_it_is_not_in_the_way(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "spot-signs")
    label = person.page.locator(".mock label", has_text=posts.GREETING)
    size = label.bounding_box()
    for share in (0.02, 0.5, 0.98):
        label.click(position={"x": share * size["width"], "y": size["height"] / 2})
    expect(part_of(person, posts.GREETING)).to_be_checked()
    person.is_told("Tersimpan")
    person.page.reload()
    expect(part_of(person, posts.GREETING)).to_be_checked()


def test_no_piece_of_a_mock_post_is_without_its_mark(someone):
    """Whatever 200 px of its height somebody cuts out of a picture of it."""
    person = someone()
    person.has_scripts = True
    starts(person, "spot-signs")
    gaps = person.page.evaluate(
        """() => {
          const veil = document.querySelector(".mock__veil").getBoundingClientRect();
          const tops = [...document.querySelectorAll(".mock__veil span")]
            .map(mark => mark.getBoundingClientRect())
            .map(box => (box.top + box.bottom) / 2)
            .filter(middle => middle < veil.bottom);
          const edges = [veil.top, ...tops, veil.bottom];
          return edges.slice(1).map((edge, index) => edge - edges[index]);
        }"""
    )
    assert len(gaps) > 3
    assert max(gaps) < 100
