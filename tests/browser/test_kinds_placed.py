"""Pairs and orders, answered with the keyboard alone: with scripts and without."""

from playwright.sync_api import expect

from tests.browser.answering import hands_in, starts, tabs_onto, types
from tests.factories import placing


def moves(person, direction: str, text: str) -> None:
    """Press the button "Naik" or "Turun" of an item, and see that it keeps the focus."""
    button = person.page.get_by_role("button", name=f"{direction} {text}", exact=True)
    tabs_onto(person, button)
    person.page.keyboard.press("Enter")
    expect(button).to_be_focused()


def place_of(person, text: str):
    return person.page.get_by_role("combobox", name=f"{text} Urutan ke-", exact=True)


def chooses(person, text: str, place: str) -> None:
    """Choose the place of an item from its list, and see that it keeps the focus."""
    tabs_onto(person, place_of(person, text))
    person.page.keyboard.press(place)
    expect(place_of(person, text)).to_be_focused()


def shown(person) -> list[str]:
    return person.page.locator("order-items [data-item] > p").all_inner_texts()


def test_pairs_are_matched(visitor):
    starts(visitor, "matching")
    for left, right in placing.PAIRS:
        types(visitor, left, right.title()[:8].rstrip())
    expect(visitor.page.get_by_label(placing.PAIRS[2][0])).to_contain_text("Rekayasa AI")
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Karena: Foto lama diberi keterangan baru.")


def test_places_are_chosen(visitor):
    starts(visitor, "ordering")
    for place, text in enumerate(placing.STEPS, start=1):
        chooses(visitor, text, str(place))
    if visitor.has_scripts:
        assert shown(visitor) == list(placing.STEPS)
    else:
        expect(visitor.page.get_by_role("button", name="Naik")).to_have_count(0)
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Karena: Lacak asalnya.")


def test_items_are_moved_up_and_down(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "ordering")
    a, b, c, d = placing.STEPS
    for text in (b, a, c, d):
        moves(person, "Naik", text)
    assert shown(person) == [b, a, c, d]
    moves(person, "Turun", b)
    status = person.page.locator("order-items [role=status]")
    expect(status).to_have_text(f"{b}: kini urutan ke-2 dari 4.")
    assert shown(person) == [a, b, c, d]
    # There is nothing above the first.
    moves(person, "Naik", a)
    assert shown(person) == [a, b, c, d]
    for button in person.page.locator("order-items [data-move]").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    hands_in(person)
    person.sees("100%")


def test_who_arrives_pushes_the_others_on(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "ordering")
    a, b, c, d = placing.STEPS
    for text in (a, b, c):
        moves(person, "Naik", text)
    chooses(person, d, "2")
    assert shown(person) == [a, d, b, c]
    chooses(person, a, "4")
    assert shown(person) == [d, b, c, a]
    # What is left without a place goes to the end, and the others close up.
    chooses(person, b, "Home")
    assert shown(person) == [d, c, a, b]
    assert place_of(person, a).evaluate("list => list.selectedIndex") == 3
    assert place_of(person, b).input_value() == ""
    person.is_told("Tersimpan")
    person.page.reload()
    person.page.locator("order-items:defined").wait_for()
    assert shown(person) == [d, c, a, b]


def test_an_order_that_could_not_be_sent_is_put_back(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "ordering")
    person.watch.allow("ERR_FAILED")
    person.page.route("**/simpan/", lambda route: route.abort())
    a, b, c, d = placing.STEPS
    for text in (d, b, a, c):
        moves(person, "Naik", text)
    person.is_told("Belum terkirim")
    person.page.reload()
    person.page.locator("order-items:defined").wait_for()
    assert shown(person) == [d, b, a, c]
    person.page.unroute("**/simpan/")
    moves(person, "Turun", d)
    person.is_told("Tersimpan")
    person.page.reload()
    assert shown(person) == [b, d, a, c]


def test_the_first_hour(visitor):
    starts(visitor, "first-hour")
    actions = [text for text, _starts, _ends in placing.ACTIONS]
    for place, text in enumerate(actions, start=1):
        if visitor.has_scripts:
            moves(visitor, "Naik", text)
        else:
            chooses(visitor, text, str(place))
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Garis waktu yang disarankan")
    visitor.sees("menit 0–10")
    visitor.sees("Tepat, tidak dilakukan")
    visitor.sees("Karena: Unggah foto korban.")
